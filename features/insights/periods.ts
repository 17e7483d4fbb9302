import { type AnyPeriod, days, monthEnd, type PeriodKind, shift, startOf } from './dates.ts'

/** Days of the Shanghai calendar, both included. */
export interface Span {
  from: string
  to: string
}

/** A calendar period. Weeks begin on Monday. */
export interface Period extends Span {
  kind: PeriodKind
}

/** The period a day lies in. */
export function periodOf(kind: PeriodKind, day: string): Period {
  const from = startOf(kind, day)
  return { kind, from, to: lastDay(kind, from) }
}

function lastDay(kind: PeriodKind, from: string): string {
  switch (kind) {
    case 'day':
      return from
    case 'week':
      return days.add(from, 6)
    case 'month':
      return monthEnd(from)
    case 'quarter':
      return monthEnd(shift(from, 2))
    case 'year':
      return `${from.slice(0, 4)}-12-31`
  }
}

/** The one before. */
export function before({ kind, from }: AnyPeriod): Period {
  return periodOf(kind, days.add(from, -1))
}

/** A year earlier: the same day, month, quarter or year; for a week the one 52 weeks before. */
export function yearBefore({ kind, from }: AnyPeriod): Period {
  return periodOf(kind, kind === 'week' ? days.add(from, -364) : shift(from, -12))
}

/** What of a period has passed when `last` is the last whole day; null when nothing has. */
export function passed(period: Period, last: string): Span | null {
  if (period.from > last) return null
  return { from: period.from, to: period.to < last ? period.to : last }
}

/** As many days of an earlier period as have passed of the present one: what an unfinished period may be compared with. */
export function sameLength(earlier: Period, present: Period, span: Span): Span {
  if (span.to === present.to) return { from: earlier.from, to: earlier.to }
  const to = days.add(earlier.from, days.between(span.from, span.to))
  return { from: earlier.from, to: to < earlier.to ? to : earlier.to }
}

/** Whole months of a span, which are kept summed, and the days that are left over. */
export function cut({ from, to }: Span): { months: Span | null; days: Span[] } {
  const first = from.endsWith('-01') ? from : shift(`${from.slice(0, 7)}-01`, 1)
  const last = monthEnd(to) === to ? to : days.add(`${to.slice(0, 7)}-01`, -1)
  if (first > last) return { months: null, days: [{ from, to }] }
  return {
    months: { from: first, to: last },
    days: [
      ...(from < first ? [{ from, to: days.add(first, -1) }] : []),
      ...(last < to ? [{ from: days.add(last, 1), to }] : []),
    ],
  }
}
