import { type Expression, type SelectQueryBuilder, sql, type SqlBool } from 'kysely'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { OrdersDb } from './orders-db.ts'

/** Counting stops here; the list then says that there are more. */
const MOST_COUNTED = 10_000

/** Behind the last line of the page before, the newest first; `alias` names the table whose lines are listed. */
export function afterCursor(alias: string, cursor: string | undefined): Expression<SqlBool>[] {
  if (!cursor) return []
  const [at, id] = decodeCursor(cursor, 2)
  const place = sql`(${sql.ref(`${alias}.created_at`)}, ${sql.ref(`${alias}.id`)})`
  return [sql<SqlBool>`${place} < (${String(at)}::timestamptz, ${String(id)}::uuid)`]
}

/** Of one row more than fits: what the page shows, and the cursor of the next. */
export function cutPage<Row extends { created_at: Date; id: string }>(rows: readonly Row[], limit: number) {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { shown, next: last ? encodeCursor([last.created_at.toISOString(), last.id]) : null }
}

/** The total, with the first page only. */
export async function totalOf<DB, Table extends keyof DB>(
  db: OrdersDb,
  view: { cursor: string | undefined; found: SelectQueryBuilder<DB, Table, { id: string }> },
): Promise<{ total?: number }> {
  if (view.cursor) return {}
  const row = await db
    .selectFrom(view.found.limit(MOST_COUNTED).as('capped'))
    .select(eb => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return { total: Number(row.count) }
}
