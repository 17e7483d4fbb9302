import { readConfig } from '#platform/config.ts'
import { systemClock } from '#platform/clock.ts'
import { type Database, migrate, openDatabase } from '#platform/db/index.ts'
import { createLog } from '#platform/log.ts'
import { type WithTx, withTx } from '#platform/tx.ts'

export interface Local {
  database: Database
  withTx: WithTx
}

/** Opens the database this installation uses (DATABASE_URL, else JINLIN_DATA), runs the work, and lets go. */
export async function withLocal<T>(work: (local: Local) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    await migrate(database)
    const refuse = () => Promise.reject(new Error('Commands from the shell enqueue nothing'))
    const deps = { db: database.db, clock: systemClock, log: createLog('warn'), enqueue: refuse }
    return await work({ database, withTx: withTx(deps) })
  } finally {
    await database.close()
  }
}
