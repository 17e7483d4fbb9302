import { type Expression, sql, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { prefixRange } from '#kernel/territory/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Locale } from '#platform/i18n.ts'
import type { whistleQuery, whistleRoutes } from '../../whistle-contract.ts'
import type { OrdersDb } from '../orders-db.ts'
import { lateAt, whistleIn, whistleLineOf, whistleRows } from './whistle-rows.ts'

type Query = z.output<typeof whistleQuery>
type Page = z.input<typeof whistleRoutes.listWhistles.reply>

/** Counting stops here; the list then says no total. */
const MOST_COUNTED = 10_000

/** One page of what lies within reach or was called to, the newest first. */
export async function listWhistles(
  db: OrdersDb,
  scope: Scope,
  view: { query: Query; now: Date; locale: Locale },
): Promise<Page> {
  const { query, now } = view
  const conditions = [whistleIn(scope), ...filters(query, now)]
  const rows = await whistleRows(db, now)
    .where(eb => eb.and([...conditions, ...afterCursor(query.cursor)]))
    .orderBy('w.created_at', 'desc')
    .orderBy('w.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(row => whistleLineOf(row, view)),
    next: last ? encodeCursor([last.created_at.toISOString(), last.id]) : null,
    ...(query.cursor ? {} : { total: await countRows(db, conditions, now) }),
  }
}

async function countRows(db: OrdersDb, conditions: Expression<SqlBool>[], now: Date): Promise<number> {
  const capped = whistleRows(db, now)
    .clearSelect()
    .select('w.id')
    .where(eb => eb.and(conditions))
    .limit(MOST_COUNTED)
  const row = await db
    .selectFrom(capped.as('capped'))
    .select(eb => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

function filters(query: Query, now: Date): Expression<SqlBool>[] {
  const found: Expression<SqlBool>[] = []
  if (query.area) {
    const [from, to] = prefixRange(query.area)
    found.push(sql<SqlBool>`(c.area_code >= ${from} and c.area_code < ${to})`)
  }
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

function afterCursor(cursor: string | undefined): Expression<SqlBool>[] {
  if (!cursor) return []
  const [at, id] = decodeCursor(cursor, 2)
  return [sql<SqlBool>`(w.created_at, w.id) < (${String(at)}::timestamptz, ${String(id)}::uuid)`]
}
