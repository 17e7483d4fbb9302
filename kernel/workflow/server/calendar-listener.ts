import { sql } from 'kysely'
import { onCalendarChanged } from '#kernel/calendar/server/index.ts'
import { NATIONAL_CALENDAR } from '#kernel/calendar/index.ts'
import type { Tx } from '#platform/tx.ts'
import { planRecalculate } from '../sweep.ts'
import { plan } from './plan-context.ts'
import { lockRecord } from './read-record.ts'
import { announce, procedures } from './runtime.ts'
import { writeChange } from './write-change.ts'

const DAY = 86_400_000

/** From now on an amended calendar moves the running clocks that lean on it. Returns how to take it back. */
export function followCalendar(): () => void {
  return onCalendarChanged(async (tx, calendarId, years) => {
    if (calendarId === NATIONAL_CALENDAR) await recalculate(tx, years)
  })
}

/** Counts every running clock again that touches one of the years; those whose date stays are not written. */
export async function recalculate(tx: Tx, years: readonly number[]): Promise<number> {
  const [first, last] = [Math.min(...years), Math.max(...years)]
  // A clock that ends on New Year's Eve at midnight still looked at the next day.
  const from = new Date(new Date(`${first}-01-01T00:00:00+08:00`).getTime() - DAY)
  const until = new Date(`${last + 1}-01-01T00:00:00+08:00`)
  const { rows } = await sql<{ district: string; id: string }>`
    select district, id from workflow.case
    where not final and due_at >= ${from} and clock_started_at < ${until} order by district, id`.execute(tx.db)
  let moved = 0
  for (const { district, id } of rows) {
    const record = await lockRecord(tx, { district, caseId: id })
    if (!record) continue
    const procedure = procedures().get(record.case.procedure, record.case.procedure_version)
    const change = await plan(tx, ctx => planRecalculate(ctx, procedure, record))
    if (!change) continue
    writeChange(tx, change)
    // One statement a case: thousands of them would not fit into one.
    await tx.flush()
    await announce(tx, change.events)
    moved += 1
  }
  return moved
}
