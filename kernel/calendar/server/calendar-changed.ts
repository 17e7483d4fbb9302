import { z } from 'zod'
import { defineJob } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'
import type { DayChange } from '../import-check.ts'
import { CACHE_MS, calendarsChangeIn } from './load-calendar.ts'

/** Who does something, as much as a record of it needs. */
export interface ChangeActor {
  personId: string
  name: string
}

/**
 * What happened. `settled` comes again a minute after every change, from a job and without an actor: by then every
 * process has let go of the old calendar, and what was started with it in between can be put right.
 */
export type CalendarChange =
  | { kind: 'year_imported' | 'day_edited'; actor: ChangeActor; source: string; changes: readonly DayChange[] }
  | { kind: 'settled' }

/** Called inside the transaction of the change; `loadCalendar(tx.db, calendarId)` there gives the calendar as changed. */
export type CalendarListener = (
  tx: Tx,
  calendarId: string,
  years: readonly number[],
  change: CalendarChange,
) => Promise<void>

const listeners = new Set<CalendarListener>()

/** Registers what must follow a calendar's change, such as recomputing open clocks. Returns how to take it back. */
export function onCalendarChanged(listener: CalendarListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells the listeners in the changing transaction, and once more when other processes' caches have aged. */
export async function announceChange(
  tx: Tx,
  changed: { calendarId: string; years: readonly number[] },
  change: CalendarChange,
): Promise<void> {
  calendarsChangeIn(tx)
  await tx.enqueue(settleCalendar.name, changed, { startAfter: new Date(tx.now.getTime() + 2 * CACHE_MS) })
  await tell(tx, changed, change)
}

/** Idempotent as long as the listeners are: they look at what is stored and move only what differs. */
export const settleCalendar = defineJob({
  name: 'calendar.settle',
  data: z.object({ calendarId: z.string(), years: z.array(z.int()) }),
  handle: (data, { withTx }) => withTx(tx => tell(tx, data, { kind: 'settled' })),
})

async function tell(
  tx: Tx,
  changed: { calendarId: string; years: readonly number[] },
  change: CalendarChange,
): Promise<void> {
  for (const listener of listeners) await listener(tx, changed.calendarId, changed.years, change)
}
