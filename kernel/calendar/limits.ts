import { type Calendar, type CalendarStatus, isWorkday, restName, statusOf } from './calendar.ts'
import { addDays, HOUR_MS, instantOf, type LocalDate, localDate } from './local-date.ts'
import { addWorkingTime, endOfBusiness, workingTimeBetween } from './working-time.ts'

/** Natural time (`hour`, `day`) or time counted on the working calendar (`work_hour`, `work_day`). */
export type LimitUnit = 'hour' | 'day' | 'work_hour' | 'work_day'

/** A time limit; `amount` is a whole number greater than zero. */
export interface Limit {
  amount: number
  unit: LimitUnit
  /** Of `day` only: when the last day is a rest day, the limit ends with the next working day (Civil Code 203). */
  rollOver?: boolean
}

export interface SkippedDay {
  date: LocalDate
  name: string
}

export interface Deadline {
  due: Date
  /** Provisional when a day that was looked at lies in a year without an official import: it may move. */
  status: CalendarStatus
  /** The rest days passed over, in order: the answer to "why this date". */
  skipped: SkippedDay[]
}

/** Share of a limit after which whoever must act is reminded. */
export const WARN_RATIO = 0.8

/**
 * When a limit that starts now ends (Civil Code 200–203).
 * `hour`: from the moment, natural time. `day`: the start day is not counted, ends 24:00. `work_hour`: counted within
 * the working windows only. `work_day`: end of business of the n-th working day after the start day.
 */
export function addLimit(calendar: Calendar, start: Date, limit: Limit): Deadline {
  if (!Number.isInteger(limit.amount) || limit.amount < 1) throw new RangeError('A limit is a whole number above zero')
  switch (limit.unit) {
    case 'hour':
      return { due: new Date(start.getTime() + limit.amount * HOUR_MS), status: 'official', skipped: [] }
    case 'day':
      return addNaturalDays(calendar, start, limit)
    case 'work_hour':
      return addWorkHours(calendar, start, limit.amount)
    case 'work_day':
      return addWorkDays(calendar, start, limit.amount)
  }
}

/**
 * The moment of the early warning: after this share of the time of the limit's own kind, so that a warning of a
 * working-time limit never comes at night.
 */
export function warnAt(calendar: Calendar, start: Date, limit: Limit, ratio: number = WARN_RATIO): Date {
  const { due } = addLimit(calendar, start, limit)
  if (limit.unit === 'hour' || limit.unit === 'day')
    return new Date(start.getTime() + Math.floor((due.getTime() - start.getTime()) * ratio))
  return addWorkingTime(calendar, start, Math.floor(workingTimeBetween(calendar, start, due) * ratio))
}

function addNaturalDays(calendar: Calendar, start: Date, limit: Limit): Deadline {
  let last = addDays(localDate(start), limit.amount)
  const walk = walkOf(calendar)
  while (limit.rollOver && !walk.step(last)) last = addDays(last, 1)
  return { due: instantOf(last, 1_440), ...walk.result() }
}

function addWorkHours(calendar: Calendar, start: Date, hours: number): Deadline {
  const walk = walkOf(calendar)
  const due = addWorkingTime(calendar, start, hours * HOUR_MS, date => walk.step(date))
  return { due, ...walk.result() }
}

function addWorkDays(calendar: Calendar, start: Date, days: number): Deadline {
  const walk = walkOf(calendar)
  let date = localDate(start)
  for (let left = days; left > 0; ) {
    date = addDays(date, 1)
    if (walk.step(date)) left -= 1
  }
  return { due: endOfBusiness(calendar, date), ...walk.result() }
}

/** Remembers what a walk over days leaned on. `step` says whether the day is a working day. */
function walkOf(calendar: Calendar) {
  const skipped: SkippedDay[] = []
  let status: CalendarStatus = 'official'
  return {
    step(date: LocalDate): boolean {
      if (statusOf(calendar, date) === 'provisional') status = 'provisional'
      const work = isWorkday(calendar, date)
      if (!work) skipped.push({ date, name: restName(calendar, date) })
      return work
    },
    result: () => ({ status, skipped }),
  }
}
