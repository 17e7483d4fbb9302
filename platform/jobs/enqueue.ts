import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'

export interface EnqueueOptions {
  startAfter?: Date
  /** At most one waiting job with this key. */
  singletonKey?: string
}

export type Enqueue = (db: Kysely<DB>, job: string, data: object, options?: EnqueueOptions) => Promise<void>
