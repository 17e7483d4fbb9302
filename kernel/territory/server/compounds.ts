import { localDate } from '#kernel/calendar/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { Db } from '#platform/db/index.ts'
import { translate } from '#platform/i18n.ts'
import { districtOf, isWithin, levelOf, prefixRange } from '../code.ts'
import type { Compound } from '../shapes.ts'
import { auditBuilt } from './built-audit.ts'
import { type BuiltKey, gridsOf, reachedCompound } from './built-reach.ts'
import { afterCursor, type PageQuery, pageByName } from './by-name.ts'
import type { TerritoryCtx } from './ctx.ts'
import { containing, inForceOn, isClosed } from './in-force.ts'
import { loadGridIndex } from './load-grid-index.ts'

export interface CompoundFacts {
  communityCode?: string | undefined
  gridCodes?: string[] | undefined
  name?: string | undefined
  address?: string | undefined
  lng?: number | undefined
  lat?: number | undefined
  households?: number | null | undefined
  builtYear?: number | null | undefined
  validTo?: string | null | undefined
}
type NewCompound = CompoundFacts & { communityCode: string; name: string; lng: number; lat: number }

/** Compounds under an area by name; for a grid, those that touch it. Public: a resident names the compound they live in. */
export async function listCompounds(
  db: Db,
  filter: PageQuery & { areaCode: string; q?: string | undefined; includeClosed: boolean },
  today: string,
): Promise<{ items: Compound[]; next: string | null }> {
  const [from, to] = prefixRange(filter.areaCode)
  let query = db.selectFrom('territory.compound as compound').selectAll('compound')
  if (filter.areaCode.length >= 6) query = query.where('compound.district', '=', districtOf(filter.areaCode))
  if (levelOf(filter.areaCode) === 'grid')
    query = query.where(eb =>
      eb.exists(
        eb
          .selectFrom('territory.compound_grid as touch')
          .select('touch.grid_code')
          .whereRef('touch.district', '=', 'compound.district')
          .whereRef('touch.compound_id', '=', 'compound.id')
          .where('touch.grid_code', '=', filter.areaCode),
      ),
    )
  else query = query.where('compound.community_code', '>=', from).where('compound.community_code', '<', to)
  if (filter.q) query = query.where('compound.name', 'ilike', containing(filter.q))
  if (!filter.includeClosed) query = query.where(inForceOn(today, 'compound.valid_to'))
  const { cursor } = filter
  if (cursor !== undefined) query = query.where(afterCursor(cursor, 'compound.name', 'compound.id'))
  const rows = await query
    .orderBy('compound.name')
    .orderBy('compound.id')
    .limit(filter.limit + 1)
    .execute()
  const page = pageByName(rows, filter.limit, row => row)
  return { items: await withGrids(db, page.items), next: page.next }
}

export async function createCompound(ctx: TerritoryCtx, input: NewCompound): Promise<Compound> {
  const { tx } = ctx
  if (!ctx.reaches(input.communityCode)) throw notFound()
  await requireCommunity(ctx, input.communityCode)
  const key = { district: districtOf(input.communityCode), id: newId(ctx.now) }
  const gridCodes = input.gridCodes ?? (await gridsAt(tx.db, input))
  await requireGrids(tx.db, input.communityCode, gridCodes)
  const { communityCode, name, lng, lat } = input
  await tx.db
    .insertInto('territory.compound')
    .values({ ...columnsOf(input), ...key, community_code: communityCode, name, lng, lat })
    .execute()
  await setGrids(tx.db, key, gridCodes)
  auditBuilt(ctx, 'compound_created', { ...key, kind: 'compound', areaCode: communityCode, details: { name } })
  return getCompound(tx.db, key)
}

export async function editCompound(ctx: TerritoryCtx, key: BuiltKey, input: CompoundFacts): Promise<Compound> {
  const { tx } = ctx
  const before = await reachedCompound(ctx, key)
  const communityCode = input.communityCode ?? before.communityCode
  if (input.communityCode !== undefined) {
    if (!ctx.reaches(input.communityCode)) throw notFound()
    await requireCommunity(ctx, input.communityCode)
    if (districtOf(input.communityCode) !== key.district) throw invalid('communityCode', 'territory.other_district')
  }
  // Moved to another community, it leaves the grids of the old one.
  const kept = before.gridCodes.filter(code => isWithin(code, communityCode))
  const gridCodes = input.gridCodes ?? kept
  await requireGrids(tx.db, communityCode, gridCodes)
  const columns = columnsOf(input)
  if (Object.values(columns).some(value => value !== undefined))
    await tx.db
      .updateTable('territory.compound')
      .set(columns)
      .where('district', '=', key.district)
      .where('id', '=', key.id)
      .execute()
  await setGrids(tx.db, key, gridCodes)
  auditBuilt(ctx, 'compound_changed', { ...key, kind: 'compound', areaCode: communityCode, details: columns })
  return getCompound(tx.db, key)
}

async function getCompound(db: Db, { district, id }: BuiltKey): Promise<Compound> {
  const row = await db
    .selectFrom('territory.compound')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return toCompound(row, await gridsOf(db, { district, id }))
}

interface CompoundRow {
  district: string
  id: string
  community_code: string
  name: string
  address: string
  lng: number
  lat: number
  households: number | null
  built_year: number | null
  valid_to: string | null
}

function toCompound(row: CompoundRow, gridCodes: string[]): Compound {
  return {
    district: row.district,
    id: row.id,
    communityCode: row.community_code,
    gridCodes,
    name: row.name,
    address: row.address,
    lng: row.lng,
    lat: row.lat,
    households: row.households,
    builtYear: row.built_year,
    validTo: row.valid_to,
  }
}

async function withGrids(db: Db, rows: readonly CompoundRow[]): Promise<Compound[]> {
  if (rows.length === 0) return []
  const touches = await db
    .selectFrom('territory.compound_grid')
    .select(['compound_id', 'grid_code'])
    .where('district', 'in', [...new Set(rows.map(row => row.district))])
    .where(
      'compound_id',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('grid_code')
    .execute()
  return rows.map(row =>
    toCompound(
      row,
      touches.filter(touch => touch.compound_id === row.id).map(touch => touch.grid_code),
    ),
  )
}

function columnsOf(input: CompoundFacts) {
  return {
    community_code: input.communityCode,
    name: input.name,
    address: input.address,
    lng: input.lng,
    lat: input.lat,
    households: input.households,
    built_year: input.builtYear,
    valid_to: input.validTo,
  }
}

async function setGrids(db: Db, { district, id }: BuiltKey, codes: readonly string[]): Promise<void> {
  await db
    .deleteFrom('territory.compound_grid')
    .where('district', '=', district)
    .where('compound_id', '=', id)
    .execute()
  if (codes.length === 0) return
  await db
    .insertInto('territory.compound_grid')
    .values([...new Set(codes)].map(code => ({ district, compound_id: id, grid_code: code })))
    .execute()
}

async function gridsAt(db: Db, { lng, lat, communityCode }: NewCompound): Promise<string[]> {
  const index = await loadGridIndex(db)
  if (index.grids === 0) return []
  const { code, attribution } = index.locate(lng, lat)
  return attribution !== 'outside' && isWithin(code, communityCode) ? [code] : []
}

async function requireCommunity({ tx, now, locale }: TerritoryCtx, code: string): Promise<void> {
  if (levelOf(code) !== 'community')
    throw invalid('communityCode', 'territory.other_level', {
      code,
      level: translate(locale, 'territory:levels.community'),
    })
  const area = await tx.db.selectFrom('territory.area').select('valid_to').where('code', '=', code).executeTakeFirst()
  if (!area || isClosed(area.valid_to, localDate(now)))
    throw invalid('communityCode', 'territory.unknown_area', { code })
}

async function requireGrids(db: Db, communityCode: string, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  const rows = await db
    .selectFrom('territory.area')
    .select('code')
    .where('code', 'in', codes)
    .where('parent_code', '=', communityCode)
    .where('valid_to', 'is', null)
    .execute()
  const found = new Set(rows.map(row => row.code))
  const stray = codes.find(code => !found.has(code))
  if (stray !== undefined) throw invalid('gridCodes', 'territory.not_a_grid_of_community', { code: stray })
}
