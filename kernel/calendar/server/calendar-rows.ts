import { z } from 'zod'
import type { Db } from '#platform/db/index.ts'
import { notFound } from '#platform/error.ts'
import { type Calendar, type CalendarDay, calendarOf, type CalendarStatus, type WorkWindow } from '../calendar.ts'
import { isLocalDate, yearOf } from '../local-date.ts'

const windows = z.array(z.tuple([z.int(), z.int()]))

export interface CalendarHead {
  id: string
  name: string
  windows: [number, number][]
}
export interface YearRow {
  year: number
  status: CalendarStatus
  source: string
  importedAt: Date
}

export async function readHeads(db: Db): Promise<CalendarHead[]> {
  const rows = await db.selectFrom('calendar.calendar').select(['id', 'name', 'windows']).orderBy('id').execute()
  return rows.map(row => ({ ...row, windows: windows.parse(row.windows) }))
}

export async function readYears(db: Db, calendarId: string): Promise<YearRow[]> {
  const rows = await db
    .selectFrom('calendar.year')
    .select(['year', 'status', 'source', 'imported_at'])
    .where('calendar_id', '=', calendarId)
    .orderBy('year')
    .execute()
  return rows.map(row => ({
    year: row.year,
    status: asStatus(row.status),
    source: row.source,
    importedAt: row.imported_at,
  }))
}

/** The exceptions of one year, or of all, in order. */
export async function readDays(db: Db, calendarId: string, year?: number): Promise<CalendarDay[]> {
  const rows = await db
    .selectFrom('calendar.day')
    .select(['date', 'kind', 'name', 'source', 'status'])
    .where('calendar_id', '=', calendarId)
    .$if(year !== undefined, query => query.where('date', '>=', `${year}-01-01`).where('date', '<=', `${year}-12-31`))
    .orderBy('date')
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind === 'work' ? 'work' : 'rest', status: asStatus(row.status) }))
}

/** The whole calendar as it is in this database handle; 404 when there is none of that id. */
export async function readCalendar(db: Db, id: string): Promise<Calendar> {
  const row = await db.selectFrom('calendar.calendar').select('windows').where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  const parsed: WorkWindow[] = windows.parse(row.windows)
  return calendarOf({ id, windows: parsed, years: await readYears(db, id), days: await readDays(db, id) })
}

export interface YearWrite {
  calendarId: string
  year: number
  status: CalendarStatus
  source: string
  days: readonly CalendarDay[]
  now: Date
}

/** Replaces one year's exceptions. */
export async function writeYear(db: Db, write: YearWrite): Promise<void> {
  const { calendarId, year, status, source, now } = write
  if (write.days.some(day => !isLocalDate(day.date) || yearOf(day.date) !== year))
    throw new RangeError('Day of another year')
  await db
    .deleteFrom('calendar.day')
    .where('calendar_id', '=', calendarId)
    .where('date', '>=', `${year}-01-01`)
    .where('date', '<=', `${year}-12-31`)
    .execute()
  await db
    .insertInto('calendar.year')
    .values({ calendar_id: calendarId, year, status, source, imported_at: now })
    .onConflict(clash => clash.columns(['calendar_id', 'year']).doUpdateSet({ status, source, imported_at: now }))
    .execute()
  if (write.days.length > 0)
    await db
      .insertInto('calendar.day')
      .values(write.days.map(day => ({ calendar_id: calendarId, ...day })))
      .execute()
}

/** Locks a calendar until commit, so that two changes of it follow one another; 404 when there is none. */
export async function lockCalendar(db: Db, id: string): Promise<void> {
  const row = await db.selectFrom('calendar.calendar').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
}

function asStatus(value: string): CalendarStatus {
  return value === 'official' ? 'official' : 'provisional'
}
