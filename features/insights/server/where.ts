import type { Ctx } from '#kernel/access/server/index.ts'
import { type AreaLevel, areaLevels, codeLength, isAreaCode, levelOf, lineage } from '#kernel/territory/index.ts'
import { notFound } from '#platform/error.ts'
import type { InsightsDb } from './insights-db.ts'

export interface NamedArea {
  code: string
  name: string
  level: AreaLevel
}

/**
 * The areas a caller sees whole. Sums know neither procedures nor assignments, so a reach narrowed to some procedures or
 * to a unit's own cases carries nowhere here: closed rather than guessed.
 */
export function wholeAreas({ scope }: Ctx): string[] {
  return scope.areas.filter(area => area.caseTypes === null).map(area => area.code)
}

export function mayRead(ctx: Ctx, code: string): boolean {
  return isAreaCode(code) && wholeAreas(ctx).some(area => code.startsWith(area))
}

/** The area asked about, or the widest within reach. Absent or out of reach looks the same. */
export async function areaFor(ctx: Ctx, code: string | undefined): Promise<NamedArea> {
  const asked = code ?? (await widest(ctx))
  if (asked === undefined || !mayRead(ctx, asked)) throw notFound()
  const [area] = await named(ctx.tx.db, [asked])
  if (!area) throw notFound()
  return area
}

async function widest(ctx: Ctx): Promise<string | undefined> {
  const [first] = wholeAreas(ctx).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
  if (first !== '') return first
  const city = await ctx.tx.db
    .selectFrom('territory.area')
    .select('code')
    .where('level', '=', 'city')
    .orderBy('code')
    .executeTakeFirst()
  return city?.code
}

/** From the top of what the caller sees down to the area. */
export async function pathFor(ctx: Ctx, code: string): Promise<NamedArea[]> {
  return named(
    ctx.tx.db,
    lineage(code).filter(step => mayRead(ctx, step)),
  )
}

async function named(db: InsightsDb, codes: readonly string[]): Promise<NamedArea[]> {
  if (codes.length === 0) return []
  const rows = await db
    .selectFrom('territory.area')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .orderBy('code')
    .execute()
  return rows.map(row => ({ ...row, level: levelOf(row.code) }))
}

/** Areas one level down in the order of their codes, ended ones too; none below a grid. */
export async function childrenOf(db: InsightsDb, code: string): Promise<NamedArea[]> {
  const level = areaLevels[areaLevels.indexOf(levelOf(code)) + 1]
  if (level === undefined || level === 'micro_grid') return []
  const rows = await db
    .selectFrom('territory.area')
    .select(['code', 'name'])
    .where('parent_code', '=', code)
    .where('level', '=', level)
    .orderBy('code')
    .execute()
  return rows.map(row => ({ ...row, level }))
}

/** Sums are kept from the district down to the grid: a city is its districts, a micro-grid its grid. */
export async function summedAreas(db: InsightsDb, code: string): Promise<string[]> {
  if (levelOf(code) !== 'city') return [code.slice(0, codeLength.grid)]
  const districts = await childrenOf(db, code)
  return districts.map(area => area.code)
}
