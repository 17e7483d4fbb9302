import { type Expression, sql, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { getCase } from '#kernel/workflow/server/index.ts'
import { notFound } from '#platform/error.ts'
import type { Locale } from '#platform/i18n.ts'
import type { taskQuery, taskRoutes } from '../../task-contract.ts'
import { afterCursor, cutPage, totalOf } from '../list-walk.ts'
import type { OrdersDb } from '../orders-db.ts'
import { byText } from '../whistles/list-whistles.ts'
import { claimLineOf, claimRows, taskLineOf, taskRows, workIn } from './task-rows.ts'

type Query = z.output<typeof taskQuery>
type Page = z.input<typeof taskRoutes.listTasks.reply>

/** One page within reach, the newest first. */
export async function listTasks(db: OrdersDb, scope: Scope, view: { query: Query; locale: Locale }): Promise<Page> {
  const { query, locale } = view
  const conditions = [workIn(scope), ...filters(query)]
  const rows = await taskRows(db)
    .where(eb => eb.and([...conditions, ...afterCursor('t', query.cursor)]))
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { shown, next } = cutPage(rows, query.limit)
  const found = taskRows(db)
    .clearSelect()
    .select('t.id')
    .where(eb => eb.and(conditions))
  return {
    items: shown.map(row => taskLineOf(row, locale)),
    next,
    ...(await totalOf(db, { cursor: query.cursor, found })),
  }
}

function filters(query: Query): Expression<SqlBool>[] {
  const found: Expression<SqlBool>[] = []
  if (query.area) found.push(underArea(query.area, 'c.area_code'))
  if (query.kind) found.push(sql<SqlBool>`t.kind_id = ${query.kind}`)
  if (query.final) found.push(sql<SqlBool>`c.final = ${query.final === 'true'}`)
  if (query.q) found.push(byText(query.q))
  return found
}

export async function getTask(ctx: Ctx, key: { district: string; id: string }) {
  const { db } = ctx.tx
  const row = await taskRows(db)
    .where('t.district', '=', key.district)
    .where('t.id', '=', key.id)
    .where(workIn(ctx.scope))
    .executeTakeFirst()
  if (!row) throw notFound()
  const claims = await claimRows(db)
    .where('x.district', '=', key.district)
    .where('x.task_id', '=', key.id)
    .orderBy('x.claimed_at')
    .orderBy('x.id')
    .execute()
  return {
    ...taskLineOf(row, ctx.locale),
    claims: claims.map(claimLineOf),
    case: await getCase(ctx, { district: key.district, caseId: row.case_id }),
  }
}
