import { type Expression, sql, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import type { Locale } from '#platform/i18n.ts'
import type { errandRoutes } from '../../errand-contract.ts'
import { afterCursor, cutPage, totalOf } from '../list-walk.ts'
import type { OrdersDb } from '../orders-db.ts'
import { workIn } from '../tasks/task-rows.ts'
import { errandLineOf, errandRows } from './errand-rows.ts'

type Query = z.output<typeof errandRoutes.listErrands.query>
type Page = z.input<typeof errandRoutes.listErrands.reply>

/** One page within reach, the newest first; a resident's own. */
export async function listErrands(
  db: OrdersDb,
  scope: Scope,
  view: { query: Query; now: Date; locale: Locale },
): Promise<Page> {
  const { query } = view
  const conditions = [workIn(scope), ...filters(query)]
  const rows = await errandRows(db)
    .where(eb => eb.and([...conditions, ...afterCursor('e', query.cursor)]))
    .orderBy('e.created_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { shown, next } = cutPage(rows, query.limit)
  const found = errandRows(db)
    .clearSelect()
    .select('e.id')
    .where(eb => eb.and(conditions))
  return {
    items: shown.map(row => errandLineOf(row, view)),
    next,
    ...(await totalOf(db, { cursor: query.cursor, found })),
  }
}

function filters(query: Query): Expression<SqlBool>[] {
  const found: Expression<SqlBool>[] = []
  if (query.area) found.push(underArea(query.area, 'c.area_code'))
  if (query.kind) found.push(sql<SqlBool>`e.kind_id = ${query.kind}`)
  if (query.final) found.push(sql<SqlBool>`c.final = ${query.final === 'true'}`)
  if (query.open)
    found.push(sql<SqlBool>`exists (select 1 from orders.errand_receipt as r
      where r.district = e.district and r.errand_id = e.id and r.settlement_confirmed_at is null)`)
  return found
}
