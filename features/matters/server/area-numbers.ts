import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import type { contract } from '../contract.ts'
import { overdueAt, underArea } from './matter-filters.ts'
import { type MattersDb, matterRows } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'

type Reply = z.input<typeof contract.routes.areaNumbers.reply>

const DAYS_30 = 30 * 86_400_000

/** The numbers of an area's card. They count matters, not persons, so small ones are shown as they are. */
export async function areaNumbers(db: MattersDb, scope: Scope, view: { code: string; now: Date }): Promise<Reply> {
  const { code, now } = view
  const rows = await matterRows(db)
    .select([sql<string>`coalesce(split_part(c.category, '.', 1), 'none')`.as('field'), ...matterCounts(now)])
    .where(eb => eb.and([inScope(scope), underArea(code)]))
    .where(closedSince(now))
    .groupBy('field')
    .orderBy('field')
    .execute()
  const fields = rows.map(row => ({
    field: row.field,
    open: Number(row.open),
    overdue: Number(row.overdue),
    closed30: Number(row.closed30),
  }))
  const total = (key: 'open' | 'overdue' | 'closed30') => fields.reduce((sum, field) => sum + field[key], 0)
  return { open: total('open'), overdue: total('overdue'), closed30: total('closed30'), fields }
}

/** What every area is measured by; the columns of one group of matters. */
export function matterCounts(now: Date) {
  return [
    sql<number>`count(*) filter (where not c.final)`.as('open'),
    sql<number>`count(*) filter (where ${overdueAt(now)})`.as('overdue'),
    sql<number>`count(*) filter (where c.final and c.state <> 'voided')`.as('closed30'),
  ] as const
}

/** Open, or closed in the last 30 days: nothing older counts. Each half repeats the condition its index is kept under. */
export function closedSince(now: Date): RawBuilder<boolean> {
  const since = new Date(now.getTime() - DAYS_30)
  return sql<boolean>`(not c.final or (c.final and c.subject_kind = 'matter' and c.closed_at >= ${since}))`
}
