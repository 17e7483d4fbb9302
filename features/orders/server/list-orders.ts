import { sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { CaseRow } from '#kernel/workflow/index.ts'
import { scopedCases, toLine } from '#kernel/workflow/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { ordersRequest } from '../procedures.ts'

/** A page within reach; the ids of cases rise with time. */
export async function listOrders(ctx: Ctx, page: { cursor?: string | undefined; limit: number }) {
  const [last] = page.cursor ? decodeCursor(page.cursor, 1) : []
  const rows = (await scopedCases(ctx.tx.db, ctx.scope)
    .selectAll('c')
    .where('c.subject_kind', '=', ordersRequest.subjectKind)
    .$if(last !== undefined, query => query.where('c.id', '<', sql<string>`${String(last)}::uuid`))
    .orderBy('c.id', 'desc')
    .limit(page.limit + 1)
    .execute()) as CaseRow[]
  const shown = rows.slice(0, page.limit)
  const end = shown.at(-1)
  return {
    items: shown.map(row => toLine(row, ctx.now)),
    next: rows.length > page.limit && end ? encodeCursor([end.id]) : null,
  }
}
