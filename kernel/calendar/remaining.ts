import { type Locale, translate } from '#platform/i18n.ts'
import type { Calendar } from './calendar.ts'
import type { LimitUnit } from './limits.ts'
import { DAY_MS, HOUR_MS, localDate, MINUTE_MS } from './local-date.ts'
import { workdaysAfter, workingTimeBetween } from './working-time.ts'

/** What is left, or how long it is overdue, in the largest unit that says it honestly. `amount` is at least 1. */
export interface Remaining {
  unit: 'minute' | LimitUnit
  amount: number
  overdue: boolean
}

/**
 * Time left until a deadline, counted as its limit is counted, always rounded down. A working-day limit falls to
 * working hours on its last day; when no working time lies between (the Saturday after a Friday's deadline), natural
 * time is told.
 */
export function remaining(calendar: Calendar, now: Date, due: Date, unit: LimitUnit): Remaining {
  const overdue = now > due
  const [from, to] = overdue ? [due, now] : [now, due]
  const worked = unit === 'work_day' || unit === 'work_hour' ? working(calendar, { from, to }, unit) : null
  return { ...(worked ?? natural(to.getTime() - from.getTime(), unit)), overdue }
}

/** A sentence such as 还剩 3 个工作日 or "3 working days left"; needs the calendar's messages registered. */
export function remainingText(locale: Locale, left: Remaining): string {
  const key = `calendar:remaining.${left.overdue ? 'overdue' : 'left'}.${left.unit}`
  return translate(locale, key, { count: left.amount })
}

type Span = Pick<Remaining, 'unit' | 'amount'>

function working(calendar: Calendar, span: { from: Date; to: Date }, unit: 'work_day' | 'work_hour'): Span | null {
  const days = unit === 'work_day' ? workdaysAfter(calendar, localDate(span.from), localDate(span.to)) : 0
  if (days > 0) return { unit: 'work_day', amount: days }
  const ms = workingTimeBetween(calendar, span.from, span.to)
  if (ms >= HOUR_MS) return { unit: 'work_hour', amount: Math.floor(ms / HOUR_MS) }
  return ms >= MINUTE_MS ? { unit: 'minute', amount: Math.floor(ms / MINUTE_MS) } : null
}

/** A limit in days turns to hours on its last day; one in hours is told in hours up to two days. */
function natural(ms: number, unit: LimitUnit): Span {
  const inDays = unit === 'day' || unit === 'work_day' ? DAY_MS : 2 * DAY_MS
  if (ms >= inDays) return { unit: 'day', amount: Math.floor(ms / DAY_MS) }
  if (ms >= HOUR_MS) return { unit: 'hour', amount: Math.floor(ms / HOUR_MS) }
  return { unit: 'minute', amount: Math.max(1, Math.floor(ms / MINUTE_MS)) }
}
