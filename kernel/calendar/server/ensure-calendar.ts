import { type Db, jsonb } from '#platform/db/index.ts'
import { NATIONAL_CALENDAR, NATIONAL_CALENDAR_NAME, OFFICE_WINDOWS, shippedYears } from '../shipped-days.ts'

/**
 * Gives a database the national calendar with the shipped years. What is there stays as it is: a year that was
 * imported or edited here is never overwritten by a newer program.
 */
export async function ensureCalendar(db: Db, now: Date = new Date()): Promise<void> {
  await db
    .insertInto('calendar.calendar')
    .values({
      id: NATIONAL_CALENDAR,
      name: NATIONAL_CALENDAR_NAME,
      windows: jsonb(OFFICE_WINDOWS),
      updated_at: now,
    })
    .onConflict(clash => clash.doNothing())
    .execute()
  for (const { year, status, source, days } of shippedYears) {
    const added = await db
      .insertInto('calendar.year')
      .values({ calendar_id: NATIONAL_CALENDAR, year, status, source, imported_at: now })
      .onConflict(clash => clash.doNothing())
      .returning('year')
      .executeTakeFirst()
    if (!added) continue
    await db
      .insertInto('calendar.day')
      .values(days.map(day => ({ calendar_id: NATIONAL_CALENDAR, ...day })))
      .onConflict(clash => clash.doNothing())
      .execute()
  }
}
