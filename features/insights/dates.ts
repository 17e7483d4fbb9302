export const periodKinds = ['day', 'week', 'month', 'quarter', 'year'] as const
export type PeriodKind = (typeof periodKinds)[number]

export interface AnyPeriod {
  kind: PeriodKind
  from: string
}

const DAY_MS = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const text = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export const days = {
  add: (day: string, count: number): string => text(at(day) + count * DAY_MS),
  between: (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY_MS),
}

/** Months later, or earlier; a day that month does not have becomes its last. */
export function shift(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const first = text(Date.UTC(year, month - 1 + months, 1))
  const end = monthEnd(first)
  const same = `${first.slice(0, 8)}${day.slice(8)}`
  return same > end ? end : same
}

export function monthEnd(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return text(Date.UTC(year, month, 0))
}

/** First day of the period a day lies in. */
export function startOf(kind: PeriodKind, day: string): string {
  switch (kind) {
    case 'day':
      return day
    case 'week':
      return days.add(day, -((new Date(at(day)).getUTCDay() + 6) % 7))
    case 'month':
      return `${day.slice(0, 7)}-01`
    case 'quarter':
      return `${day.slice(0, 5)}${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
    case 'year':
      return `${day.slice(0, 4)}-01-01`
  }
}

/** The last whole day at an instant: yesterday in Shanghai (UTC+8, no daylight saving). */
export function lastWholeDay(now: Date): string {
  return text(now.getTime() + 8 * 3_600_000 - DAY_MS)
}
