import type { CaseRecord, ClockRow } from './records.ts'

/**
 * The state's own next moment: its warning, then its end, then whenever the next level is due to be called. A pending
 * extension request may have put an earlier moment of its own on the case; this one disregards it.
 */
export function stateMoment(record: CaseRecord, now: Date): Date | null {
  const { overdue_level: level, next_sweep_at: looked, warn_at: warn, due_at: due } = record.case
  if (level > 0) return looked
  return warn && warn > now ? warn : due
}

/** The earlier of the state's next moment and the end of a pending extension request, if that is still to come. */
export function nextSweep(now: Date, state: Date | null, pending: Pick<ClockRow, 'due_at'> | undefined): string | null {
  const request = pending?.due_at && pending.due_at > now ? pending.due_at : null
  if (state === null) return request?.toISOString() ?? null
  return (request && request < state ? request : state).toISOString()
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
