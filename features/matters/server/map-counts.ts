import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import { scopeSql } from '#kernel/access/server/index.ts'
import { prefixRange, QUADKEY_ZOOM } from '#kernel/territory/index.ts'
import type { MatterFilters } from '../contract.ts'
import { categoryIs, mayBeClosed } from './matter-filters.ts'
import { TALLY_ZOOMS } from './map-tally.ts'
import { type Edges, inCells, shifted } from './map-window.ts'
import type { MattersDb } from './matter-rows.ts'

type Condition = Expression<SqlBool>

/**
 * Whether the kept counts answer exactly: the reach is areas and not single matters, and nothing is asked for that they
 * are not counted by.
 */
export function isTallied(scope: Scope, filters: MatterFilters): boolean {
  if (scope.organisations.length > 0 || scope.requesterId !== null) return false
  return !filters.source && !filters.from && !filters.to && !filters.q && filters.overdue !== true
}

export interface TalliedCell {
  cell: number
  count: number
  /** Middle of the matters. */
  lng: number
  lat: number
}

interface View {
  filters: MatterFilters
  window: Edges
  /** Zoom of the cells asked for. */
  zoom: number
}

/** Closed matters by cell, as far as they are counted: around the window, a little more than touches it. */
export async function closedByCell(db: MattersDb, scope: Scope, view: View): Promise<TalliedCell[]> {
  const { filters, window, zoom } = view
  if (!mayBeClosed(filters)) return []
  const kept = TALLY_ZOOMS.find(one => one >= zoom) ?? 19
  const counted = await sql<{ cell: string; n: string; lng: string; lat: string }>`
    select ${shiftedCell(zoom, kept)} as cell, sum(x.n) as n, sum(x.lng) as lng, sum(x.lat) as lat
    from (
      select x.cell, x.n, x.lng, x.lat from matters.map_count as x
      where x.zoom = ${sql.lit(kept)} and ${inCells(window, 'x.cell', { cells: zoom, stored: kept })} and ${all(scope, filters)}
      union all
      select ${shifted('x.quadkey', kept)}, x.n, x.n * x.lng, x.n * x.lat from matters.map_change as x
      where ${inCells(window, 'x.quadkey', { cells: zoom, stored: QUADKEY_ZOOM })} and ${all(scope, filters)}
    ) as x
    group by 1 having sum(x.n) > 0`.execute(db)
  return counted.rows.map(({ cell, n, lng, lat }) => ({
    cell: Number(cell),
    count: Number(n),
    lng: Number(lng) / Number(n) / 1e6,
    lat: Number(lat) / Number(n) / 1e6,
  }))
}

/** Closed matters by area, as far as they are counted: codes of so many digits, shorter ones left out. */
export async function closedByArea(
  db: MattersDb,
  scope: Scope,
  view: { filters: MatterFilters; length: number },
): Promise<Map<string, number>> {
  const { filters, length } = view
  if (!mayBeClosed(filters)) return new Map()
  const area = sql`left(x.area_code, ${sql.lit(length)})`
  const found = await sql<{ code: string; n: string }>`
    select x.code, sum(x.n) as n from (
      select ${area} as code, x.n from matters.map_count as x
      where x.zoom = ${sql.lit(TALLY_ZOOMS[0])} and ${all(scope, filters)} and length(x.area_code) >= ${sql.lit(length)}
      union all
      select ${area}, x.n from matters.map_change as x
      where ${all(scope, filters)} and length(x.area_code) >= ${sql.lit(length)}
    ) as x
    group by 1`.execute(db)
  return new Map(found.rows.map(({ code, n }) => [code, Number(n)]))
}

function shiftedCell(zoom: number, kept: number): RawBuilder<string> {
  return sql<string>`x.cell >> ${sql.lit(2 * (kept - zoom))}`
}

/** Reach and filters over the columns both tables have; what is read by a permission of its own is in neither. */
function all(scope: Scope, filters: MatterFilters): Condition {
  const within = scopeSql(
    { ...scope, guards: [] },
    {
      areaCode: 'x.area_code',
      caseType: 'x.procedure',
      reading: null,
      district: null,
      caseId: null,
      requesterId: null,
    },
  )
  return sql<SqlBool>`${sql.join([within, ...districts(scope, filters), ...named(filters)], sql` and `)}`
}

/** The key begins with the district: said outright, it is a short range of it. */
function districts(scope: Scope, { area }: MatterFilters): Condition[] {
  const codes = area ? [area] : scope.areas.map(one => one.code)
  if (codes.every(code => code.length >= 6))
    return [sql`x.district in (${sql.join([...new Set(codes.map(code => code.slice(0, 6)))])})`]
  const [from, to] = area ? prefixRange(area) : ['0', 'a']
  return [
    sql`x.district = any (array(select code from territory.area where level = 'district'
      and code >= ${from} and code < ${to} union all select rpad(code, 6, '0') from territory.area where level = 'city'))`,
  ]
}

function named({ area, kind, state, urgency, category }: MatterFilters): Condition[] {
  const conditions: Condition[] = []
  if (area) {
    const [from, to] = prefixRange(area)
    conditions.push(sql`(x.area_code >= ${from} and x.area_code < ${to})`)
  }
  if (kind) conditions.push(sql`x.procedure = ${kind}`)
  if (state) conditions.push(sql`x.state = ${state}`)
  if (urgency) conditions.push(sql`x.urgency = ${urgency}`)
  if (category === 'none') conditions.push(sql`x.category = ''`)
  else if (category) conditions.push(categoryIs(category, 'x.category'))
  return conditions
}
