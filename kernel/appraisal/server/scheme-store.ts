import { sql } from 'kysely'
import { type District, NO_DISTRICT } from '#kernel/ids/index.ts'
import { type Db, jsonb } from '#platform/db/index.ts'
import { DomainError } from '#platform/error.ts'
import { checkScheme, type Known, type SchemeProblem } from '../check-scheme.ts'
import { rules, type Rules, type Scheme, type SubjectKind, subjectKind } from '../scheme.ts'
import { installedHooks } from './consequences.ts'
import { installedMeasures } from './measures.ts'
import { resultProcedures } from './result-procedures.ts'

/** A scheme a feature ships for all districts. Raise `version` on any change; rounds keep the one they began with. */
export type ShippedScheme = Omit<Scheme, 'district'>

export function knownParts(): Known {
  return {
    measures: new Map([...installedMeasures()].map(([key, { subject }]) => [key, subject])),
    procedures: resultProcedures(),
    hooks: new Set(installedHooks().keys()),
  }
}

/** Throws when a scheme is not sound, with every problem named. */
export function assertSoundScheme(scheme: { subjectKind: SubjectKind; rules: Rules; key: string }): void {
  const problems = checkScheme(scheme, knownParts())
  if (problems.length > 0) throw new Error(`Scheme ${scheme.key} is not sound:\n${problems.map(line).join('\n')}`)
}

const line = ({ problem, at }: SchemeProblem) => `${at} ${problem}`

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
