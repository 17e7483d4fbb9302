import { DomainError, invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import type { CalendarDay, DayKind } from '../calendar.ts'
import {
  checkYear,
  compareDays,
  type DayChange,
  isFixedHoliday,
  type RowFault,
  type YearFile,
} from '../import-check.ts'
import { isWeekday, type LocalDate, yearOf } from '../local-date.ts'
import { announceChange, type ChangeActor } from './calendar-changed.ts'
import { lockCalendar, readDays, readYears, writeYear } from './calendar-rows.ts'

export interface YearResult {
  applied: boolean
  faults: RowFault[]
  changes: DayChange[]
}

/** Replaces a year. With faults nothing is written, whether it was meant as a trial or not. */
export async function importYear(
  tx: Tx,
  input: { calendarId: string; file: YearFile; dryRun: boolean; actor: ChangeActor },
): Promise<YearResult> {
  const { calendarId, file, actor } = input
  await lockCalendar(tx.db, calendarId)
  const before = (await readYears(tx.db, calendarId)).find(row => row.year === file.year)
  if (before?.status === 'official' && file.status === 'provisional')
    throw new DomainError('calendar.year_is_official', { field: 'status', params: { year: file.year } })
  const { faults, days } = checkYear(file)
  const changes = compareDays(await readDays(tx.db, calendarId, file.year), days)
  if (input.dryRun || faults.length > 0) return { applied: false, faults, changes }
  await writeYear(tx.db, { ...file, calendarId, days, now: tx.now })
  await touch(tx, calendarId)
  await announceChange(
    tx,
    { calendarId, years: [file.year] },
    { kind: 'year_imported', actor, source: file.source, changes },
  )
  return { applied: true, faults, changes }
}

export interface DayEdit {
  calendarId: string
  date: LocalDate
  kind: DayKind | null
  name: string
  source: string
  actor: ChangeActor
}

/** Changes one day of a year that has been imported; the day takes the status of its year. */
export async function editDay(tx: Tx, edit: DayEdit): Promise<Omit<CalendarDay, 'kind'> & { kind: DayKind | null }> {
  const { calendarId, date, kind, name, source, actor } = edit
  await lockCalendar(tx.db, calendarId)
  const year = (await readYears(tx.db, calendarId)).find(row => row.year === yearOf(date))
  if (!year) throw new DomainError('calendar.year_missing', { params: { year: yearOf(date) } })
  if (kind === 'work' && isWeekday(date)) throw invalid('kind', 'calendar.work_on_weekday', { date })
  if (kind !== 'rest' && isFixedHoliday(date)) throw invalid('kind', 'calendar.fixed_holiday', { date })
  const before = (await readDays(tx.db, calendarId, year.year)).filter(day => day.date === date)
  const after = kind === null ? [] : [{ date, kind, name, source, status: year.status }]
  await replaceDay(tx, { calendarId, date, after: after[0] })
  await touch(tx, calendarId)
  const changes = compareDays(before, after)
  await announceChange(tx, { calendarId, years: [year.year] }, { kind: 'day_edited', actor, source, changes })
  return { date, kind, name, source, status: year.status }
}

async function replaceDay(
  tx: Tx,
  write: { calendarId: string; date: LocalDate; after: CalendarDay | undefined },
): Promise<void> {
  await tx.db
    .deleteFrom('calendar.day')
    .where('calendar_id', '=', write.calendarId)
    .where('date', '=', write.date)
    .execute()
  if (!write.after) return
  await tx.db
    .insertInto('calendar.day')
    .values({ calendar_id: write.calendarId, ...write.after })
    .execute()
}

async function touch(tx: Tx, calendarId: string): Promise<void> {
  await tx.db.updateTable('calendar.calendar').set({ updated_at: tx.now }).where('id', '=', calendarId).execute()
}
