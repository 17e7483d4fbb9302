import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { cellTile, clusterShift, QUADKEY_ZOOM, tileAt, tileRange } from '#kernel/territory/index.ts'
import { TALLY_ZOOMS } from './map-tally.ts'

export interface Edges {
  west: number
  south: number
  east: number
  north: number
}

/** A map tile is 256 pixels: cells two zooms finer are 64 pixels wide, about one donut each. */
const CELLS_PER_TILE = 2
const FINEST = TALLY_ZOOMS[TALLY_ZOOMS.length - 1] ?? 19

/** Zoom of the cells a map at some zoom is counted by. */
export function cellZoom(zoom: number): number {
  return Math.min(FINEST, Math.floor(zoom) + CELLS_PER_TILE)
}

/** The cell of a quadkey. */
export function shifted(column: string, zoom: number): RawBuilder<string> {
  return sql<string>`${sql.ref(column)} >> ${sql.lit(clusterShift(zoom))}`
}

/** Whether a cell touches the window: what it counts is then shown whole. */
export function touching(window: Edges, zoom: number): (cell: number) => boolean {
  const [low, high] = corners(window, zoom)
  return cell => {
    const { x, y } = cellTile(cell, zoom)
    return x >= low.x && x <= high.x && y >= low.y && y <= high.y
  }
}

/** The places in the window, exactly by its edges and as ranges its index can answer. */
export function inWindow(window: Edges, quadkey: string, place: { lng: string; lat: string }): Expression<SqlBool> {
  const { west, south, east, north } = window
  const [lng, lat] = [sql.ref(place.lng), sql.ref(place.lat)]
  return sql<SqlBool>`(${inRanges(window, quadkey, { cells: CLOSEST, stored: QUADKEY_ZOOM })}
    and ${lng} >= ${west} and ${lng} <= ${east} and ${lat} >= ${south} and ${lat} <= ${north})`
}

/**
 * The whole cells around the window, a little more than touch it, as ranges of a column that holds cells of `stored` or,
 * at the quadkey's own zoom, quadkeys.
 */
export function inCells(window: Edges, column: string, zoom: { cells: number; stored: number }): Expression<SqlBool> {
  return inRanges(window, column, zoom)
}

function inRanges(window: Edges, column: string, zoom: { cells: number; stored: number }): Expression<SqlBool> {
  const width = 2 ** clusterShift(zoom.stored)
  const ranges = rangesOf(window, zoom.cells).map(
    ([from, to]) => sql<SqlBool>`(${sql.ref(column)} >= ${from / width} and ${sql.ref(column)} < ${to / width})`,
  )
  return sql<SqlBool>`(${sql.join(ranges, sql` or `)})`
}

const MOST_TILES = 16
const CLOSEST = 24

/** Quadkeys of the tiles that cover the window, at the finest zoom at which they are at most 16; neighbours are joined. */
function rangesOf(window: Edges, finest: number): [number, number][] {
  for (let zoom = finest; zoom > 0; zoom -= 1) {
    const [low, high] = corners(window, zoom)
    const columns = high.x - low.x + 1
    const rows = high.y - low.y + 1
    // A window whose edges are the wrong way round covers nothing.
    if (columns < 1 || rows < 1) return [[0, 0]]
    if (columns * rows > MOST_TILES) continue
    const tiles = Array.from({ length: columns * rows }, (_, index) =>
      tileRange(zoom, low.x + (index % columns), low.y + Math.floor(index / columns)),
    )
    return joined(tiles)
  }
  return [tileRange(0, 0, 0)]
}

function corners({ west, south, east, north }: Edges, zoom: number) {
  return [tileAt(west, north, zoom), tileAt(east, south, zoom)] as const
}

function joined(ranges: readonly [number, number][]): [number, number][] {
  const merged: [number, number][] = []
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1)
    if (last && last[1] === from) last[1] = to
    else merged.push([from, to])
  }
  return merged
}
