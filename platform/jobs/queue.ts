import { fromKysely, PgBoss } from 'pg-boss'
import type { Database } from '#platform/db/open.ts'
import type { Log } from '#platform/log.ts'
import type { Enqueue } from './enqueue.ts'
import type { Job, JobDeps } from './job.ts'

export interface Queue {
  enqueue: Enqueue
  /** Starts taking jobs; `schedule` also makes this process fire the cron jobs. */
  work(deps: JobDeps): Promise<void>
  stop(): Promise<void>
}

export const QUEUE_SCHEMA = 'jobs'
const NO_JOB = '00000000-0000-0000-0000-000000000000'

/** The job queue lives in the same database, so that a job and the rows it is about commit together. */
export async function openQueue(
  database: Database,
  options: { jobs: readonly Job[]; log: Log; schedule: boolean },
): Promise<Queue> {
  const boss = new PgBoss({
    ...database.bossOptions,
    schema: QUEUE_SCHEMA,
    schedule: options.schedule,
    supervise: options.schedule,
  })
  boss.on('error', error => options.log.warn({ event: 'queue_error', error: error.message }))
  await boss.start()
  await createQueues(
    boss,
    options.jobs.map(job => job.name),
  )
  return {
    async enqueue(db, name, data, extra) {
      await boss.send(name, data, { ...extra, db: fromKysely(db) })
    },
    async work(deps) {
      for (const job of options.jobs) {
        await boss.work<object>(job.name, { pollingIntervalSeconds: 2 }, async batch => {
          for (const item of batch) await job.handle(item.data ?? {}, deps)
        })
        if (job.cron && options.schedule) await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai' })
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}

export async function createQueues(boss: PgBoss, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await boss.createQueue(name, { retryLimit: 5, retryBackoff: true, retryDelay: 5 })
    // The first use of a queue reads its settings on a connection of its own: done here, for inside a transaction on
    // the embedded database's only connection it would wait for itself.
    await boss.findJobs(name, { id: NO_JOB })
  }
}
