import { sql } from 'kysely'
import { type District, NO_DISTRICT } from '#kernel/ids/index.ts'
import { type Db, jsonb } from '#platform/db/index.ts'
import { DomainError } from '#platform/error.ts'
import type { Log } from '#platform/log.ts'
import { checkScheme, type Known } from '../check-scheme.ts'
import { rules, type Scheme, subjectKind } from '../scheme.ts'
import { installedHooks } from './consequences.ts'
import { installedMeasures } from './measures.ts'
import { resultProcedures } from './result-procedures.ts'

/** A scheme a feature ships for all districts. Raise `version` on any change; rounds keep the one they began with. */
export type ShippedScheme = Omit<Scheme, 'district'>

export function knownParts(): Known {
  return {
    measures: new Map([...installedMeasures()].map(([key, { subject }]) => [key, subject])),
    procedures: new Set(resultProcedures().keys()),
    hooks: new Set(installedHooks().keys()),
  }
}

/**
 * Asked at every start: which schemes in force are not sound here, for example because what they count is no longer
 * installed. They are logged, and no round opens by them until they are mended; the city starts.
 */
export async function reportUnsoundSchemes(db: Db, log: Log): Promise<number> {
  const rows = await db
    .selectFrom('appraisal.scheme')
    .select(['district', 'key', 'version', 'subject_kind', 'rules'])
    .where('retired_at', 'is', null)
    .execute()
  const latest = [...Map.groupBy(rows, row => `${row.district}/${row.key}`).values()].flatMap(
    versions => versions.toSorted((a, b) => b.version - a.version).at(0) ?? [],
  )
  const known = knownParts()
  const unsound = latest.flatMap(row => {
    const own = { subjectKind: subjectKind.parse(row.subject_kind), rules: rules.parse(row.rules) }
    const problems = checkScheme(own, known).map(({ problem, at }) => `${at} ${problem}`)
    return problems.length > 0 ? [{ scheme: `${row.district}/${row.key}`, problems }] : []
  })
  for (const one of unsound) log.error({ event: 'appraisal_scheme_unsound', ...one })
  return unsound.length
}

/** Writes what features ship; what is there already is left as it is. */
export async function ensureSchemes(db: Db, shipped: readonly ShippedScheme[], now: Date): Promise<void> {
  if (shipped.length === 0) return
  await db
    .insertInto('appraisal.scheme')
    .values(
      shipped.map(({ key, version, subjectKind: kind, rules: own }) => ({
        district: NO_DISTRICT,
        key,
        version,
        area_code: null,
        subject_kind: kind,
        rules: jsonb(rules.parse(own)),
        created_at: now,
        updated_at: now,
      })),
    )
    .onConflict(conflict => conflict.columns(['district', 'key', 'version']).doNothing())
    .execute()
}

/** The latest version in force for a district: its own, else the one for all. Throws `appraisal.scheme_unknown`. */
export async function schemeInForce(db: Db, at: { district: District; key: string }): Promise<Scheme> {
  const row = await db
    .selectFrom('appraisal.scheme')
    .select(['district', 'key', 'version', 'subject_kind', 'rules'])
    .where('key', '=', at.key)
    .where('district', 'in', [at.district, NO_DISTRICT])
    .where('retired_at', 'is', null)
    .orderBy(sql`district = ${NO_DISTRICT}`)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new DomainError('appraisal.scheme_unknown', { status: 422, field: 'schemeKey' })
  return {
    district: row.district,
    key: row.key,
    version: row.version,
    subjectKind: subjectKind.parse(row.subject_kind),
    rules: rules.parse(row.rules),
  }
}
