import { type Expression, sql, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Locale } from '#platform/i18n.ts'
import type { errandRoutes } from '../../errand-contract.ts'
import type { OrdersDb } from '../orders-db.ts'
import { underArea } from '../tasks/list-tasks.ts'
import { workIn } from '../tasks/task-rows.ts'
import { errandLineOf, errandRows } from './errand-rows.ts'

type Query = z.output<typeof errandRoutes.listErrands.query>
type Page = z.input<typeof errandRoutes.listErrands.reply>

const MOST_COUNTED = 10_000

/** One page within reach, the newest first; a resident's own. */
export async function listErrands(
  db: OrdersDb,
  scope: Scope,
  view: { query: Query; now: Date; locale: Locale },
): Promise<Page> {
  const { query } = view
  const conditions = [workIn(scope), ...filters(query)]
  const rows = await errandRows(db)
    .where(eb => eb.and([...conditions, ...afterCursor(query.cursor)]))
    .orderBy('e.created_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(row => errandLineOf(row, view)),
    next: last ? encodeCursor([last.created_at.toISOString(), last.id]) : null,
    ...(query.cursor ? {} : { total: await countErrands(db, conditions) }),
  }
}

async function countErrands(db: OrdersDb, conditions: Expression<SqlBool>[]): Promise<number> {
  const capped = errandRows(db)
    .clearSelect()
    .select('e.id')
    .where(eb => eb.and(conditions))
    .limit(MOST_COUNTED)
  const row = await db
    .selectFrom(capped.as('capped'))
    .select(eb => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

function filters(query: Query): Expression<SqlBool>[] {
  const found: Expression<SqlBool>[] = []
  if (query.area) found.push(underArea(query.area))
  if (query.kind) found.push(sql<SqlBool>`e.kind_id = ${query.kind}`)
  if (query.final) found.push(sql<SqlBool>`c.final = ${query.final === 'true'}`)
  if (query.open)
    found.push(sql<SqlBool>`exists (select 1 from orders.errand_receipt as r
      where r.district = e.district and r.errand_id = e.id and r.settlement_confirmed_at is null)`)
  return found
}

function afterCursor(cursor: string | undefined): Expression<SqlBool>[] {
  if (!cursor) return []
  const [at, id] = decodeCursor(cursor, 2)
  return [sql<SqlBool>`(e.created_at, e.id) < (${String(at)}::timestamptz, ${String(id)}::uuid)`]
}
