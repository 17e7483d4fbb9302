import { type Expression, sql, type SqlBool } from 'kysely'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { OrdersDb } from './orders-db.ts'

/** A list says how many there are up to this many. */
const MOST_COUNTED = 10_000

/** Where a page of a list, the newest first, goes on; `alias` names the table the list is of. */
export function afterCursor(alias: string, cursor: string | undefined): Expression<SqlBool>[] {
  if (!cursor) return []
  const [at, id] = decodeCursor(cursor, 2)
  const [createdAt, key] = [sql.ref(`${alias}.created_at`), sql.ref(`${alias}.id`)]
  return [sql<SqlBool>`(${createdAt}, ${key}) < (${String(at)}::timestamptz, ${String(id)}::uuid)`]
}

/** Of `limit + 1` rows the first `limit`, and where the next page begins if there is one more. */
export function pageOf<Row extends { id: string; created_at: Date }>(
  rows: readonly Row[],
  limit: number,
): { shown: Row[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { shown, next: last ? encodeCursor([last.created_at.toISOString(), last.id]) : null }
}

/** How many rows a query finds, counted no further than is said. */
export async function countUpTo(db: OrdersDb, found: { limit(most: number): Expression<unknown> }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${found.limit(MOST_COUNTED)}) as capped`.execute(db)
  return rows[0]?.count ?? 0
}
