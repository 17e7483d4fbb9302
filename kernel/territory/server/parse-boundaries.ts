import { z } from 'zod'
import { invalid } from '#platform/error.ts'
import { isAreaCode, withoutPadding } from '../code.ts'
import { toWgs84 } from '../crs.ts'
import type { MultiPolygon, Polygon, Position, Ring } from '../geometry.ts'
import type { RowError, RowReason } from '../import-report.ts'
import type { Crs } from '../shapes.ts'
import { crossesItself } from '../self-crossing.ts'

export interface BoundaryFeature {
  line: number
  code: string
  polygon: MultiPolygon
  row: string[]
}

export interface ParsedBoundaries {
  columns: string[]
  total: number
  features: BoundaryFeature[]
  errors: RowError[]
}

const collection = z.object({
  features: z.array(
    z.object({
      properties: z
        .object({
          code: z.union([z.string(), z.number()]).optional(),
          adcode: z.union([z.string(), z.number()]).optional(),
          name: z.string().optional(),
        })
        .nullable(),
      geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
    }),
  ),
})
type Feature = z.output<typeof collection>['features'][number]

/**
 * Reads a GeoJSON FeatureCollection of Polygons and MultiPolygons; `code` or `adcode` names the area, also in its
 * zero-padded form. Coordinates become WGS84, rounded to 7 decimals (1 cm); rings are closed when they are not.
 * Throws territory.malformed_geojson or territory.empty_file.
 */
export function parseBoundaries(text: string, crs: Crs): ParsedBoundaries {
  const parsed = collection.safeParse(parseJson(text))
  if (!parsed.success) throw invalid('text', 'territory.malformed_geojson')
  const { features } = parsed.data
  if (features.length === 0) throw invalid('text', 'territory.empty_file')
  const result: ParsedBoundaries = { columns: ['code', 'name'], total: features.length, features: [], errors: [] }
  const firstLine = new Map<string, number>()
  for (const [index, feature] of features.entries()) {
    const read = readFeature(feature, { line: index + 1, crs, firstLine })
    if ('reason' in read) result.errors.push(read)
    else result.features.push(read)
  }
  return result
}

function parseJson(text: string): unknown {
  try {
    // A byte order mark is what Windows editors leave in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

interface Context {
  line: number
  crs: Crs
  firstLine: Map<string, number>
}

function readFeature({ properties, geometry }: Feature, { line, crs, firstLine }: Context): BoundaryFeature | RowError {
  const given = String(properties?.code ?? properties?.adcode ?? '').trim()
  const row = [given, properties?.name ?? '']
  const fail = (field: string, reason: RowReason, params: RowError['params'] = {}): RowError => ({
    line,
    field,
    reason,
    params,
    row,
  })
  if (given === '') return fail('code', 'missing', { field: 'code' })
  const code = isAreaCode(given) ? given : withoutPadding(given)
  if (!isAreaCode(code)) return fail('code', 'bad_code', { value: given })
  const first = firstLine.get(code)
  if (first !== undefined) return fail('code', 'duplicate', { value: code, first })
  firstLine.set(code, line)
  const shape = geometry && shapeOf(geometry)
  if (!shape) return fail('geometry', 'bad_geometry')
  const stray = shape.flat(2).find(([lng, lat]) => Math.abs(lng) > 180 || Math.abs(lat) > 85)
  if (stray) return fail('geometry', 'out_of_range', { value: stray.join(', ') })
  const polygon = shape.map(rings => rings.map(ring => converted(ring, crs)))
  if (crossesItself(polygon)) return fail('geometry', 'crosses_itself')
  return { line, code, polygon, row }
}

function shapeOf(geometry: { type: string; coordinates: unknown }): MultiPolygon | null {
  if (geometry.type === 'Polygon') return multi([geometry.coordinates])
  if (geometry.type === 'MultiPolygon') return multi(geometry.coordinates)
  return null
}

/** Read by hand, not by schema: a city has hundreds of thousands of positions. */
function multi(value: unknown): MultiPolygon | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const polygons = value.map(rings => everyOrNull<Ring>(rings, ringOf))
  return polygons.every(polygon => polygon !== null) ? polygons : null
}

function ringOf(value: unknown): Ring | null {
  const ring = everyOrNull<Position>(value, positionOf)
  if (!ring) return null
  const [first] = ring
  const last = ring.at(-1)
  if (!first || !last) return null
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push([...first])
  return ring.length >= 4 ? ring : null
}

function positionOf(value: unknown): Position | null {
  if (!Array.isArray(value)) return null
  const [lng, lat]: unknown[] = value
  return typeof lng === 'number' && typeof lat === 'number' && Number.isFinite(lng + lat) ? [lng, lat] : null
}

function everyOrNull<T>(value: unknown, read: (part: unknown) => T | null): T[] | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const parts: T[] = []
  for (const part of value) {
    const one = read(part)
    if (one === null) return null
    parts.push(one)
  }
  return parts
}

function converted(ring: Polygon[number], crs: Crs): Ring {
  return ring.map(([lng, lat]) => {
    const [x, y] = toWgs84(lng, lat, crs)
    return [round(x), round(y)]
  })
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}
