import {
  addLimit,
  addWorkingTime,
  type Calendar,
  endOfBusiness,
  instantOf,
  localDate,
  workdaysAfter,
  workingTimeBetween,
} from '#kernel/calendar/index.ts'
import type { CaseRecord, ClockRow, Effects, RequestKind } from './records.ts'

type Redate = NonNullable<Effects['redate']>

/** The clock of the state a case waits in; undefined when it is closed. */
export function stateClock(record: CaseRecord): ClockRow | undefined {
  return record.clocks.find(clock => clock.kind === 'state')
}

/** A request that waits for a decision or an answer, on a clock of its own. */
export function pending(record: CaseRecord, kind: RequestKind): ClockRow | undefined {
  return record.clocks.find(clock => clock.kind === kind)
}

export function requestsOf(record: CaseRecord): ClockRow[] {
  return record.clocks.filter(clock => clock.kind !== 'state')
}

export function isPaused(clock: ClockRow): boolean {
  return clock.why.pauses.some(pause => pause.to === null)
}

/** When a clock that stands still runs again: at the review date, or by the time the request must be decided. */
export function resumesAt(heldUntil: Date | null, clocks: readonly ClockRow[]): Date | null {
  const request = clocks.find(clock => clock.kind !== 'state' && clock.kind !== 'supervision')
  return heldUntil ?? request?.due_at ?? null
}

/** The dates a clock has, unless something moves them. */
export function asItIs(clock: ClockRow, why = clock.why): Redate {
  const due = clock.due_at ?? clock.started_at
  return {
    dueAt: due.toISOString(),
    warnAt: (clock.warn_at ?? due).toISOString(),
    status: clock.calendar_status,
    why,
  }
}

/** The clock stands still from now on. */
export function paused(clock: ClockRow, now: Date): Redate {
  return asItIs(clock, { ...clock.why, pauses: [...clock.why.pauses, { from: now.toISOString(), to: null }] })
}

/**
 * The clock runs again: what was left of it when it stopped is left now, in the unit of its limit. A clock that had
 * run out before keeps its date: a hold forgives no delay.
 */
export function resumed(calendar: Calendar, clock: ClockRow, now: Date): Redate {
  const pauses = clock.why.pauses.map(pause => (pause.to === null ? { ...pause, to: now.toISOString() } : pause))
  const why = { ...clock.why, pauses }
  const stood = clock.why.pauses.find(pause => pause.to === null)
  const from = stood ? new Date(stood.from) : now
  if (!clock.due_at || clock.due_at <= from) return asItIs(clock, why)
  const due = shifted(calendar, clock, { from, now, date: clock.due_at })
  const warn = clock.warn_at && clock.warn_at > from ? warning(calendar, clock, { from, now, due }) : clock.warn_at
  return { dueAt: due.toISOString(), warnAt: (warn ?? due).toISOString(), status: clock.calendar_status, why }
}

const DAY = 86_400_000

function shifted(calendar: Calendar, clock: ClockRow, at: { from: Date; now: Date; date: Date }): Date {
  const { from, now, date } = at
  switch (clock.why.limit.unit) {
    case 'hour':
      return new Date(now.getTime() + date.getTime() - from.getTime())
    case 'work_hour':
      return addWorkingTime(calendar, now, workingTimeBetween(calendar, from, date))
    case 'day': {
      // A limit of days ends at 24:00, which is already the next date.
      const last = localDate(new Date(date.getTime() - 1))
      const left = Math.round((Date.parse(last) - Date.parse(localDate(from))) / DAY)
      return left > 0 ? addLimit(calendar, now, { amount: left, unit: 'day' }).due : instantOf(localDate(now), 1_440)
    }
    case 'work_day': {
      const left = workdaysAfter(calendar, localDate(from), localDate(date))
      const today = endOfBusiness(calendar, localDate(now))
      if (left === 0 && today > now) return today
      return addLimit(calendar, now, { amount: Math.max(left, 1), unit: 'work_day' }).due
    }
  }
}

/** The warning keeps its distance in time of the limit's own kind, and never lies after the end. */
function warning(calendar: Calendar, clock: ClockRow, at: { from: Date; now: Date; due: Date }): Date {
  const { from, now, due } = at
  const warn = clock.warn_at ?? due
  const natural = clock.why.limit.unit === 'hour' || clock.why.limit.unit === 'day'
  const moved = natural
    ? new Date(now.getTime() + warn.getTime() - from.getTime())
    : addWorkingTime(calendar, now, workingTimeBetween(calendar, from, warn))
  return moved < due ? moved : due
}
