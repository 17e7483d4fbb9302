import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { type AreaLevel, areaLevels, codeLength, levelOf } from '#kernel/territory/index.ts'
import type { contract } from '../contract.ts'
import { closedSince, matterCounts } from './area-numbers.ts'
import { underArea } from './matter-filters.ts'
import { type MattersDb, matterRows } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'

type Reply = z.input<typeof contract.routes.childNumbers.reply>

/** The numbers of every area of one level under another, in one pass over its matters: a code's prefix is its ancestry. */
export async function childNumbers(
  db: MattersDb,
  scope: Scope,
  view: { code: string; level: AreaLevel | undefined; now: Date },
): Promise<Reply> {
  const level = levelBelow(view.code, view.level)
  if (level === null) return { level: null, items: [], complete: [] }
  const length = sql.lit(codeLength[level])
  const child = sql<string>`left(c.area_code, ${length})`
  const rows = await matterRows(db)
    .select([child.as('code'), ...matterCounts(view.now)])
    .where(eb => eb.and([inScope(scope), underArea(view.code)]))
    // What lies outside every grid stands at the district itself and belongs to none of its parts.
    .where(sql<boolean>`length(c.area_code) >= ${length}`)
    .where(closedSince(view.now))
    .groupBy(child)
    .orderBy('code')
    .execute()
  const items = rows.map(({ code, open, overdue, closed30 }) => ({
    code,
    open: Number(open),
    overdue: Number(overdue),
    closed30: Number(closed30),
  }))
  return { level, items, complete: completeUnder(scope, view.code) }
}

/** The next level down unless a deeper one is asked for; null where there is none. */
export function levelBelow(code: string, wanted: AreaLevel | undefined): AreaLevel | null {
  const at = areaLevels.indexOf(levelOf(code))
  const to = wanted === undefined ? at + 1 : areaLevels.indexOf(wanted)
  return to > at ? (areaLevels[to] ?? null) : null
}

/** Where the caller sees every matter: only there is a missing area a zero. */
export function completeUnder(scope: Scope, code: string): string[] {
  const whole = scope.areas.filter(area => area.caseTypes === null).map(area => area.code)
  if (whole.some(area => code.startsWith(area))) return [code]
  return whole.filter(area => area.startsWith(code))
}
