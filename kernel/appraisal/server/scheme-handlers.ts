import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import { type Db, jsonb } from '#platform/db/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import { checkScheme } from '../check-scheme.ts'
import { countResult } from '../count-result.ts'
import { schemeRoutes } from '../scheme-contract.ts'
import { rules, subjectKind } from '../scheme.ts'
import { countMeasures } from './close-round.ts'
import { inReach } from './list-rounds.ts'
import { listSchemes, type SchemeRow, toSchemeLine } from './list-schemes.ts'
import { previewSubjects } from './preview-subjects.ts'
import { resultProcedures } from './result-procedures.ts'
import { knownParts } from './scheme-store.ts'

export const schemeHandlers: Handlers<typeof schemeRoutes, Ctx> = {
  listSchemes: ({ query }, ctx) => listSchemes(ctx.tx.db, ctx.scope, query),
  async getScheme({ params }, ctx) {
    const row = await latestVersion(ctx.tx.db, params)
    if (!row || !countsFor(ctx, row)) throw notFound()
    const own = { subjectKind: subjectKind.parse(row.subject_kind), rules: rules.parse(row.rules) }
    const mayDesign = row.area_code !== null && ctx.can('appraisal.design', { areaCode: row.area_code, caseType: null })
    return {
      ...toSchemeLine(row),
      rules: own.rules,
      mayEdit: mayDesign && row.retired_at === null,
      retiredReason: row.retired_reason,
      rounds: await roundsBy(ctx, row),
      problems: checkScheme(own, knownParts()),
    }
  },
  async listSchemeParts() {
    const { measures, hooks } = knownParts()
    return {
      measures: [...measures].map(([key, subject]) => ({ key, subject })),
      procedures: [...resultProcedures()].map(([key, title]) => ({ key, title })),
      hooks: [...hooks],
    }
  },
  async checkScheme({ body }) {
    return { problems: checkScheme(body, knownParts()) }
  },
  async previewScheme({ body }, ctx) {
    if (!ctx.reaches(body.areaCode)) throw notFound()
    requireSound(body)
    const subjects = await previewSubjects(ctx.tx.db, body)
    const period = { rules: body.rules, period_from: body.periodFrom, period_to: body.periodTo }
    const counted = await countMeasures(
      ctx.tx.db,
      period,
      subjects.map(one => one.id),
    )
    return {
      items: subjects.map(({ id, name }) => {
        const parts = countResult(body.rules, { counted: counted.get(id) ?? {}, tallies: {}, adjustments: [] })
        return { subjectId: id, name, parts }
      }),
    }
  },
  saveScheme: ({ body }, ctx) => saveScheme(ctx, body),
  async retireScheme({ params, body }, ctx) {
    const row = await latestVersion(ctx.tx.db, params)
    if (!row || row.area_code === null || !ctx.reaches(row.area_code)) throw notFound()
    if (row.retired_at !== null) throw new DomainError('appraisal.scheme_retired')
    await ctx.tx.db
      .updateTable('appraisal.scheme')
      .set({ retired_at: ctx.now, retired_reason: body.reason })
      .where('district', '=', params.district)
      .where('key', '=', params.key)
      .execute()
    record(ctx, { event: 'appraisal.scheme_retired', row, reason: body.reason })
    return toSchemeLine({ ...row, retired_at: ctx.now })
  },
}

function requireSound(scheme: Parameters<typeof checkScheme>[0]): void {
  const [problem] = checkScheme(scheme, knownParts())
  if (problem) throw invalid(`rules.${problem.at}`, 'appraisal.scheme_unsound', { ...problem })
}

/** Of the caller's reach or above it: a community works by the schemes of its district. */
function countsFor(ctx: Ctx, row: { district: string; area_code: string | null }): boolean {
  if (row.district === NO_DISTRICT) return true
  return ctx.scope.areas.some(
    ({ code }) => code === '' || districtOf(code) === row.district || row.district.startsWith(code),
  )
}

/** What retiring it would touch, as far as the caller reaches. */
async function roundsBy(ctx: Ctx, { district, key }: SchemeRow): Promise<{ drafts: number; running: number }> {
  const counted = await ctx.tx.db
    .selectFrom('appraisal.round as r')
    .select(eb => [
      eb.fn.countAll<number>().filterWhere('r.state', '=', 'draft').as('drafts'),
      eb.fn.countAll<number>().filterWhere('r.state', 'in', ['open', 'counting']).as('running'),
    ])
    .where('r.scheme_district', '=', district)
    .where('r.scheme_key', '=', key)
    .where(inReach(ctx.scope, 'r.area_code'))
    .executeTakeFirstOrThrow()
  return { drafts: Number(counted.drafts), running: Number(counted.running) }
}

async function latestVersion(db: Db, at: { district: string; key: string }): Promise<SchemeRow | undefined> {
  return db
    .selectFrom('appraisal.scheme')
    .selectAll()
    .where('district', '=', at.district)
    .where('key', '=', at.key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

type Body = z.output<typeof schemeRoutes.saveScheme.body>

/** In place while no round has used it; a further version from then on. */
async function saveScheme(ctx: Ctx, body: Body) {
  if (!ctx.reaches(body.areaCode)) throw notFound()
  requireSound(body)
  const { db } = ctx.tx
  const district = districtOf(body.areaCode)
  const last = await latestVersion(db, { district, key: body.key })
  if (last && last.retired_at !== null) throw new DomainError('appraisal.scheme_retired')
  if (last && last.subject_kind !== body.subjectKind) throw invalid('subjectKind', 'appraisal.subject_kind_stays')
  if (last && last.area_code !== body.areaCode) throw new DomainError('appraisal.key_taken', { field: 'key' })
  const version = last ? last.version + (last.frozen_at === null ? 0 : 1) : 1
  const values = {
    district,
    key: body.key,
    version,
    area_code: body.areaCode,
    subject_kind: body.subjectKind,
    rules: jsonb(body.rules),
    created_by: ctx.actor.personId,
    created_at: ctx.now,
    updated_at: ctx.now,
  }
  await db
    .insertInto('appraisal.scheme')
    .values(values)
    .onConflict(conflict =>
      conflict
        .columns(['district', 'key', 'version'])
        .doUpdateSet({ rules: sql`excluded.rules`, updated_at: ctx.now })
        .where('appraisal.scheme.frozen_at', 'is', null),
    )
    .execute()
  const row: SchemeRow = { ...values, rules: body.rules, frozen_at: null, retired_at: null, retired_reason: null }
  record(ctx, { event: 'appraisal.scheme_saved', row })
  return toSchemeLine(row)
}

function record(
  ctx: Ctx,
  {
    event,
    row,
    reason,
  }: { event: 'appraisal.scheme_saved' | 'appraisal.scheme_retired'; row: SchemeRow; reason?: string },
): void {
  writeAudit(ctx.tx, {
    district: row.district,
    actor: ctx.actor,
    event,
    subjectKind: 'appraisal_scheme',
    subjectId: row.key,
    areaCode: row.area_code,
    reason: reason ?? null,
    details: { version: row.version },
  })
}
