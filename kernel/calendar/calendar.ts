import { isWeekday, type LocalDate, localDate, yearOf } from './local-date.ts'

/** `official`: from the State Council's yearly notice. `provisional`: computed ahead of it, and may still move. */
export type CalendarStatus = 'official' | 'provisional'
export type DayKind = 'rest' | 'work'
/** Working time within a working day: local minutes from and to, `[540, 720]` is 09:00 to 12:00. */
export type WorkWindow = readonly [from: number, to: number]

/** One exception to Monday to Friday: a holiday or a make-up day (调休). */
export interface CalendarDay {
  date: LocalDate
  kind: DayKind
  name: string
  source: string
  status: CalendarStatus
}

/** A calendar in memory. It holds whole years; a year that is absent was never imported. */
export interface Calendar {
  id: string
  /** In order, not overlapping, at least one. */
  windows: readonly WorkWindow[]
  days: ReadonlyMap<LocalDate, CalendarDay>
  years: ReadonlyMap<number, CalendarStatus>
}

/** What a Saturday or Sunday without an entry is called in lists of skipped days. */
export const WEEKEND = '周末'

/** Builds a calendar; refuses windows with which no working time could ever pass. */
export function calendarOf(facts: {
  id: string
  windows: readonly WorkWindow[]
  days: readonly CalendarDay[]
  years: readonly { year: number; status: CalendarStatus }[]
}): Calendar {
  let end = -1
  for (const [from, to] of facts.windows) {
    if (from < 0 || from < end || to <= from || to > 1_440)
      throw new RangeError('Working windows must rise and not overlap')
    end = to
  }
  if (end < 0) throw new RangeError('A calendar needs a working window')
  return {
    id: facts.id,
    windows: facts.windows,
    days: new Map(facts.days.map(day => [day.date, day])),
    years: new Map(facts.years.map(year => [year.year, year.status])),
  }
}

/** Make-up day: yes; holiday: no; else Monday to Friday. A year never imported is guessed by the week alone. */
export function isWorkday(calendar: Calendar, date: LocalDate): boolean {
  const exception = calendar.days.get(date)
  return exception ? exception.kind === 'work' : isWeekday(date)
}

export function statusOf(calendar: Calendar, date: LocalDate): CalendarStatus {
  return calendar.years.get(yearOf(date)) === 'official' ? 'official' : 'provisional'
}

/** What to call a rest day when explaining a date. */
export function restName(calendar: Calendar, date: LocalDate): string {
  return calendar.days.get(date)?.name ?? WEEKEND
}

/**
 * The year an administrator must import now, if any: this year, or from 1 November the next one, since the notice
 * comes out around early November.
 */
export function missingYear(calendar: Calendar, now: Date): number | null {
  const today = localDate(now)
  const year = yearOf(today)
  if (calendar.years.get(year) !== 'official') return year
  return today.slice(5) >= '11-01' && calendar.years.get(year + 1) !== 'official' ? year + 1 : null
}
