import type { Position as Any } from 'geojson'
import type { Areas, Cluster } from '#ui/map/map-props.ts'
import { type Draft, type DraftMap, insertCorner, moveCorner, removeCorner } from '../drawing-moves.ts'
import type { Position, Ring } from '../geometry.ts'
import type { Drawing, RedrawFault } from '../redraw.ts'

/** The border a hand can take: of a grid of one piece without holes. Others are changed in the list. */
export function outerRing({ polygon }: Draft): Ring | null {
  const [piece, ...more] = polygon
  return piece?.length === 1 && more.length === 0 ? (piece[0] ?? null) : null
}

/** The grids as they are drawn now, and the community's own border around them. */
export function areasOf({ grids }: DraftMap, { community }: Drawing): Areas {
  const shapes = grids.map(({ code, name, polygon }) => feature(code, name, polygon))
  const around = community.polygon ? [feature(community.code, '', community.polygon)] : []
  return { type: 'FeatureCollection', features: [...around, ...shapes] }
}

function feature(code: string, name: string, coordinates: Position[][][]): Areas['features'][number] {
  return { type: 'Feature', geometry: { type: 'MultiPolygon', coordinates }, properties: { code, name } }
}

/** Numbered as in the list. */
export function faultSpots(faults: readonly RedrawFault[], words: (kind: string) => string): Cluster[] {
  return faults.map(({ kind, lng, lat }, index) => ({
    id: `${index}:${lng}:${lat}`,
    lng,
    lat,
    count: index + 1,
    byState: { [kind === 'gap' ? 'soon' : 'overdue']: 1 },
    title: `${index + 1}: ${words(kind)}`,
  }))
}

/** The next new grid: a code nobody has used, neither there nor in this drawing. */
export function freshGrid({ freeCode, community }: Drawing, { grids }: DraftMap, name: string): Draft {
  const taken = grids.flatMap(({ code, predecessor }) => (predecessor === undefined ? [] : [Number(code.slice(-3))]))
  const next = Math.max(Number(freeCode.slice(-3)), ...taken.map(number => number + 1))
  const code = `${community.code}${String(next).padStart(3, '0')}`
  return { code, name: `${name} ${code.slice(-3)}`, polygon: [], predecessor: null }
}

/** What a hand did to a ring: one corner moved, one put in, or one taken out. The drawing tool has rounded all of them. */
export function handStep(map: DraftMap, before: Ring, after: readonly Any[]): DraftMap {
  const [was, is] = [before.slice(0, -1), after.slice(0, -1)]
  const at = was.findIndex((corner, index) => !near(corner, is[index]))
  if (is.length === was.length) {
    const [from, to] = [was[at], is[at]]
    return from && to ? moveCorner(map, from, exact(to)) : map
  }
  if (is.length === was.length - 1) {
    const gone = was[at < 0 ? was.length - 1 : at]
    return gone ? removeCorner(map, gone) : map
  }
  const index = at < 0 ? was.length : at
  const [a, b, made] = [was[index - 1] ?? was.at(-1), was[index] ?? was[0], is[index]]
  return a && b && made ? insertCorner(map, [a, b], exact(made)) : map
}

const near = (a: Any | undefined, b: Any | undefined) =>
  a !== undefined &&
  b !== undefined &&
  Math.abs((a[0] ?? 0) - (b[0] ?? 0)) < 2e-9 &&
  Math.abs((a[1] ?? 0) - (b[1] ?? 0)) < 2e-9

function exact([x = 0, y = 0]: Any): Position {
  return [x, y]
}
