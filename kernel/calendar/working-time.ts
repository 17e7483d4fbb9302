import { type Calendar, isWorkday } from './calendar.ts'
import { addDays, instantOf, type LocalDate, localDate } from './local-date.ts'

/** Called with every day that is looked at, in order. */
export type Visit = (date: LocalDate) => void

/** The last minute of work of a day: end of business. */
export function endOfBusiness(calendar: Calendar, date: LocalDate): Date {
  return instantOf(date, calendar.windows.at(-1)?.[1] ?? 1_440)
}

/**
 * The instant at which `ms` of working time have passed since `start`; before opening and during a break the count
 * stands still. What ends exactly with a window is due then, not when the next one opens.
 */
export function addWorkingTime(calendar: Calendar, start: Date, ms: number, visit: Visit = () => undefined): Date {
  let left = ms
  for (let date = localDate(start); ; date = addDays(date, 1)) {
    visit(date)
    for (const [from, to] of openSpans(calendar, date)) {
      const begin = Math.max(from, start.getTime())
      if (begin + left <= to) return new Date(begin + left)
      left -= Math.max(0, to - begin)
    }
  }
}

/** Working time between two instants in milliseconds; 0 when `to` is not after `from`. */
export function workingTimeBetween(calendar: Calendar, from: Date, to: Date): number {
  const [first, last] = [from.getTime(), to.getTime()]
  let sum = 0
  for (let date = localDate(from); instantOf(date, 0) < to; date = addDays(date, 1)) {
    for (const [open, close] of openSpans(calendar, date))
      sum += Math.max(0, Math.min(close, last) - Math.max(open, first))
  }
  return sum
}

/** Working days after `from`, up to and with `to`. */
export function workdaysAfter(calendar: Calendar, from: LocalDate, to: LocalDate): number {
  let count = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkday(calendar, date)) count += 1
  return count
}

function openSpans(calendar: Calendar, date: LocalDate): [from: number, to: number][] {
  if (!isWorkday(calendar, date)) return []
  return calendar.windows.map(([from, to]) => [instantOf(date, from).getTime(), instantOf(date, to).getTime()])
}
