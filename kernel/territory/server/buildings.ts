import { newId } from '#kernel/ids/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { Building } from '../shapes.ts'
import { auditBuilt } from './built-audit.ts'
import { type BuiltKey, reachedBuilding, type ReachedCompound, reachedCompound } from './built-reach.ts'
import { afterCursor, type PageQuery, pageByName } from './by-name.ts'
import type { TerritoryCtx } from './ctx.ts'

export interface BuildingFacts {
  gridCode?: string | null | undefined
  name?: string | undefined
  floors?: number | null | undefined
  lng?: number | null | undefined
  lat?: number | null | undefined
}

/** Buildings of a reached compound by name. */
export async function listBuildings(ctx: TerritoryCtx, compound: BuiltKey, { cursor, limit }: PageQuery) {
  await reachedCompound(ctx, compound)
  let query = ctx.tx.db
    .selectFrom('territory.building')
    .selectAll()
    .where('district', '=', compound.district)
    .where('compound_id', '=', compound.id)
  if (cursor !== undefined) query = query.where(afterCursor(cursor, 'name', 'id'))
  const rows = await query
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return pageByName(rows, limit, toBuilding)
}

export async function createBuilding(
  ctx: TerritoryCtx,
  key: BuiltKey,
  input: BuildingFacts & { name: string },
): Promise<Building> {
  const compound = await reachedCompound(ctx, key)
  requireGrid(compound, input.gridCode)
  const id = newId(ctx.now)
  const row = await ctx.tx.db
    .insertInto('territory.building')
    .values({ ...columnsOf(input), district: key.district, id, compound_id: key.id, name: input.name })
    .returningAll()
    .executeTakeFirstOrThrow()
  auditBuilding(ctx, 'building_created', compound, { id, details: columnsOf(input) })
  return toBuilding(row)
}

export async function editBuilding(ctx: TerritoryCtx, key: BuiltKey, input: BuildingFacts): Promise<Building> {
  const { compound } = await reachedBuilding(ctx, key)
  requireGrid(compound, input.gridCode)
  const row = await ctx.tx.db
    .updateTable('territory.building')
    // Writing the key onto itself keeps a request without changes a valid statement.
    .set({ ...columnsOf(input), compound_id: compound.id })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw notFound()
  auditBuilding(ctx, 'building_changed', compound, { id: key.id, details: columnsOf(input) })
  return toBuilding(row)
}

interface BuildingRow {
  district: string
  id: string
  compound_id: string
  grid_code: string | null
  name: string
  floors: number | null
  lng: number | null
  lat: number | null
}

function toBuilding({ compound_id, grid_code, ...row }: BuildingRow): Building {
  return { ...row, compoundId: compound_id, gridCode: grid_code }
}

function columnsOf({ gridCode, name, floors, lng, lat }: BuildingFacts) {
  return { grid_code: gridCode, name, floors, lng, lat }
}

function requireGrid(compound: ReachedCompound, code: string | null | undefined): void {
  if (code && !compound.gridCodes.includes(code))
    throw invalid('gridCode', 'territory.not_a_grid_of_compound', { code })
}

function auditBuilding(
  ctx: TerritoryCtx,
  event: string,
  { district, communityCode }: ReachedCompound,
  { id, details }: { id: string; details: object },
): void {
  auditBuilt(ctx, event, { district, id, kind: 'building', areaCode: communityCode, details })
}
