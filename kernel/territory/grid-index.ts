import Flatbush from 'flatbush'
import { DomainError } from '#platform/error.ts'
import { districtOf, levelOf } from './code.ts'
import {
  boundsOf,
  type Bounds,
  grow,
  metresToBounds,
  metresToLine,
  type MultiPolygon,
  type Position,
  relation,
} from './geometry.ts'

/** The drawn shape of an area, in WGS84. */
export interface Boundary {
  code: string
  polygon: MultiPolygon
  generation: number
}

export type Attribution = 'inside' | 'edge' | 'nearest' | 'outside'

export interface Located {
  /** A grid; for 'outside' a district. */
  code: string
  attribution: Attribution
  /** Generation of the boundary that decided. */
  generation: number
  /** Metres to that boundary; 0 when the point lies in it or on its line. */
  distanceM: number
}

export interface GridIndex {
  /** The newest generation among the boundaries. */
  generation: number
  /** Number of grids that have a boundary. */
  grids: number
  /** Decides the place of every point on earth. Throws territory.no_boundaries when nothing at all is drawn. */
  locate(lng: number, lat: number): Located
}

/** Two lines closer than this are one border: finer than any survey, coarser than rounding. */
export const BORDER_M = 0.01
/** How far outside all grids a point may lie and still go to the nearest one, unless the setting says otherwise. */
export const DEFAULT_TOLERANCE_M = 200

/**
 * Builds the in-process index from open boundaries of any level (grids and districts are used).
 *
 * The attribution rule, in this order; whatever comes within 1 cm of a line is on it:
 * 1. inside: the point lies in exactly one grid and on no line → that grid;
 * 2. edge: it lies on a line, of one grid or a shared border, or in an overlap → of the grids it touches the lowest code;
 * 3. nearest: it touches no grid, but one lies within the tolerance → the nearest, of equally near ones (to the
 *    centimetre) the lowest code;
 * 4. outside: otherwise → the district only: the one it touches (lowest code), else the nearest district line, else,
 *    when no district is drawn, the district of the grid with the nearest bounding box.
 */
export function buildGridIndex(
  boundaries: readonly Boundary[],
  { toleranceM = DEFAULT_TOLERANCE_M }: { toleranceM?: number } = {},
): GridIndex {
  // Sorted by code, "the lowest code" is the first.
  const sorted = boundaries.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const grids = layerOf(sorted.filter(({ code }) => levelOf(code) === 'grid'))
  const districts = layerOf(sorted.filter(({ code }) => levelOf(code) === 'district'))
  return {
    generation: boundaries.reduce((newest, boundary) => Math.max(newest, boundary.generation), 0),
    grids: grids.entries.length,
    locate(lng, lat) {
      const point: Position = [lng, lat]
      return (
        touching(point, grids) ??
        nearest(point, near(grids, point, toleranceM), toleranceM) ??
        outside(point, districts, grids)
      )
    },
  }
}

interface Entry extends Boundary {
  bounds: Bounds
}
interface Layer {
  entries: Entry[]
  tree: Flatbush | null
}

function layerOf(boundaries: readonly Boundary[]): Layer {
  const entries = boundaries
    .filter(boundary => boundary.polygon.length > 0)
    .map(boundary => ({ ...boundary, bounds: boundsOf(boundary.polygon) }))
  if (entries.length === 0) return { entries, tree: null }
  const tree = new Flatbush(entries.length)
  for (const { bounds } of entries) tree.add(...bounds)
  tree.finish()
  return { entries, tree }
}

/** Entries, by code, that may lie within a distance of a point; a metre more, so that rounding drops none. */
function near({ entries, tree }: Layer, point: Position, metres: number): Entry[] {
  if (tree === null) return []
  const found = tree.search(...grow([...point, ...point], metres + 1))
  return found.sort((a, b) => a - b).flatMap(index => entries[index] ?? [])
}

function touching(point: Position, layer: Layer): Located | null {
  const touched = near(layer, point, BORDER_M).flatMap(entry => {
    const onLine = metresToLine(point, entry.polygon) <= BORDER_M
    return onLine || relation(point, entry.polygon) !== 'outside' ? [{ entry, onLine }] : []
  })
  const [first] = touched
  if (!first) return null
  const attribution = touched.length === 1 && !first.onLine ? 'inside' : 'edge'
  return { ...named(first.entry), attribution, distanceM: 0 }
}

function nearest(point: Position, entries: readonly Entry[], limitM: number): Located | null {
  let best: { entry: Entry; centimetres: number } | null = null
  for (const entry of entries) {
    const centimetres = Math.round(metresToLine(point, entry.polygon) * 100)
    if (best === null || centimetres < best.centimetres) best = { entry, centimetres }
  }
  if (best === null || best.centimetres > limitM * 100) return null
  return { ...named(best.entry), attribution: 'nearest', distanceM: best.centimetres / 100 }
}

function outside(point: Position, districts: Layer, grids: Layer): Located {
  const found = touching(point, districts) ?? nearest(point, districts.entries, Infinity) ?? byBounds(point, grids)
  if (found === null) throw new DomainError('territory.no_boundaries')
  return { ...found, code: districtOf(found.code), attribution: 'outside' }
}

function byBounds(point: Position, { entries }: Layer): Located | null {
  const best = entries
    .map(entry => ({ entry, distanceM: metresToBounds(point, entry.bounds) }))
    .reduce<{ entry: Entry; distanceM: number } | null>(
      (a, b) => (a !== null && a.distanceM <= b.distanceM ? a : b),
      null,
    )
  return best && { ...named(best.entry), attribution: 'outside', distanceM: best.distanceM }
}

function named({ code, generation }: Entry): Pick<Located, 'code' | 'generation'> {
  return { code, generation }
}
