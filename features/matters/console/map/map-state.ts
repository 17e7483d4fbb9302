import { localDate } from '#kernel/calendar/index.ts'
import { type AreaLevel, areaLevels, isAreaCode, levelOf, parentOf } from '#kernel/territory/index.ts'
import type { UrlState } from '#kernel/territory/web/index.ts'
import type { MapMode, MapTarget } from '#ui/map/map-props.ts'
import { buckets, matterKinds, urgencies } from '../../index.ts'
import { daysOf } from './map-days.ts'
import { type Fill, readFill } from './measure.ts'

/** What the map shows, as its address says. */
export interface MapState {
  /** Whose parts are drawn. */
  area: string
  /** The part or the matter that lies open at the side. */
  pick: string | null
  matter: { district: string; id: string } | null
  /** Null: the areas are only outlined. */
  measure: Fill | null
  /** Which parts are drawn; the next level down unless chosen. */
  level: AreaLevel
  matters: boolean
  /** As `GET /api/matters/clusters` takes them. */
  filters: MapFilters
  position: MapTarget | null
  mode: MapMode
}

export interface MapFilters {
  kind?: (typeof matterKinds)[number]
  bucket?: (typeof buckets)[number]
  urgency?: (typeof urgencies)[number]
  category?: string
  overdue?: 'true'
  /** Only what is open, unless closed matters are wanted, too. */
  final?: 'false'
  /** Raised on these days, both included. */
  from?: string
  to?: string
}

interface Reader {
  /** Where the viewer works. */
  home: string
  /** Keys of the layers the viewer may see. */
  layers?: readonly string[]
  /** The business day it is. */
  today?: string
}

/** Reads the address. What it does not understand it takes as absent. */
export function readMapState(url: UrlState, { home, layers = [], today = localDate(new Date()) }: Reader): MapState {
  const wanted = url['area'] && isAreaCode(url['area']) ? url['area'] : home
  const { area, pick } = drawable(wanted, url['pick'])
  const none = url['fill'] === 'none'
  return {
    area,
    pick,
    matter: readKey(url['matter']),
    measure: none ? null : readFill(url['fill'], layers),
    level: partLevel(area, url['level']),
    matters: url['matters'] !== 'off',
    filters: { ...readFilters(url), ...daysOf(url['days'], today) },
    position: readPosition(url),
    mode: url['view'] === 'list' ? 'list' : 'map',
  }
}

export function hasDays({ filters }: Pick<MapState, 'filters'>): boolean {
  return filters.from !== undefined || filters.to !== undefined
}

/** Grids have no parts to draw: seen is the community, and the grid is what is picked. */
function drawable(code: string, pick: string | undefined): { area: string; pick: string | null } {
  const picked = pick && isAreaCode(pick) ? pick : null
  if (areaLevels.indexOf(levelOf(code)) < areaLevels.indexOf('grid')) return { area: code, pick: picked }
  let area = code
  while (areaLevels.indexOf(levelOf(area)) >= areaLevels.indexOf('grid')) area = parentOf(area) ?? area.slice(0, 4)
  return { area, pick: picked ?? code.slice(0, 15) }
}

/** The levels an area can be divided into on the map. */
export function levelsBelow(area: string): AreaLevel[] {
  return areaLevels.filter(level => level !== 'micro_grid').slice(areaLevels.indexOf(levelOf(area)) + 1)
}

function partLevel(area: string, wanted: string | undefined): AreaLevel {
  const below = levelsBelow(area)
  return below.find(level => level === wanted) ?? below[0] ?? 'grid'
}

function readFilters(url: UrlState): MapFilters {
  const kind = matterKinds.find(known => known === url['kind'])
  const bucket = buckets.find(known => known === url['bucket'])
  const urgency = urgencies.find(known => known === url['urgency'])
  const category = /^[a-z_]+(\.[a-z_]+)?$/.test(url['category'] ?? '') ? url['category'] : undefined
  return {
    ...(kind ? { kind } : {}),
    ...(bucket ? { bucket } : {}),
    ...(urgency ? { urgency } : {}),
    ...(category ? { category } : {}),
    ...(url['overdue'] === 'true' ? { overdue: 'true' as const } : {}),
    ...(url['closed'] === 'true' ? {} : { final: 'false' as const }),
  }
}

function readKey(text: string | undefined): MapState['matter'] {
  const [district = '', id = ''] = text?.split('.') ?? []
  return /^\d{6}$/.test(district) && /^[0-9a-f-]{36}$/.test(id) ? { district, id } : null
}

function readPosition(url: UrlState): MapTarget | null {
  const [lng, lat, zoom] = ['lng', 'lat', 'z'].map(name => Number.parseFloat(url[name] ?? ''))
  if (lng === undefined || lat === undefined || zoom === undefined) return null
  const inside = Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22
  return inside ? { centre: { lng, lat }, zoom } : null
}
