import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/tables.gen.ts'
import { isRole, shanghaiDate } from '#kernel/people/index.ts'
import type { Actor } from '../actor.ts'
import { requiredFrom, type SecondFactorRule } from '../second-factor-rules.ts'

export interface AccessSettings {
  /** The demonstration city: signing in without a password is open to everyone. */
  demo: boolean
  /** Usernames offered on the demonstration's first page; empty: one account of every role. */
  demoPersonas: readonly string[]
  /** Staff are signed out after so many minutes without a request (10–30 by domain 8.2). */
  idleMinutes: number
  secondFactor: SecondFactorRule
}

const IDLE_MINUTES = 30
export const SECOND_FACTOR_KEY = 'session.second_factor'
const TTL_MS = 15_000

const idle = z.int().min(1).max(480).catch(IDLE_MINUTES)
const rule = z
  .object({ roles: z.array(z.string()).transform(list => list.filter(isRole)), from: z.iso.date().nullable() })
  .catch({ roles: [], from: null })
const names = z.array(z.string()).catch([])

/** Reads them on the handle given: inside a transaction that must be the transaction's own. */
export type ReadSettings = (db: Kysely<DB>, now: Date) => Promise<AccessSettings>

/** Reads the settings of this module from platform.setting; kept for a few seconds. */
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
    .where('key', 'in', ['demo', 'demo.personas', 'session.idle_minutes', SECOND_FACTOR_KEY])
    .execute()
  const values = new Map(rows.map(row => [row.key, row.value]))
  return {
    demo: options.mayDemo && values.get('demo') === true,
    demoPersonas: names.parse(values.get('demo.personas')),
    idleMinutes: idle.parse(values.get('session.idle_minutes')),
    secondFactor: rule.parse(values.get(SECOND_FACTOR_KEY)),
  }
}

/** As it stands in the database now. */
export async function readSecondFactorRule(db: Kysely<DB>): Promise<SecondFactorRule> {
  return (await load(db, { mayDemo: false })).secondFactor
}

/** Nothing but enrolling is open: the post needs a second factor since today or earlier, and there is none. */
export function mustEnrol(
  actor: Actor,
  secondFactorAt: Date | null,
  { settings, now }: { settings: AccessSettings; now: Date },
): boolean {
  if (actor.kind !== 'staff' || secondFactorAt !== null) return false
  const from = requiredFrom(
    settings.secondFactor,
    actor.posts.map(post => post.role),
  )
  return from !== null && from <= shanghaiDate(now)
}
