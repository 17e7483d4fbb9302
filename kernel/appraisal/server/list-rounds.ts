import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { scopeSql } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { contract } from '../contract.ts'
import { ROUND_STATES, type RoundState } from '../round.ts'
import { rules, subjectKind } from '../scheme.ts'

type Query = z.output<typeof contract.routes.listRounds.query>
type Page = z.input<typeof contract.routes.listRounds.reply>

const NOT_A_CASE = { caseType: null, reading: null, district: null, caseId: null, requesterId: null }

/** Rows of appraisals within reach: what lies at an area, and is no case. */
export function inReach(scope: Scope, areaCode: string): Expression<SqlBool> {
  return scopeSql(scope, { areaCode, ...NOT_A_CASE })
}

/** One page within reach, the newest first; the ids of rounds rise with time. */
export async function listRounds(db: Db, scope: Scope, query: Query): Promise<Page> {
  const [last] = query.cursor ? decodeCursor(query.cursor, 1) : []
  const rows = await roundLines(db)
    .where(inReach(scope, 'r.area_code'))
    .$if(query.area !== undefined, found => found.where(underArea(query.area ?? '', 'r.area_code')))
    .$if(query.state !== undefined, found => found.where('r.state', '=', query.state ?? ''))
    .$if(query.scheme !== undefined, found => found.where('r.scheme_key', '=', query.scheme ?? ''))
    .$if(last !== undefined, found => found.where('r.id', '<', sql<string>`${String(last)}::uuid`))
    .orderBy('r.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const end = shown.at(-1)
  return { items: shown.map(toLine), next: rows.length > query.limit && end ? encodeCursor([end.id]) : null }
}

/** Rounds as `r` with their numbers. */
export function roundLines(db: Db) {
  return db
    .selectFrom('appraisal.round as r')
    .innerJoin('territory.area as a', 'a.code', 'r.area_code')
    .selectAll('r')
    .select('a.name as area_name')
    .select(eb => [
      eb
        .selectFrom('appraisal.round_subject as s')
        .select(count => count.fn.countAll<number>().as('n'))
        .whereRef('s.district', '=', 'r.district')
        .whereRef('s.round_id', '=', 'r.id')
        .as('subjects'),
    ])
    .select(turnout('true').as('raters'))
    .select(turnout('v.voted').as('voted'))
}

function turnout(which: 'true' | 'v.voted') {
  return sql<number>`(select count(*) from appraisal.rater as v
    where v.district = r.district and v.round_id = r.id and ${sql.raw(which)})`
}

interface Line {
  district: string
  id: string
  title: string
  scheme_key: string
  rules: unknown
  subject_kind: string
  area_code: string
  area_name: string
  period_from: string
  period_to: string
  state: string
  closes_at: Date
  subjects: number | null
  raters: number
  voted: number
}

function toLine(row: Line): Page['items'][number] {
  return {
    district: row.district,
    id: row.id,
    title: row.title,
    schemeKey: row.scheme_key,
    schemeTitle: rules.parse(row.rules).title,
    subjectKind: subjectKind.parse(row.subject_kind),
    areaCode: row.area_code,
    areaName: row.area_name,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    state: ROUND_STATES.find(state => state === row.state) ?? ('draft' satisfies RoundState),
    closesAt: row.closes_at.toISOString(),
    subjects: Number(row.subjects),
    raters: Number(row.raters),
    voted: Number(row.voted),
  }
}
