import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { can, type Scope } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { rules } from '#kernel/appraisal/index.ts'
import { type ExportList, exportList } from '#kernel/desk/server/index.ts'
import { maskName } from '#kernel/people/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { contract } from '../../contract.ts'
import { feedbackStates } from '../../year-contract.ts'
import { registrationsWithin } from '../registrations-within.ts'
import type { Reader } from '../registration-rows.ts'
import type { ReportInDb, ReportInDeps } from '../report-in-deps.ts'
import { openName } from '../seal-name.ts'

const route = contract.routes.listYearGrades
type Query = z.output<typeof route.query>
type Page = z.input<typeof route.reply>

/** One page of published grades within reach: the newest year first, within it in order of registration, never of grade. */
export async function listYearGrades(
  db: ReportInDb,
  scope: Scope,
  { query, reader }: { query: Query; reader: Reader },
): Promise<Page> {
  const { year, area, organisationId, cursor, limit } = query
  const rows = await gradeRows(db, scope)
    .$if(year !== undefined, some => some.where('y.year', '=', year ?? 0))
    .$if(area !== undefined, some => some.where(underArea(area ?? '', 'y.area_code')))
    .$if(organisationId !== undefined, some => some.where('y.organisation_id', '=', organisationId ?? ''))
    .$if(cursor !== undefined, some => some.where(after(cursor ?? '')))
    .orderBy('y.year', 'desc')
    .orderBy('y.id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(row => toGrade(row, reader)), next: last ? encodeCursor([last.year, last.id]) : null }
}

function after(cursor: string): Expression<SqlBool> {
  const [year, id] = decodeCursor(cursor, 2)
  return sql<SqlBool>`(y.year < ${Number(year)} or (y.year = ${Number(year)} and y.id > ${String(id)}::uuid))`
}

export async function getYearGrade(ctx: Ctx, key: { district: string; id: string }, { crypto }: ReportInDeps) {
  const row = await gradeRows(ctx.tx.db, ctx.scope)
    .where('y.district', '=', key.district)
    .where('y.id', '=', key.id)
    .executeTakeFirst()
  if (!row) throw notFound()
  const { basis } = rules.parse(row.rules)
  return { ...toGrade(row, { actor: ctx.actor, now: ctx.now, crypto }), basis }
}

/** A unit hears of a grade once nobody can object any more; the person and the desks from the day it is published. */
function gradeRows(db: ReportInDb, scope: Scope) {
  return db
    .selectFrom('report_in.year_member as y')
    .innerJoin('report_in.registration as r', join =>
      join.onRef('r.district', '=', 'y.district').onRef('r.id', '=', 'y.registration_id'),
    )
    .innerJoin('people.organisation as o', 'o.id', 'y.organisation_id')
    .innerJoin('territory.area as a', 'a.code', 'y.area_code')
    .innerJoin('appraisal.round as d', join =>
      join.onRef('d.district', '=', 'y.district').onRef('d.id', '=', 'y.round_id'),
    )
    .innerJoin('appraisal.round_subject as s', join =>
      join
        .onRef('s.district', '=', 'y.district')
        .onRef('s.round_id', '=', 'y.round_id')
        .on(sql<SqlBool>`s.subject_id = y.person_id::text`),
    )
    .innerJoin('appraisal.result as e', join =>
      join
        .onRef('e.district', '=', 's.district')
        .onRef('e.round_id', '=', 's.round_id')
        .onRef('e.subject_id', '=', 's.subject_id'),
    )
    .select(['y.district', 'y.id', 'y.year', 'y.organisation_id', 'y.area_code', 'y.case_id', 'y.state', 'y.person_id'])
    .select(['r.alg', 'r.key_id', 'r.name_cipher', 'o.name as unit', 'a.name as community'])
    .select(['d.rules', 'd.state as round_state', 's.answer', 'e.band', 'e.reason'])
    .select(
      sql<string[]>`array(select b.words from appraisal.ballot as b where b.district = s.district
        and b.round_id = s.round_id and b.subject_id = s.subject_id and b.words is not null order by b.words)`.as(
        'grounds',
      ),
    )
    .where(
      sql<SqlBool>`e.edition = (select max(later.edition) from appraisal.result as later
        where later.district = s.district and later.round_id = s.round_id and later.subject_id = s.subject_id)`,
    )
    .where(eb =>
      eb.or([
        eb.and([eb('d.state', '=', 'final'), registrationsWithin(scope)]),
        eb.and([eb('d.state', '=', 'published'), registrationsWithin({ ...scope, organisations: [] })]),
      ]),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof gradeRows>['execute']>>[number]

function toGrade(row: Row, reader: Reader): Page['items'][number] {
  const band = rules.parse(row.rules).bands.find(one => one.key === row.band)
  return {
    district: row.district,
    id: row.id,
    year: row.year,
    name: nameFor(row, reader),
    organisation: { id: row.organisation_id, name: row.unit },
    community: { code: row.area_code, name: row.community },
    grade: band?.name ?? null,
    grounds: row.grounds,
    corrected: row.reason,
    answer: row.answer,
    isFinal: row.round_state === 'final',
    feedback: feedbackStates.find(state => state === row.state) ?? null,
    caseId: row.case_id,
  }
}

function nameFor(row: Row, { actor, crypto, masked }: Reader): string | null {
  const name = openName(crypto, row)
  if (name === null) return null
  const near =
    row.person_id === actor.personId ||
    actor.organisations.includes(row.organisation_id) ||
    can(actor, 'report_in.place', { areaCode: row.area_code, caseType: null })
  return near && !masked ? name : maskName(name)
}

const column = (key: string, width: number) => ({ key, title: `report-in:fields.${key}`, width })

/** The year of a community, or of a unit's people, as a file; names masked, because a file goes from hand to hand. */
export function yearGradesList({ crypto }: Pick<ReportInDeps, 'crypto'>): ExportList {
  return exportList({
    list: 'year-grades',
    route,
    read: (query, { tx, scope, actor, now }) =>
      listYearGrades(tx.db, scope, { query, reader: { actor, now, crypto, masked: true } }),
    columns: [
      { ...column('year', 8), value: row => row.year },
      { ...column('name', 12), value: row => row.name },
      { ...column('organisation', 30), value: row => row.organisation.name },
      { ...column('community', 20), value: row => row.community.name },
      { ...column('grade', 10), value: row => row.grade?.zh ?? null },
      { ...column('grounds', 50), value: row => row.grounds.join('；') || null },
      { ...column('corrected', 30), value: row => row.corrected },
      { ...column('answer', 40), value: row => row.answer },
      { ...column('isFinal', 12), value: (row, say) => say(`report-in:year.${row.isFinal ? 'final' : 'published'}`) },
      {
        ...column('feedback', 14),
        value: (row, say) => row.feedback && say(`report-in:procedures.member_year_feedback.states.${row.feedback}`),
      },
    ],
  })
}
