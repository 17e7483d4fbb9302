import { invalid, notFound } from '#platform/error.ts'
import type { Db } from '#platform/db/index.ts'
import { type AreaLevel, areaLevels, levelOf, prefixRange } from '../code.ts'
import type { BoundaryCollection } from '../contract.ts'
import type { Bounds, MultiPolygon, Ring } from '../geometry.ts'
import { readPolygon } from './boundary-store.ts'

/** More shapes than this cannot be told apart on a screen; ask with narrower bounds. */
const MAX_FEATURES = 3_000

export interface BoundaryQuery {
  under: string
  level?: AreaLevel | undefined
  bbox?: string | undefined
  zoom: number
}

/** Open boundaries of one level under an area, ready to draw. 404 when there is no such area. */
export async function boundariesGeojson(db: Db, query: BoundaryQuery): Promise<BoundaryCollection> {
  const found = await db.selectFrom('territory.area').select('code').where('code', '=', query.under).executeTakeFirst()
  if (!found) throw notFound()
  const level = query.level ?? nextLevel(levelOf(query.under))
  const rows = await readRows(db, { ...query, level })
  const features = rows.flatMap(({ code, name, generation, polygon }) => {
    const coordinates = drawable(readPolygon(polygon), query.zoom)
    if (coordinates.length === 0) return []
    return {
      type: 'Feature' as const,
      id: code,
      properties: { code, name, level, generation },
      geometry: { type: 'MultiPolygon' as const, coordinates },
    }
  })
  return { type: 'FeatureCollection', features }
}

/**
 * Positions snapped to half a pixel of a zoom, repeated ones dropped. Each position moves by itself, so the common
 * border of two neighbours stays common, which dropping vertices line by line would not keep.
 */
export function drawable(shape: MultiPolygon, zoom: number): MultiPolygon {
  const step = 360 / (256 * 2 ** zoom) / 2
  const digits = Math.min(7, Math.ceil(-Math.log10(step)) + 1)
  const snap = (degrees: number) => Number((Math.round(degrees / step) * step).toFixed(digits))
  return shape.flatMap(polygon => {
    const [outer, ...holes] = polygon.map(ring => snapped(ring, snap))
    if (!outer || outer.length < 4) return []
    return [[outer, ...holes.filter(hole => hole.length >= 4)]]
  })
}

function snapped(ring: Ring, snap: (degrees: number) => number): Ring {
  const kept: Ring = []
  for (const [lng, lat] of ring) {
    const last = kept.at(-1)
    const x = snap(lng)
    const y = snap(lat)
    if (!last || last[0] !== x || last[1] !== y) kept.push([x, y])
  }
  return kept
}

async function readRows(db: Db, { under, level, bbox }: BoundaryQuery & { level: AreaLevel }) {
  const [from, to] = prefixRange(under)
  let query = db
    .selectFrom('territory.boundary as boundary')
    .innerJoin('territory.area as area', 'area.code', 'boundary.code')
    .select(['area.code', 'area.name', 'boundary.generation', 'boundary.polygon'])
    .where('area.level', '=', level)
    .where('boundary.code', '>=', from)
    .where('boundary.code', '<', to)
    .where('boundary.valid_to', 'is', null)
  if (bbox !== undefined) {
    const [west, south, east, north] = readBounds(bbox)
    query = query
      .where('boundary.min_lng', '<=', east)
      .where('boundary.max_lng', '>=', west)
      .where('boundary.min_lat', '<=', north)
      .where('boundary.max_lat', '>=', south)
  }
  return query.orderBy('boundary.code').limit(MAX_FEATURES).execute()
}

function readBounds(text: string): Bounds {
  const [west, south, east, north, ...rest] = text
    .split(',')
    .map(part => (part.trim() === '' ? Number.NaN : Number(part)))
  const numbers = [west, south, east, north].every(part => Number.isFinite(part))
  if (!numbers || west === undefined || south === undefined || east === undefined || north === undefined || rest.length)
    throw invalid('bbox', 'territory.bad_bounds')
  return [west, south, east, north]
}

function nextLevel(level: AreaLevel): AreaLevel {
  return areaLevels[areaLevels.indexOf(level) + 1] ?? level
}
