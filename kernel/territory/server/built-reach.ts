import { notFound } from '#platform/error.ts'
import type { Db } from '#platform/db/index.ts'
import type { TerritoryCtx } from './ctx.ts'

/** Key of a row of the built tree. */
export interface BuiltKey {
  district: string
  id: string
}

export interface ReachedCompound extends BuiltKey {
  communityCode: string
  gridCodes: string[]
}

/**
 * The compound a caller may work on: their permission carries to its community, or to a grid it touches, so that a grid
 * worker sees the buildings of their own compounds. Anything else looks absent.
 */
export async function reachedCompound(ctx: TerritoryCtx, { district, id }: BuiltKey): Promise<ReachedCompound> {
  const row = await ctx.tx.db
    .selectFrom('territory.compound')
    .select('community_code')
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  const gridCodes = await gridsOf(ctx.tx.db, { district, id })
  if (![row.community_code, ...gridCodes].some(code => ctx.reaches(code))) throw notFound()
  return { district, id, communityCode: row.community_code, gridCodes }
}

/** The building, when its compound is reached. */
export async function reachedBuilding(
  ctx: TerritoryCtx,
  { district, id }: BuiltKey,
): Promise<{ compound: ReachedCompound }> {
  const row = await ctx.tx.db
    .selectFrom('territory.building')
    .select('compound_id')
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return { compound: await reachedCompound(ctx, { district, id: row.compound_id }) }
}

/** The unit, when its compound is reached. */
export async function reachedUnit(
  ctx: TerritoryCtx,
  { district, id }: BuiltKey,
): Promise<{ compound: ReachedCompound }> {
  const row = await ctx.tx.db
    .selectFrom('territory.unit')
    .select('building_id')
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return reachedBuilding(ctx, { district, id: row.building_id })
}

/** Grids a compound touches, by code. */
export async function gridsOf(db: Db, { district, id }: BuiltKey): Promise<string[]> {
  const rows = await db
    .selectFrom('territory.compound_grid')
    .select('grid_code')
    .where('district', '=', district)
    .where('compound_id', '=', id)
    .orderBy('grid_code')
    .execute()
  return rows.map(row => row.grid_code)
}
