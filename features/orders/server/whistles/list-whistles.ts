import { type Expression, sql, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import type { Locale } from '#platform/i18n.ts'
import type { whistleQuery, whistleRoutes } from '../../whistle-contract.ts'
import { afterCursor, cutPage, totalOf } from '../list-walk.ts'
import type { OrdersDb } from '../orders-db.ts'
import { lateAt, whistleIn, whistleLineOf, whistleRows } from './whistle-rows.ts'

type Query = z.output<typeof whistleQuery>
type Page = z.input<typeof whistleRoutes.listWhistles.reply>

/** One page of what lies within reach or was called to, the newest first. */
export async function listWhistles(
  db: OrdersDb,
  scope: Scope,
  view: { query: Query; now: Date; locale: Locale },
): Promise<Page> {
  const { query, now } = view
  const conditions = [whistleIn(scope), ...filters(query, now)]
  const rows = await whistleRows(db, now)
    .where(eb => eb.and([...conditions, ...afterCursor('w', query.cursor)]))
    .orderBy('w.created_at', 'desc')
    .orderBy('w.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { shown, next } = cutPage(rows, query.limit)
  const found = whistleRows(db, now)
    .clearSelect()
    .select('w.id')
    .where(eb => eb.and(conditions))
  return {
    items: shown.map(row => whistleLineOf(row, view)),
    next,
    ...(await totalOf(db, { cursor: query.cursor, found })),
  }
}

function filters(query: Query, now: Date): Expression<SqlBool>[] {
  const found: Expression<SqlBool>[] = []
  if (query.area) found.push(underArea(query.area, 'c.area_code'))
  if (query.kind) found.push(sql<SqlBool>`w.kind_id = ${query.kind}`)
  if (query.side) found.push(sql<SqlBool>`w.side = ${query.side}`)
  if (query.final) found.push(sql<SqlBool>`c.final = ${query.final === 'true'}`)
  if (query.origin) found.push(sql<SqlBool>`w.origin_case = ${query.origin}::uuid`)
  if (query.late)
    found.push(sql<SqlBool>`exists (select 1 from orders.whistle_call as u
      where u.district = w.district and u.whistle_id = w.id and ${lateAt(now)})`)
  if (query.q) found.push(byText(query.q))
  return found
}

/** A whole number is found by the index on numbers; words, in the title and the place. */
export function byText(q: string): Expression<SqlBool> {
  if (/^\d{6}-\d{6}-[A-Z]\d{4,}$/.test(q)) return sql<SqlBool>`(c.district = ${q.slice(0, 6)} and c.number = ${q})`
  const pattern = `%${q.replaceAll(/[\\%_]/g, match => `\\${match}`)}%`
  return sql<SqlBool>`(c.title ilike ${pattern} or c.place ilike ${pattern})`
}
