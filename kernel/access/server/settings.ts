import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/tables.gen.ts'

export interface AccessSettings {
  /** The demonstration city: signing in without a password is open to everyone. */
  demo: boolean
  /** Usernames offered on the demonstration's first page; empty: one account of every role. */
  demoPersonas: readonly string[]
  /** Staff are signed out after so many minutes without a request (10–30 by domain 8.2). */
  idleMinutes: number
}

const IDLE_MINUTES = 30
const TTL_MS = 15_000

const idle = z.int().min(1).max(480).catch(IDLE_MINUTES)
const names = z.array(z.string()).catch([])

/** Reads them on the handle given: inside a transaction that must be the transaction's own. */
export type ReadSettings = (db: Kysely<DB>, now: Date) => Promise<AccessSettings>

/** Reads platform.setting `demo`, `demo.personas` and `session.idle_minutes`; kept for a few seconds. */
export function settingsStore(options: { mayDemo: boolean }): ReadSettings {
  let kept: { at: number; value: AccessSettings } | undefined
  return async (db, now) => {
    if (kept && Math.abs(now.getTime() - kept.at) < TTL_MS) return kept.value
    // Only finished answers are shared: waiting inside a transaction for a read outside it would never end.
    const value = await load(db, options)
    kept = { at: now.getTime(), value }
    return value
  }
}

async function load(db: Kysely<DB>, options: { mayDemo: boolean }): Promise<AccessSettings> {
  const rows = await db
    .selectFrom('platform.setting')
    .select(['key', 'value'])
    .where('key', 'in', ['demo', 'demo.personas', 'session.idle_minutes'])
    .execute()
  const values = new Map(rows.map(row => [row.key, row.value]))
  return {
    demo: options.mayDemo && values.get('demo') === true,
    demoPersonas: names.parse(values.get('demo.personas')),
    idleMinutes: idle.parse(values.get('session.idle_minutes')),
  }
}
