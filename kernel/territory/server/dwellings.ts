import { newId } from '#kernel/ids/index.ts'
import { notFound } from '#platform/error.ts'
import type { Dwelling, Unit } from '../shapes.ts'
import { auditBuilt } from './built-audit.ts'
import { type BuiltKey, reachedBuilding, reachedUnit } from './built-reach.ts'
import { afterCursor, type PageQuery, pageByName } from './by-name.ts'
import type { TerritoryCtx } from './ctx.ts'

/** Units of a reached building by name. */
export async function listUnits(ctx: TerritoryCtx, building: BuiltKey, { cursor, limit }: PageQuery) {
  await reachedBuilding(ctx, building)
  let query = ctx.tx.db
    .selectFrom('territory.unit')
    .selectAll()
    .where('district', '=', building.district)
    .where('building_id', '=', building.id)
  if (cursor !== undefined) query = query.where(afterCursor(cursor, 'name', 'id'))
  const rows = await query
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return pageByName(rows, limit, toUnit)
}

export async function createUnit(ctx: TerritoryCtx, building: BuiltKey, { name }: { name: string }): Promise<Unit> {
  const { compound } = await reachedBuilding(ctx, building)
  const key = { district: building.district, id: newId(ctx.now) }
  await ctx.tx.db
    .insertInto('territory.unit')
    .values({ ...key, building_id: building.id, name })
    .execute()
  auditBuilt(ctx, 'unit_created', { ...key, kind: 'unit', areaCode: compound.communityCode, details: { name } })
  return { ...key, buildingId: building.id, name }
}

export async function editUnit(ctx: TerritoryCtx, key: BuiltKey, { name }: { name: string }): Promise<Unit> {
  const { compound } = await reachedUnit(ctx, key)
  const row = await ctx.tx.db
    .updateTable('territory.unit')
    .set({ name })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw notFound()
  const { district, id } = row
  auditBuilt(ctx, 'unit_changed', { district, id, kind: 'unit', areaCode: compound.communityCode, details: { name } })
  return toUnit(row)
}

export interface DwellingFacts {
  name?: string | undefined
  floor?: number | null | undefined
  areaCentiM2?: number | null | undefined
}

/** Dwellings of a reached unit by name. */
export async function listDwellings(ctx: TerritoryCtx, unit: BuiltKey, { cursor, limit }: PageQuery) {
  await reachedUnit(ctx, unit)
  let query = ctx.tx.db
    .selectFrom('territory.dwelling')
    .selectAll()
    .where('district', '=', unit.district)
    .where('unit_id', '=', unit.id)
  if (cursor !== undefined) query = query.where(afterCursor(cursor, 'name', 'id'))
  const rows = await query
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return pageByName(rows, limit, toDwelling)
}

export async function createDwelling(
  ctx: TerritoryCtx,
  unit: BuiltKey,
  input: DwellingFacts & { name: string },
): Promise<Dwelling> {
  const { compound } = await reachedUnit(ctx, unit)
  const { district } = unit
  const id = newId(ctx.now)
  const row = await ctx.tx.db
    .insertInto('territory.dwelling')
    .values({ ...columnsOf(input), district, id, unit_id: unit.id, name: input.name })
    .returningAll()
    .executeTakeFirstOrThrow()
  auditBuilt(ctx, 'dwelling_created', {
    district,
    id,
    kind: 'dwelling',
    areaCode: compound.communityCode,
    details: columnsOf(input),
  })
  return toDwelling(row)
}

export async function editDwelling(ctx: TerritoryCtx, key: BuiltKey, input: DwellingFacts): Promise<Dwelling> {
  const { district, id } = key
  const before = await ctx.tx.db
    .selectFrom('territory.dwelling')
    .select('unit_id')
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!before) throw notFound()
  const { compound } = await reachedUnit(ctx, { district, id: before.unit_id })
  const row = await ctx.tx.db
    .updateTable('territory.dwelling')
    .set({ ...columnsOf(input), unit_id: before.unit_id })
    .where('district', '=', district)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  auditBuilt(ctx, 'dwelling_changed', {
    ...key,
    kind: 'dwelling',
    areaCode: compound.communityCode,
    details: columnsOf(input),
  })
  return toDwelling(row)
}

function columnsOf({ name, floor, areaCentiM2 }: DwellingFacts) {
  return { name, floor, area_centi_m2: areaCentiM2 }
}

function toUnit(row: { district: string; id: string; building_id: string; name: string }): Unit {
  return { district: row.district, id: row.id, buildingId: row.building_id, name: row.name }
}

interface DwellingRow {
  district: string
  id: string
  unit_id: string
  name: string
  floor: number | null
  area_centi_m2: number | null
}

function toDwelling({ unit_id, area_centi_m2, ...row }: DwellingRow): Dwelling {
  return { ...row, unitId: unit_id, areaCentiM2: area_centi_m2 }
}
