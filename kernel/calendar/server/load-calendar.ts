import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { Calendar } from '../calendar.ts'
import { readCalendar } from './calendar-rows.ts'

/** How long a calendar is trusted without asking the database: another process may have imported a year. */
export const CACHE_MS = 30_000

interface Cached {
  calendar: Calendar
  at: number
}
interface Cache {
  calendars: Map<string, Cached>
  /** Rises when something changes: what was read before is not kept. */
  generation: number
}

const caches = new WeakMap<object, Cache>()
/** Transactions that are changing a calendar: they see their own work, and nobody else does before the commit. */
const changing = new WeakSet<object>()

/** A calendar, from this process's memory when it is fresh. Pass the transaction's handle inside a transaction. */
export async function loadCalendar(db: Db, id: string): Promise<Calendar> {
  if (changing.has(db)) return readCalendar(db, id)
  const cache = cacheOf(db)
  const known = cache.calendars.get(id)
  // A monotonic timer, not the business clock: only the age of a copy in memory is measured.
  if (known && performance.now() - known.at < CACHE_MS) return known.calendar
  const { generation } = cache
  const calendar = await readCalendar(db, id)
  if (cache.generation === generation) cache.calendars.set(id, { calendar, at: performance.now() })
  return calendar
}

/** From now on this transaction reads calendars afresh; after its commit this process does too. */
export function calendarsChangeIn(tx: Tx): void {
  changing.add(tx.db)
  const cache = cacheOf(tx.db)
  tx.afterCommit(() => {
    cache.generation += 1
    cache.calendars.clear()
  })
}

/** A transaction's handle is new each time, but the adapter behind it is the database's own. */
function cacheOf(db: Db): Cache {
  const key = db.getExecutor().adapter
  const cache = caches.get(key) ?? { calendars: new Map(), generation: 0 }
  caches.set(key, cache)
  return cache
}
