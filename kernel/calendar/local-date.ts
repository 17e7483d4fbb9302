/** A day of the Chinese civil calendar as `YYYY-MM-DD`. Compares with `<`. */
export type LocalDate = string

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000
/** Asia/Shanghai is UTC+8 all year: no daylight saving since 1991. */
const OFFSET_MS = 8 * HOUR_MS

/** The day in Shanghai at an instant. */
export function localDate(at: Date): LocalDate {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10)
}

/** The instant of a minute of a day in Shanghai; minute 1440 is 24:00. */
export function instantOf(date: LocalDate, minute: number): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - OFFSET_MS + minute * MINUTE_MS)
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from the day of an instant to another day; negative when that lies before it. */
export function daysUntil(from: Date, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${localDate(from)}T00:00:00Z`)) / DAY_MS)
}

/** The same day so many calendar months later; the last day of a shorter month. */
export function monthsLater(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}

/** Monday to Friday. */
export function isWeekday(date: LocalDate): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day >= 1 && day <= 5
}

/** True for a real day written as `YYYY-MM-DD`: 2026-02-30 is none. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text
}
