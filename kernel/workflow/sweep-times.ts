import { isPaused, requestsOf } from './clocks.ts'
import type { CaseRecord, ClockRow } from './records.ts'

/**
 * The state's own next moment after now: its warning, then its end, then whenever the next level is due to be called;
 * for a held case its review date. Requests may have put an earlier moment of their own on the case; this one
 * disregards them.
 */
export function stateMoment(record: CaseRecord, now: Date): Date | null {
  const { overdue_level: level, next_sweep_at: looked, warn_at: warn, due_at: due, held_until: held } = record.case
  const clock = record.clocks.find(one => one.kind === 'state')
  if (clock && isPaused(clock)) return held
  const own = level > 0 ? looked : warn && warn > now ? warn : due
  return held && (!own || held < own) ? held : own
}

/** The moments beside the state's own: what has been asked must be decided, a held case comes back. */
export function asideMoments(record: CaseRecord): Pick<ClockRow, 'due_at'>[] {
  return [...requestsOf(record), { due_at: record.case.held_until }]
}

/** The earlier of the state's next moment and the ends of the requests that are still to come. */
export function nextSweep(now: Date, state: Date | null, requests: readonly Pick<ClockRow, 'due_at'>[]): string | null {
  const ahead = requests.flatMap(({ due_at: due }) => (due && due > now ? [due] : []))
  const moments = [...(state ? [state] : []), ...ahead].toSorted((a, b) => a.getTime() - b.getTime())
  return moments[0]?.toISOString() ?? null
}

/** The next moment of a clock with these dates: its warning, its end, or at once when both are past. */
export function momentOf(dates: { warnAt: string; dueAt: string }, now: Date): Date {
  const [warn, due] = [new Date(dates.warnAt), new Date(dates.dueAt)]
  return [warn, due].find(moment => moment > now) ?? now
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How long a level has before the next one is called: as long as the limit was, at least an hour, at most a day. */
export function escalationInterval(clock: ClockRow): number {
  const length = (clock.due_at?.getTime() ?? 0) - clock.started_at.getTime()
  return Math.min(Math.max(length, HOUR), DAY)
}

/** How often somebody is reminded of an overdue case that does not escalate. */
export const REMINDERS = 3
