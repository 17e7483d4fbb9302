import { type Expression, type SqlBool, sql } from 'kysely'
import { type Actor, type Scope, scopeOf } from '#kernel/access/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { notFound } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import type { Tx } from '#platform/tx.ts'
import { defineJob } from '#platform/jobs/job.ts'
import { z } from 'zod'
import { reportInLookBack } from '../procedures.ts'
import type { LookBack } from '../shapes.ts'
import { beginCase, machine } from './begin-case.ts'
import type { ReportInDb, ReportInHandlers } from './report-in-deps.ts'
import { readSettings } from './settings-handlers.ts'

export const lookBackHandlers = {
  async listLookBacks({ query }, ctx) {
    const rows = await lookBacks(ctx.tx.db)
      .where(within(ctx.scope))
      .$if(query.year !== undefined, some => some.where('l.year', '=', query.year ?? 0))
      .$if(query.cursor !== undefined, some =>
        some.where(sql<SqlBool>`l.id < ${String(decodeCursor(query.cursor ?? '', 1)[0])}::uuid`),
      )
      .orderBy('l.id', 'desc')
      .limit(query.limit + 1)
      .execute()
    const shown = rows.slice(0, query.limit)
    const last = rows.length > query.limit ? shown.at(-1) : undefined
    return { items: shown.map(toLookBack), next: last ? encodeCursor([last.id]) : null }
  },
  async getLookBack({ params }, ctx) {
    const row = await lookBacks(ctx.tx.db)
      .where('l.district', '=', params.district)
      .where('l.id', '=', params.id)
      .where(within(ctx.scope))
      .executeTakeFirst()
    if (!row) throw notFound()
    return toLookBack(row)
  },
  async openLookBacks({ body }, ctx) {
    if (!ctx.reaches(body.areaCode)) throw notFound()
    return { opened: await openFor(ctx.tx, { areaCode: body.areaCode, year: body.year, actor: ctx.actor }) }
  },
} satisfies Partial<ReportInHandlers>

function lookBacks(db: ReportInDb) {
  return db
    .selectFrom('report_in.look_back as l')
    .innerJoin('people.organisation as o', 'o.id', 'l.organisation_id')
    .selectAll('l')
    .select('o.name as organisation_name')
}

function toLookBack(row: Awaited<ReturnType<ReturnType<typeof lookBacks>['executeTakeFirstOrThrow']>>): LookBack {
  const { district, id, year, counted, missing, findings } = row
  return {
    ...{ district, id, year, counted, missing, findings },
    organisation: { id: row.organisation_id, name: row.organisation_name },
    state: row.state as LookBack['state'],
    caseId: row.case_id,
    doneOn: row.done_on,
  }
}

/** By place or by the unit; a look-back is nobody's own. */
function within(scope: Scope): Expression<SqlBool> {
  const parts = [
    ...scope.areas.map(area => underArea(area.code, 'l.area_code')),
    ...scope.organisations.map(({ organisationId }) => sql<SqlBool>`l.organisation_id = ${organisationId}::uuid`),
  ]
  return parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

/** One for every unit with people under the area that was not asked yet this year; how many were opened. */
async function openFor(tx: Tx, asked: { areaCode: string; year: number; actor: Actor }): Promise<number> {
  const scope = scopeOf(asked.actor, 'report_in.oversee')
  if (scope.areas.length === 0) return 0
  const units = await tx.db
    .selectFrom('report_in.registration as r')
    .innerJoin('people.organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.district', 'r.organisation_id', 'o.name'])
    .distinct()
    .where(underArea(asked.areaCode, 'r.area_code'))
    .where('r.kind', '=', 'member')
    .where('r.state', 'in', ['registered', 'expected'])
    .where(
      sql<SqlBool>`not exists (select 1 from report_in.look_back as l where l.district = r.district
        and l.organisation_id = r.organisation_id and l.year = ${asked.year})`,
    )
    .orderBy('r.organisation_id')
    .limit(500)
    .execute()
  for (const unit of units) await openOne(tx, { ...unit, ...asked })
  return units.length
}

interface NewLookBack {
  district: string
  organisation_id: string
  name: string
  year: number
  actor: Actor
}

async function openOne(tx: Tx, { district, organisation_id, name, year, actor }: NewLookBack): Promise<void> {
  const [id, caseId] = [newId(tx.now), newId(tx.now)]
  tx.gather(
    tx.db.insertInto('report_in.look_back').values({
      ...{ district, id, organisation_id, year },
      // The district: a unit's people live all over it.
      area_code: district,
      state: 'checking',
      case_id: caseId,
      created_at: tx.now,
    }),
  )
  await beginCase(tx, {
    procedure: reportInLookBack.key,
    subjectKind: 'look_back',
    subjectId: id,
    caseId,
    district,
    areaCode: district,
    title: translate('zh', 'report-in:titles.look_back', { unit: name, year }),
    place: '',
    organisationId: organisation_id,
    next: 'checking',
    requesterId: null,
    actor,
  })
  await tx.flush()
}

/** From the day the city settled on, every unit is asked once a year (C42); who is asked already is left alone. */
export const openLookBacksJob = defineJob({
  name: 'report-in.open-look-backs',
  data: z.object({}),
  cron: '30 6 * * *',
  async handle(_data, { withTx }) {
    await withTx(async tx => {
      const today = shanghaiDate(tx.now)
      const { lookBackDay } = await readSettings(tx.db)
      if (today.slice(5) < lookBackDay) return
      await openFor(tx, { areaCode: '', year: Number(today.slice(0, 4)), actor: machine })
    })
  },
})
