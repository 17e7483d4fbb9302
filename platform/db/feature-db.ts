import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'

type KernelSchema =
  | 'platform'
  | 'calendar'
  | 'audit'
  | 'territory'
  | 'people'
  | 'access'
  | 'files'
  | 'workflow'
  | 'appraisal'
  | 'notify'
  | 'desk'

type TablesOf<Schema extends string> = Extract<keyof DB, `${Schema}.${string}`>

/** A handle that knows the tables of one feature and of the kernel; another feature's table is not in the type. */
export type FeatureDb<Schema extends string> = Kysely<Pick<DB, TablesOf<Schema | KernelSchema>>>

export type Db = Kysely<DB>
