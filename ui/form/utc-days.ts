/** Days as a calendar to choose from needs them: each a `Date` at midnight UTC, so that no zone moves it. */

const DAY = 86_400_000
/** Business days are those of Shanghai. */
const EAST_8 = 8 * 3_600_000
/** Monday: the week of GB/T 7408, and of every calendar on a wall in China that is not printed abroad. */
const FIRST_OF_WEEK = 1

export function dayOf(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && textOf(day) === text ? day : null
}

export function textOf(day: Date): string {
  return day.toISOString().slice(0, 10)
}

function on(year: number, month: number, date: number): Date {
  return new Date(Date.UTC(year, month, date))
}

/** The same date of another month, or its last where it is shorter. */
function inMonth(day: Date, month: number): Date {
  const last = on(day.getUTCFullYear(), month + 1, 0).getUTCDate()
  return on(day.getUTCFullYear(), month, Math.min(day.getUTCDate(), last))
}

const addDate = (day: Date, diff: number) => new Date(day.getTime() + diff * DAY)
const addMonth = (day: Date, diff: number) => inMonth(day, day.getUTCMonth() + diff)
const same = (day: Date) => day
const none = () => 0

function firstOfWeek(_locale: string, day: Date): Date {
  return addDate(day, -((day.getUTCDay() + 7 - FIRST_OF_WEEK) % 7))
}

/** Of ISO 8601: the week with the year's first Thursday is its first. */
function weekOf(_locale: string, day: Date): number {
  const thursday = addDate(firstOfWeek('', day), 3)
  return 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * DAY))
}

function format(_locale: string, day: Date, pattern: string): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const parts: Record<string, string> = {
    YYYY: String(day.getUTCFullYear()).padStart(4, '0'),
    MM: two(day.getUTCMonth() + 1),
    M: String(day.getUTCMonth() + 1),
    DD: two(day.getUTCDate()),
    D: String(day.getUTCDate()),
  }
  return pattern.replace(/YYYY|MM?|DD?/g, part => parts[part] ?? part)
}

function names(locale: string, options: Intl.DateTimeFormatOptions, days: readonly Date[]): string[] {
  const say = new Intl.DateTimeFormat(locale.replace('_', '-'), { ...options, timeZone: 'UTC' })
  return days.map(day => say.format(day))
}

/** 1 November 2026 is a Sunday. */
const week = Array.from({ length: 7 }, (_, index) => on(2026, 10, 1 + index))
const year = Array.from({ length: 12 }, (_, index) => on(2026, index, 1))

/** The arithmetic of the calendar that is opened, in the shape its library takes. */
export const utcDays = {
  getNow: () => new Date(`${textOf(new Date(Date.now() + EAST_8))}T00:00:00Z`),
  getFixedDate: (text: string) => dayOf(text) ?? new Date(Number.NaN),
  getEndDate: (day: Date) => on(day.getUTCFullYear(), day.getUTCMonth() + 1, 0),
  getWeekDay: (day: Date) => day.getUTCDay(),
  getYear: (day: Date) => day.getUTCFullYear(),
  getMonth: (day: Date) => day.getUTCMonth(),
  getDate: (day: Date) => day.getUTCDate(),
  getHour: none,
  getMinute: none,
  getSecond: none,
  getMillisecond: none,
  addYear: (day: Date, diff: number) => addMonth(day, 12 * diff),
  addMonth,
  addDate,
  setYear: (day: Date, to: number) => addMonth(day, 12 * (to - day.getUTCFullYear())),
  setMonth: inMonth,
  setDate: (day: Date, to: number) => on(day.getUTCFullYear(), day.getUTCMonth(), to),
  setHour: same,
  setMinute: same,
  setSecond: same,
  setMillisecond: same,
  isAfter: (a: Date, b: Date) => a > b,
  isValidate: (day: Date) => !Number.isNaN(day.getTime()),
  locale: {
    getWeekFirstDay: () => FIRST_OF_WEEK,
    getWeekFirstDate: firstOfWeek,
    getWeek: weekOf,
    format,
    parse: (_locale: string, text: string) => dayOf(text),
    getShortWeekDays: (locale: string) =>
      names(locale, { weekday: locale.startsWith('zh') ? 'narrow' : 'short' }, week),
    getShortMonths: (locale: string) => names(locale, { month: 'short' }, year),
  },
}
