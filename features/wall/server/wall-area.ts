import type { Ctx } from '#kernel/access/server/index.ts'
import { type AreaLevel, areaLevels, levelOf, prefixRange } from '#kernel/territory/index.ts'
import { notFound } from '#platform/error.ts'
import type { WallDb } from './wall-db.ts'

interface WallArea {
  code: string
  name: string
  nameEn: string | null
}

/** The area asked about, or the widest within reach; a reach narrowed to some procedures carries nowhere here. */
export async function areaOf(ctx: Ctx, asked: string | undefined) {
  const reached = ctx.scope.areas.filter(area => area.caseTypes === null).map(area => area.code)
  const code = asked ?? (await widest(ctx.tx.db, reached))
  if (code === undefined || !reached.some(area => code.startsWith(area))) throw notFound()
  const row = await ctx.tx.db
    .selectFrom('territory.area')
    .select(['code', 'name', 'name_en as nameEn'])
    .where('code', '=', code)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  if (!row) throw notFound()
  return { ...row, level: levelOf(code), parts: await partsOf(ctx.tx.db, code) }
}

async function widest(db: WallDb, reached: readonly string[]): Promise<string | undefined> {
  const [first] = reached.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
  if (first !== '') return first
  const city = await db.selectFrom('territory.area').select('code').where('level', '=', 'city').executeTakeFirst()
  return city?.code
}

/** Areas one level down in the order of their codes, with the point each is marked at. */
export async function partsOf(db: WallDb, code: string) {
  return placedUnder(db, code, areaLevels[areaLevels.indexOf(levelOf(code)) + 1])
}

export type Placed = WallArea & { lng: number | null; lat: number | null }

/** Areas of a level under an area. */
export async function placedUnder(db: WallDb, code: string, level: AreaLevel | undefined): Promise<Placed[]> {
  if (level === undefined || level === 'micro_grid') return []
  const [from, to] = prefixRange(code)
  return db
    .selectFrom('territory.area')
    .select(['code', 'name', 'name_en as nameEn', 'lng', 'lat'])
    .where('code', '>=', from)
    .where('code', '<', to)
    .where('level', '=', level)
    .where('valid_to', 'is', null)
    .orderBy('code')
    .execute()
}
