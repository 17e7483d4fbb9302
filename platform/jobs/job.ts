import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { DB } from '#db/tables.gen.ts'
import type { Log } from '#platform/log.ts'
import type { WithTx } from '#platform/tx.ts'

export interface JobDeps {
  withTx: WithTx
  db: Kysely<DB>
  log: Log
}

/** Work outside a request. It may run twice: it must look before it acts. */
export interface Job<S extends z.ZodType = z.ZodType> {
  name: string
  data: S
  /** Five-field cron in Asia/Shanghai; the scheduler enqueues it with an empty object. */
  cron?: string
  handle(data: z.output<S>, deps: JobDeps): Promise<void>
}

export function defineJob<S extends z.ZodType>(job: Job<S>): Job {
  return { ...job, handle: (data, deps) => job.handle(job.data.parse(data), deps) }
}
