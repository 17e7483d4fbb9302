import { sql } from 'kysely'
import { monthsLater } from '#kernel/calendar/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Role } from '#kernel/people/index.ts'
import { MEMBER_YEAR } from '../../year-scheme.ts'
import type { ReportInDb } from '../report-in-deps.ts'
import { readSettings } from '../settings-handlers.ts'

/** People of the community itself grade: those who sit there, not those who oversee it. */
const RATERS: Role[] = ['community_dispatcher', 'community_checker', 'community_worker']

export interface YearOf {
  areaCode: string
  year: number
  now: Date
}

/** A year ends on its last day; while it lasts, today. */
export function periodOf({ year, now }: Pick<YearOf, 'year' | 'now'>): { from: string; to: string } {
  const today = shanghaiDate(now)
  const last = `${year}-12-31`
  return { from: `${year}-01-01`, to: last < today ? last : today }
}

/**
 * Who is registered in the community now, in order of registration, once each. Whoever came too late in the year is left out by
 * a setting; whoever has no account is left out because they could neither be told nor answer.
 */
export async function membersOfYear(db: ReportInDb, of: YearOf) {
  const { yearMonths } = await readSettings(db)
  const since = monthsLater(periodOf(of).to, -yearMonths)
  const rows = await db
    .selectFrom('report_in.registration as r')
    .leftJoin('territory.building as b', join =>
      join.onRef('b.district', '=', 'r.district').onRef('b.id', '=', 'r.building_id'),
    )
    .select(['r.district', 'r.id', 'r.person_id', 'r.organisation_id', 'r.reported_on', 'b.name as building'])
    .select(['r.alg', 'r.key_id', 'r.name_cipher'])
    .where('r.community_code', '=', of.areaCode)
    .where('r.kind', '=', 'member')
    .where('r.state', '=', 'registered')
    .orderBy('r.id')
    .limit(1000)
    .execute()
  const inTime = rows.filter(row => row.reported_on !== null && row.reported_on <= since)
  const told = [...new Map(inTime.flatMap(row => (row.person_id ? [[row.person_id, row] as const] : []))).entries()]
  return {
    minMonths: yearMonths,
    tooNew: rows.length - inTime.length,
    untold: inTime.filter(row => row.person_id === null).length,
    members: told.map(([personId, row]) => ({ ...row, personId })),
  }
}

/** Those with a post at exactly this community and an account to grade with, by name. */
export async function ratersOf(db: ReportInDb, { areaCode, now }: Pick<YearOf, 'areaCode' | 'now'>) {
  const today = shanghaiDate(now)
  return db
    .selectFrom('people.post as t')
    .innerJoin('people.person as n', 'n.id', 't.person_id')
    .select(['n.id', 'n.name'])
    .distinct()
    .where('t.area_code', '=', areaCode)
    .where('t.role', 'in', RATERS)
    .where('t.valid_from', '<=', today)
    .where(eb => eb.or([eb('t.valid_to', 'is', null), eb('t.valid_to', '>', today)]))
    .where(sql<boolean>`exists (select 1 from auth."user" as u where u.person_id = n.id)`)
    .orderBy('n.name')
    .orderBy('n.id')
    .execute()
}

/** The round of that year in that community which was not given up. */
export async function roundOfYear(db: ReportInDb, { areaCode, year }: Pick<YearOf, 'areaCode' | 'year'>) {
  const row = await db
    .selectFrom('appraisal.round')
    .select(['district', 'id'])
    .where('scheme_key', '=', MEMBER_YEAR)
    .where('area_code', '=', areaCode)
    .where('period_from', '=', `${year}-01-01`)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst()
  return row ?? null
}
