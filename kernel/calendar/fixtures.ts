import { type Calendar, calendarOf } from './calendar.ts'
import { instantOf, type LocalDate } from './local-date.ts'
import { NATIONAL_CALENDAR, OFFICE_WINDOWS, shippedYears } from './shipped-days.ts'

/** The shipped national calendar in memory. */
export function nationalCalendar(): Calendar {
  return calendarOf({
    id: NATIONAL_CALENDAR,
    windows: OFFICE_WINDOWS,
    days: shippedYears.flatMap(year => year.days),
    years: shippedYears,
  })
}

/** The instant of a wall-clock time in Shanghai: `shanghai('2026-09-24', '10:30')`. */
export function shanghai(date: LocalDate, time: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return instantOf(date, hour * 60 + minute)
}
