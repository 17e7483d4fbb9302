import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { codeLength, prefixRange } from '#kernel/territory/index.ts'
import type { contract, MatterFilters } from '../contract.ts'
import { completeUnder, levelBelow } from './child-numbers.ts'
import { closedByArea } from './map-counts.ts'
import { closedOnDays, hasDays } from './map-days.ts'
import { caseConditions, mayBeOpen, underArea } from './matter-filters.ts'
import { type MattersDb, matterRows } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'

type Query = z.output<typeof contract.routes.areaDensity.query>
type Reply = z.input<typeof contract.routes.areaDensity.reply>

/** Fewer than this many are not shown (charter, design 11). */
const SMALL = 5

interface View {
  code: string
  query: Query
  now: Date
}

/**
 * Matters by area, open ones read as they are and closed ones from the counts kept for the map, which know no days:
 * those of certain days are read, too. Only areas the caller
 * sees whole are told of, and what is read by a permission of its own is counted for nobody: all see the same number.
 */
export async function areaDensity(db: MattersDb, scope: Scope, { code, query, now }: View): Promise<Reply> {
  const level = levelBelow(code, query.level)
  if (level === null) return { level: null, items: [], complete: [], since: null }
  const complete = completeUnder(scope, code)
  if (complete.length === 0) return { level, items: [], complete, since: null }
  const whole: Scope = {
    ...scope,
    areas: complete.map(area => ({ code: area, caseTypes: null })),
    organisations: [],
    requesterId: null,
    guards: [],
  }
  const view = { filters: { ...query, area: code }, length: codeLength[level], now }
  const open = mayBeOpen(view.filters) ? await openByArea(db, whole, view) : new Map<string, number>()
  const { closed, since } = hasDays(query)
    ? await closedOnDays(db, whole, view)
    : { closed: await closedByArea(db, whole, view), since: null }
  const [from, to] = prefixRange(code)
  const areas = await db
    .selectFrom('territory.area')
    .select(['code', 'households'])
    .where('level', '=', level)
    .where('code', '>=', from)
    .where('code', '<', to)
    .where('valid_to', 'is', null)
    .orderBy('code')
    .execute()
  const seen = areas.filter(area => complete.some(one => area.code.startsWith(one)))
  const items = seen.map(area => ({
    code: area.code,
    count: protectedCount((open.get(area.code) ?? 0) + (closed.get(area.code) ?? 0)),
    households: area.households,
  }))
  return { level, items, complete, since }
}

function protectedCount(count: number): number | null {
  return count > 0 && count < SMALL ? null : count
}

async function openByArea(
  db: MattersDb,
  scope: Scope,
  { filters, length, now }: { filters: MatterFilters; length: number; now: Date },
): Promise<Map<string, number>> {
  const area = sql<string>`left(c.area_code, ${sql.lit(length)})`
  const rows = await matterRows(db)
    .select(eb => [area.as('code'), eb.fn.countAll().as('count')])
    .where(eb => eb.and([inScope(scope), underArea(filters.area ?? ''), ...caseConditions(filters, now)]))
    .where(sql<boolean>`not c.final and length(c.area_code) >= ${sql.lit(length)}`)
    .groupBy(area)
    .execute()
  return new Map(rows.map(row => [row.code, Number(row.count)]))
}
