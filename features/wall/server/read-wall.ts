import type { Ctx } from '#kernel/access/server/index.ts'
import { instantOf, localDate } from '#kernel/calendar/index.ts'
import { areaLevels, codeLength, levelOf, parentOf } from '#kernel/territory/index.ts'
import type { WallPorts } from '../ports.ts'
import { type Count, type Measure, measures, type Spot, type Wall } from '../shapes.ts'
import { type Counts, countCases } from './count-cases.ts'
import { areaOf, type Placed, partsOf } from './wall-area.ts'
import type { WallDb } from './wall-db.ts'

export type Ports = WallPorts<Ctx, WallDb>

/** Lines of the latest public matters: what one glance takes in. */
const LATEST = 8
/** As the catalogue of indicators has it: fewer than this many are not shown. */
const SMALL = 5

/** Everything the wall shows, read at one moment. */
export async function readWall(ctx: Ctx, asked: string | undefined, ports: Ports): Promise<Wall> {
  const { db } = ctx.tx
  const { parts, ...area } = await areaOf(ctx, asked)
  const day = localDate(ctx.now)
  const counting = { since: instantOf(day, 0), now: ctx.now, handlingSteps: ports.handlingSteps }
  const below = areaLevels[areaLevels.indexOf(area.level) + 1] ?? area.level
  const byPart = await countCases(db, { under: area.code, by: codeLength[below], ...counting })
  return {
    asOf: ctx.now.toISOString(),
    day,
    area: { ...area, children: parts.length },
    parts: parts.map(({ code, name, nameEn }) => ({ code, name, nameEn })),
    counts: await guardedCounts(db, area.code, { counting, ports }),
    rates: [...(await ports.rates(ctx, area.code))],
    spots: spotsOf(parts, byPart),
    latest: [...(await ports.latest(db, { area: area.code, limit: LATEST, locale: ctx.locale }))],
  }
}

interface Guarding {
  counting: Omit<Parameters<typeof countCases>[1], 'under' | 'by'>
  ports: Ports
}

/**
 * The counts of an area beside those of its neighbours, as one table: a wall that takes turns, or two walls side by side,
 * must not tell by subtraction what one of them keeps back. The city is the total of its districts.
 */
async function guardedCounts(db: WallDb, code: string, { counting, ports }: Guarding): Promise<Wall['counts']> {
  const parent = parentOf(code)
  const whole = parent ?? code
  const rows = await partsOf(db, whole)
  const digits = codeLength[levelOf(rows[0]?.code ?? code)]
  const counted = await countCases(db, { under: whole, by: digits, ...counting })
  const at = [...counted.keys()].toSorted()
  const said = (measure: Measure): Count => {
    const values = at.map(key => counted.get(key)?.[measure] ?? 0)
    const total = values.reduce((sum, value) => sum + value, 0)
    const shown = ports.protectCounts(values, total)
    if (parent === null) return countOf(shown.total, total)
    const own = at.indexOf(code)
    return own < 0 ? countOf('exact', 0) : countOf(shown.rows[own] ?? 'hidden', values[own] ?? 0)
  }
  return Object.fromEntries(measures.map(measure => [measure, said(measure)])) as Wall['counts']
}

function countOf(shown: string, value: number): Count {
  if (shown === 'exact') return { shown, value }
  return { shown: shown === 'few' ? 'few' : 'hidden', value: null }
}

function spotsOf(parts: readonly Placed[], counted: ReadonlyMap<string, Counts>): Spot[] {
  return parts.flatMap(({ code, name, nameEn, lng, lat }) => {
    const counts = counted.get(code)
    if (!counts || counts.open === 0 || lng === null || lat === null) return []
    const open = counts.open < SMALL ? null : counts.open
    return [{ code, name, nameEn, lng, lat, open, worst: worstOf(counts) }]
  })
}

function worstOf({ overdue, soon, held, open }: Counts): Spot['worst'] {
  if (overdue > 0) return 'overdue'
  if (soon > 0) return 'soon'
  return held === open ? 'hold' : 'moving'
}
