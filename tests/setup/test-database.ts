import { ensureDictionaries } from '#apps/server/dictionaries.ts'
import { fillCity } from '#city/fill.ts'
import { type Database, migrate } from '#platform/db/index.ts'
import { openQueue } from '#platform/jobs/queue.ts'
import { createLog } from '#platform/log.ts'

/** A Wednesday morning with a long holiday ahead: the moment every test starts at. */
export const TEST_NOW = new Date('2026-09-23T10:00:00+08:00')
/** What `npm run test` builds its template from: the tables, the dictionaries, and a small city with the personas. */
export async function prepareTestDatabase(database: Database): Promise<void> {
  await migrate(database)
  await ensureDictionaries(database, TEST_NOW)
  await fillCity(database.db, { seed: 7, now: TEST_NOW, scale: 'small', matters: 0 })
  // The queue's own tables are part of the template, so that a test does not wait for them.
  const queue = await openQueue(database, { jobs: [], log: createLog('silent'), schedule: false })
  await queue.stop()
}
