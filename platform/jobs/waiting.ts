import { fromKysely, PgBoss } from 'pg-boss'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/tables.gen.ts'
import type { Database } from '#platform/db/open.ts'
import { createQueues, QUEUE_SCHEMA } from './queue.ts'

/** A job not yet done, as it travels in a backup. */
const waitingJob = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  data: z.record(z.string(), z.unknown()).nullable(),
  priority: z.int(),
  startAfter: z.string(),
  singletonKey: z.string().nullable(),
})

export type WaitingJob = z.output<typeof waitingJob>

/** One line of what {@link waitingJobs} answers. */
export function parseWaitingJob(line: string): WaitingJob {
  return waitingJob.parse(JSON.parse(line))
}

export async function hasQueue(db: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('jobs.job') is not null as there`.execute(db)
  return rows[0]?.there === true
}

/**
 * Jobs that are not done yet, one JSON object a line. One that is being worked at counts as not done: what it has
 * committed is in the same snapshot, and a job looks before it acts. The queue's own errands are left out, and so are
 * the cron times: every start sets them anew.
 */
export const waitingJobs = sql`
  select json_build_object('id', id, 'name', name, 'data', data, 'priority', priority, 'startAfter', start_after,
    'singletonKey', singleton_key)::text as line
  from jobs.job
  where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss%'
  order by name collate "C", id`

/** The queue's tables and these queues, and a way to put jobs into them within a transaction of the caller. */
export async function openForWaiting(database: Database, names: readonly string[]) {
  const boss = new PgBoss({ ...database.bossOptions, schema: QUEUE_SCHEMA, schedule: false, supervise: false })
  const faults: Error[] = []
  boss.on('error', error => void faults.push(error))
  await boss.start()
  await createQueues(boss, names)
  return {
    /** Each under the id it had: the same job twice is one. */
    async put(db: Kysely<DB>, jobs: readonly WaitingJob[]): Promise<void> {
      for (const [name, own] of Map.groupBy(jobs, job => job.name)) {
        const rows = own.map(({ name: _name, data, singletonKey, ...job }) => ({
          ...job,
          data: data ?? {},
          ...(singletonKey === null ? {} : { singletonKey }),
        }))
        await boss.insert(name, rows, { db: fromKysely(db) })
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}
