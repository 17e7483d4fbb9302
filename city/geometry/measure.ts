import type { Random } from '../random.ts'
import { type Metres, type MultiPolygon, type Position, type Ring, toMetres } from './position.ts'

/** Twice the signed area in units of 1e-12 square degrees; whole numbers, so sums compare exactly. Positive when counter-clockwise. */
export function signedArea(ring: Ring): number {
  const [origin] = ring
  if (!origin) return 0
  const micro = (value: number) => Math.round(value * 1e6)
  const [ox, oy] = [micro(origin[0]), micro(origin[1])]
  let sum = 0
  for (let n = 0; n + 1 < ring.length; n += 1) {
    const [ax, ay] = ring[n] as Position
    const [bx, by] = ring[n + 1] as Position
    sum += (micro(ax) - ox) * (micro(by) - oy) - (micro(bx) - ox) * (micro(ay) - oy)
  }
  return sum
}

export function areaOf(polygon: MultiPolygon): number {
  return polygon.flat().reduce((sum, ring) => sum + signedArea(ring), 0)
}

export interface Bounds {
  minLng: number
  minLat: number
  maxLng: number
  maxLat: number
}

export function boundsOf(polygon: MultiPolygon): Bounds {
  const positions = polygon.flat(2)
  const lngs = positions.map(([lng]) => lng)
  const lats = positions.map(([, lat]) => lat)
  return {
    minLng: Math.min(...lngs),
    minLat: Math.min(...lats),
    maxLng: Math.max(...lngs),
    maxLat: Math.max(...lats),
  }
}

/** Even-odd over all rings. On a border either answer is possible. */
export function contains(polygon: MultiPolygon, [x, y]: Position): boolean {
  let inside = false
  for (const ring of polygon.flat()) {
    for (let n = 0; n + 1 < ring.length; n += 1) {
      const [ax, ay] = ring[n] as Position
      const [bx, by] = ring[n + 1] as Position
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
    }
  }
  return inside
}

/** Centre of mass of the outer ring; for a bent area it may lie outside, see {@link insidePoint}. */
export function centroid(polygon: MultiPolygon): Position {
  const ring = polygon[0]?.[0] ?? []
  const [ox, oy] = ring[0] ?? [0, 0]
  let [sum, sx, sy] = [0, 0, 0]
  for (let n = 0; n + 1 < ring.length; n += 1) {
    const [ax, ay] = ring[n] as Position
    const [bx, by] = ring[n + 1] as Position
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
    sum += cross
    sx += (ax - ox + bx - ox) * cross
    sy += (ay - oy + by - oy) * cross
  }
  return [ox + sx / (3 * sum), oy + sy / (3 * sum)]
}

/** Metres to the nearest border. */
export function clearance(polygon: MultiPolygon, position: Position): number {
  const point = toMetres(position)
  let nearest = Number.POSITIVE_INFINITY
  for (const ring of polygon.flat()) {
    for (let n = 0; n + 1 < ring.length; n += 1) {
      nearest = Math.min(nearest, toSegment(point, toMetres(ring[n] as Position), toMetres(ring[n + 1] as Position)))
    }
  }
  return nearest
}

function toSegment(point: Metres, a: Metres, b: Metres): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const t = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy)
}

/** A point inside, as far from the border as forty draws find, the centre of mass among them. */
export function insidePoint(polygon: MultiPolygon, random: Random): Position {
  const bounds = boundsOf(polygon)
  const draws = Array.from({ length: 40 }, () => drawIn(bounds, random))
  const middle = centroid(polygon)
  const inside = [middle, ...draws].filter(candidate => contains(polygon, candidate))
  const far = (candidate: Position) => clearance(polygon, candidate) * (candidate === middle ? 1.15 : 1)
  const best = inside.toSorted((a, b) => far(b) - far(a))[0]
  if (!best) throw new Error('No point found inside the polygon')
  return best
}

export function drawIn(bounds: Bounds, random: Random): Position {
  return [random.between(bounds.minLng, bounds.maxLng), random.between(bounds.minLat, bounds.maxLat)]
}

/** Somewhere inside, at least `margin` metres from the border where that is possible. */
export function drawInside(polygon: MultiPolygon, random: Random, margin = 12): Position {
  const bounds = boundsOf(polygon)
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const candidate = drawIn(bounds, random)
    if (contains(polygon, candidate) && clearance(polygon, candidate) >= margin) return candidate
  }
  return insidePoint(polygon, random)
}
