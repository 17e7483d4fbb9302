import { difference, intersection, union } from 'polyclip-ts'
import { type MultiPolygon, type Position, type Ring, squareMetres } from './geometry.ts'
import type { RedrawPlan } from './redraw.ts'

/** A grid under the editor's hand. `name` of `predecessor`: a new one. */
export interface Draft {
  code: string
  name: string
  polygon: MultiPolygon
  predecessor?: string | null
}

export interface DraftMap {
  grids: readonly Draft[]
  ends: readonly { code: string; successorCode: string }[]
}

/** Pieces smaller than this are left over by rounding. */
const CRUMB_M2 = 0.5

const same = (a: Position | undefined, b: Position | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1]

/** Moves a corner together with the same corner of every neighbour, so that a common border stays common. */
export function moveCorner(map: DraftMap, from: Position, to: Position): DraftMap {
  return mapRings(map, ring => (ring.some(at => same(at, from)) ? ring.map(at => (same(at, from) ? to : at)) : ring))
}

/** Puts a corner between two that follow each other, in every grid that has this piece of border. */
export function insertCorner(map: DraftMap, [a, b]: readonly [Position, Position], at: Position): DraftMap {
  return mapRings(map, ring =>
    ring.flatMap((corner, index) => {
      const next = ring[index + 1]
      const here = next !== undefined && ((same(corner, a) && same(next, b)) || (same(corner, b) && same(next, a)))
      return here ? [corner, at] : [corner]
    }),
  )
}

/** Takes a corner out of every border it lies on, where at least a triangle is left. */
export function removeCorner(map: DraftMap, at: Position): DraftMap {
  return mapRings(map, ring => {
    if (!ring.some(corner => same(corner, at)) || ring.length <= 4) return ring
    const open = ring.slice(0, -1).filter(corner => !same(corner, at))
    return open.length < 3 || !open[0] ? ring : [...open, open[0]]
  })
}

/** Cuts a grid of one piece along the straight line between two of its corners; the part after the first becomes a new grid. */
export function splitGrid(map: DraftMap, code: string, cut: { from: number; to: number; fresh: Draft }): DraftMap {
  const grid = map.grids.find(one => one.code === code)
  const ring = grid?.polygon.length === 1 && grid.polygon[0]?.length === 1 ? grid.polygon[0][0] : undefined
  if (!grid || !ring) return map
  const open = ring.slice(0, -1)
  const [low, high] = [Math.min(cut.from, cut.to), Math.max(cut.from, cut.to)]
  const one = closed(open.slice(low, high + 1))
  const other = closed([...open.slice(high), ...open.slice(0, low + 1)])
  if (one.length < 4 || other.length < 4) return map
  const parts = map.grids.flatMap(each =>
    each.code === code
      ? [
          { ...each, polygon: [[other]] },
          { ...cut.fresh, polygon: [[one]] },
        ]
      : [each],
  )
  return { ...map, grids: parts }
}

/** One grid takes another's ground; the other ends, or, when it was new, was never there. */
export function mergeGrids(map: DraftMap, code: string, into: string): DraftMap {
  const gone = map.grids.find(grid => grid.code === code)
  const heir = map.grids.find(grid => grid.code === into)
  if (!gone || !heir || code === into) return map
  const polygon = union(heir.polygon, gone.polygon)
  const ends = map.ends.map(end => (end.successorCode === code ? { ...end, successorCode: into } : end))
  return {
    grids: map.grids.flatMap(grid => (grid.code === code ? [] : [grid.code === into ? { ...grid, polygon } : grid])),
    ends: gone.predecessor === undefined ? [...ends, { code, successorCode: into }] : ends,
  }
}

/** A new grid drawn over what is there: it takes that ground from the others, within the community. */
export function carveGrid(map: DraftMap, fresh: Draft, community: MultiPolygon | null): DraftMap {
  const polygon = whole(community ? intersection(community, fresh.polygon) : fresh.polygon)
  if (polygon.length === 0) return map
  const left = map.grids.map(grid => ({ ...grid, polygon: whole(difference(grid.polygon, polygon)) }))
  if (left.some(grid => grid.polygon.length === 0)) return map
  return { ...map, grids: [...left, { ...fresh, polygon }] }
}

/** What differs from where the editor began. */
export function planOf(start: DraftMap, now: DraftMap): RedrawPlan {
  const before = new Map(start.grids.map(grid => [grid.code, grid.polygon]))
  const grids = now.grids
    .filter(({ code, polygon }) => before.get(code) !== polygon)
    .map(({ code, name, polygon, predecessor }) => ({
      code,
      polygon,
      ...(predecessor === undefined ? {} : { name, ...(predecessor === null ? {} : { predecessorCode: predecessor }) }),
    }))
  return { grids, ends: [...now.ends] }
}

function closed(open: Ring): Ring {
  const first = open[0]
  return first ? [...open, first] : []
}

function whole(shape: MultiPolygon): MultiPolygon {
  return shape.filter(piece => squareMetres([piece]) >= CRUMB_M2)
}

/** Grids none of whose borders changed stay the same objects: only what was touched is sent and drawn again. */
function mapRings(map: DraftMap, change: (ring: Ring) => Ring): DraftMap {
  const grids = map.grids.map(grid => {
    const polygon = grid.polygon.map(piece => piece.map(change))
    const touched = polygon.some((piece, at) => piece.some((ring, index) => ring !== grid.polygon[at]?.[index]))
    return touched && JSON.stringify(polygon) !== JSON.stringify(grid.polygon) ? { ...grid, polygon } : grid
  })
  return { ...map, grids }
}
