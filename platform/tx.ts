import { type Kysely, type OperationNodeSource, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { Clock } from './clock.ts'
import type { Enqueue, EnqueueOptions } from './jobs/enqueue.ts'
import type { Log } from './log.ts'

/** One command's unit of work: everything it reads and writes, its time, its jobs. */
export interface Tx {
  db: Kysely<DB>
  /** The moment of the command; every row it writes carries this. */
  now: Date
  log: Log
  /** A job that exists exactly when this transaction commits. */
  enqueue(job: string, data: object, options?: EnqueueOptions): Promise<void>
  /** Collects an INSERT or UPDATE that nobody reads back in this transaction; all are sent as one statement. */
  gather(statement: OperationNodeSource): void
  /** Sends what was gathered; also done before commit. */
  flush(): Promise<void>
  /** Runs when the commit has succeeded; for caches of this process only. */
  afterCommit(action: () => void): void
}

export interface TxDeps {
  db: Kysely<DB>
  clock: Clock
  log: Log
  enqueue: Enqueue
}

export type WithTx = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

const RETRIES = 3

/** Opens transactions; a serialisation failure or deadlock is tried again, at most three times. */
export function withTx(deps: TxDeps): WithTx {
  return async work => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(deps, work)
      } catch (error) {
        if (attempt >= RETRIES || !isRetryable(error)) throw error
      }
    }
  }
}

async function once<T>(deps: TxDeps, work: (tx: Tx) => Promise<T>): Promise<T> {
  const after: (() => void)[] = []
  const result = await deps.db.transaction().execute(async transaction => {
    const tx = createTx(deps, transaction, after)
    const value = await work(tx)
    await tx.flush()
    return value
  })
  for (const action of after) action()
  return result
}

/** A handle for reading outside a transaction; gathering or enqueueing through it is a programming error. */
export function readOnlyTx(deps: TxDeps): Tx {
  const refuse = () => {
    throw new Error('A read may not write; use a command route')
  }
  return {
    db: deps.db,
    now: deps.clock.now(),
    log: deps.log,
    enqueue: refuse,
    gather: refuse,
    flush: async () => undefined,
    afterCommit: refuse,
  }
}

function createTx(deps: TxDeps, transaction: Kysely<DB>, after: (() => void)[]): Tx {
  let gathered: OperationNodeSource[] = []
  return {
    db: transaction,
    now: deps.clock.now(),
    log: deps.log,
    enqueue: (job, data, options) => deps.enqueue(transaction, job, data, options),
    gather(statement) {
      gathered.push(statement)
    },
    async flush() {
      const statements = gathered
      gathered = []
      if (statements.length === 0) return
      // Every statement is a round trip; one WITH carries them all and runs on a distributed PostgreSQL too.
      const parts = statements.map((statement, index) => sql`${sql.ref(`w${index}`)} as (${statement})`)
      await sql`with ${sql.join(parts)} select 1`.execute(transaction)
    },
    afterCommit(action) {
      after.push(action)
    },
  }
}

function isRetryable(error: unknown): boolean {
  const code = errorCode(error)
  return code === '40001' || code === '40P01'
}

/** The SQLSTATE of a database error, if it is one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
