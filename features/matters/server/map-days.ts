import { sql } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import type { MatterFilters } from '../contract.ts'
import { caseConditions, mayBeClosed, underArea } from './matter-filters.ts'
import { type MattersDb, matterRows } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'

/** Closed matters of certain days are read, not counted beforehand: so many of them, the newest, and no more. */
const READ_DAYS = 20_000

export function hasDays({ from, to }: Pick<MatterFilters, 'from' | 'to'>): boolean {
  return from !== undefined || to !== undefined
}

interface ByArea {
  /** By the area's code. */
  closed: Map<string, number>
  /** Since when, where the days hold more than is read. */
  since: string | null
}

/** Closed matters raised on the days asked for, by area: codes of so many digits, shorter ones left out. */
export async function closedOnDays(
  db: MattersDb,
  scope: Scope,
  view: { filters: MatterFilters; length: number; now: Date; most?: number },
): Promise<ByArea> {
  const { filters, length, now, most = READ_DAYS } = view
  if (!mayBeClosed(filters)) return { closed: new Map(), since: null }
  const read = matterRows(db)
    .select(['c.area_code', 'c.opened_at'])
    .where(eb => eb.and([inScope(scope), underArea(filters.area ?? ''), ...caseConditions(filters, now)]))
    .where('c.final', '=', true)
    .orderBy('c.opened_at', 'desc')
    .limit(most)
  const area = sql<string>`left(x.area_code, ${sql.lit(length)})`
  const found = await db
    .selectFrom(read.as('x'))
    .select(eb => [area.as('code'), eb.fn.countAll().as('n'), eb.fn.min('x.opened_at').as('since')])
    .groupBy(area)
    .execute()
  const whole = found.reduce((sum, { n }) => sum + Number(n), 0) < most
  const first = Math.min(...found.map(row => row.since.getTime()))
  return {
    closed: new Map(found.filter(({ code }) => code.length === length).map(({ code, n }) => [code, Number(n)])),
    since: whole ? null : new Date(first).toISOString(),
  }
}
