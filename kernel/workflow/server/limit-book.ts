import { z } from 'zod'
import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { LimitBook, LimitRow } from '../limits.ts'

/** Key in platform.setting: the profile clocks start by. */
export const PROFILE_SETTING = 'limits.profile'
const DEFAULT_PROFILE = 'beijing'
/** Another process may have changed a limit; it is seen here after this long at the latest. */
const TTL_MS = 15_000

const books = new WeakMap<object, { readAt: number; book: Promise<LimitBook> }>()

/** The limits in force or to come, from this process's memory when they are fresh. */
export function loadLimitBook(db: Db): Promise<LimitBook> {
  // A transaction's handle is new each time; the adapter behind it is the database's own.
  const key = db.getExecutor().adapter
  const kept = books.get(key)
  // A monotonic timer, not the business clock: only the age of a copy is measured.
  if (kept && performance.now() - kept.readAt < TTL_MS) return kept.book
  const book = readLimitBook(db)
  books.set(key, { readAt: performance.now(), book })
  book.catch(() => books.delete(key))
  return book
}

/** After a change; takes effect when the transaction commits. */
export function forgetLimitBook(tx: Tx): void {
  const key = tx.db.getExecutor().adapter
  tx.afterCommit(() => books.delete(key))
}

export async function readLimitBook(db: Db): Promise<LimitBook> {
  const setting = await db
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', PROFILE_SETTING)
    .executeTakeFirst()
  const rows = await db.selectFrom('workflow.limit').selectAll().execute()
  const effects = await db
    .selectFrom('workflow.clock_effect')
    .select(['profile', 'event', 'effect', 'version'])
    .execute()
  return {
    effects,
    profile: z.string().catch(DEFAULT_PROFILE).parse(setting?.value),
    rows: rows.map(row => ({ ...row, warn_ratio: Number(row.warn_ratio) }) as LimitRow),
  }
}
