import pointInPolygon from 'point-in-polygon-hao'

/** Longitude, latitude in WGS84 degrees. */
export type Position = [lng: number, lat: number]
export type Ring = Position[]
/** An outer ring, then its holes; every ring closed. */
export type Polygon = Ring[]
export type MultiPolygon = Polygon[]
/** West, south, east, north. */
export type Bounds = [west: number, south: number, east: number, north: number]

/** Metres of one degree of latitude on the mean sphere. */
export const METRES_PER_DEGREE = 111_195.08

export function boundsOf(shape: MultiPolygon): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [outer] of shape) {
    for (const [lng, lat] of outer ?? []) {
      bounds[0] = Math.min(bounds[0], lng)
      bounds[1] = Math.min(bounds[1], lat)
      bounds[2] = Math.max(bounds[2], lng)
      bounds[3] = Math.max(bounds[3], lat)
    }
  }
  return bounds
}

/** Bounds grown by a distance in metres on every side. */
export function grow(bounds: Bounds, metres: number): Bounds {
  const steepest = Math.min(89, Math.max(Math.abs(bounds[1]), Math.abs(bounds[3])))
  const lat = metres / METRES_PER_DEGREE
  const lng = lat / Math.cos((steepest * Math.PI) / 180)
  return [bounds[0] - lng, bounds[1] - lat, bounds[2] + lng, bounds[3] + lat]
}

/** Strictly inside, on the line, or outside; holes count as outside. Exact for the stored numbers. */
export function relation(point: Position, shape: MultiPolygon): 'inside' | 'border' | 'outside' {
  for (const polygon of shape) {
    const answer = pointInPolygon(point, polygon)
    if (answer === 0) return 'border'
    if (answer) return 'inside'
  }
  return 'outside'
}

/** Metres from a point to the nearest line of a shape, inner rings included (flat earth around the point). */
export function metresToLine(point: Position, shape: MultiPolygon): number {
  const scale = Math.cos((point[1] * Math.PI) / 180)
  let nearest = Infinity
  for (const ring of shape.flat()) nearest = Math.min(nearest, squaredToRing(point, ring, scale))
  return Math.sqrt(nearest) * METRES_PER_DEGREE
}

/** Metres from a point to bounds; 0 inside. */
export function metresToBounds(point: Position, bounds: Bounds): number {
  const scale = Math.cos((point[1] * Math.PI) / 180)
  const x = Math.max(bounds[0] - point[0], 0, point[0] - bounds[2]) * scale
  const y = Math.max(bounds[1] - point[1], 0, point[1] - bounds[3])
  return Math.hypot(x, y) * METRES_PER_DEGREE
}

/** Area of a shape in square metres, holes taken off (flat earth at its own latitude; fit for areas up to a district). */
export function squareMetres(shape: MultiPolygon): number {
  const bounds = boundsOf(shape)
  const scale = Math.cos((((bounds[1] + bounds[3]) / 2) * Math.PI) / 180)
  let total = 0
  for (const polygon of shape) {
    for (const [index, ring] of polygon.entries()) {
      const area = Math.abs(signedArea(ring))
      total += index === 0 ? area : -area
    }
  }
  return total * scale * METRES_PER_DEGREE ** 2
}

/** A point that lies inside: the middle of the widest stretch of a horizontal line through the largest polygon. */
export function pointInside(shape: MultiPolygon): Position {
  const largest = shape.toSorted((a, b) => squareMetres([b]) - squareMetres([a]))[0] ?? []
  const latitudes = [...new Set(largest.flat().map(([, lat]) => lat))].sort((a, b) => a - b)
  const bounds = boundsOf([largest])
  const middle = (bounds[1] + bounds[3]) / 2
  const above = latitudes.find(lat => lat > middle) ?? bounds[3]
  const below = latitudes.findLast(lat => lat <= middle) ?? bounds[1]
  const line = (above + below) / 2
  const crossings = largest.flatMap(ring => crossingsAt(ring, line)).sort((a, b) => a - b)
  let best: [width: number, lng: number] = [-1, (bounds[0] + bounds[2]) / 2]
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const from = crossings[index] ?? 0
    const to = crossings[index + 1] ?? 0
    if (to - from > best[0]) best = [to - from, (from + to) / 2]
  }
  return [best[1], line]
}

function squaredToRing(point: Position, ring: Ring, scale: number): number {
  let nearest = Infinity
  let from = ring[0]
  for (const to of ring) {
    if (from) nearest = Math.min(nearest, squaredToSegment(point, from, to, scale))
    from = to
  }
  return nearest
}

/** Squared distance in degrees of latitude. */
function squaredToSegment(point: Position, from: Position, to: Position, scale: number): number {
  const ax = (from[0] - point[0]) * scale
  const ay = from[1] - point[1]
  const dx = (to[0] - from[0]) * scale
  const dy = to[1] - from[1]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  return (ax + along * dx) ** 2 + (ay + along * dy) ** 2
}

function signedArea(ring: Ring): number {
  const origin = ring[0] ?? [0, 0]
  let doubled = 0
  let from = origin
  for (const to of ring) {
    doubled += (from[0] - origin[0]) * (to[1] - origin[1]) - (to[0] - origin[0]) * (from[1] - origin[1])
    from = to
  }
  return doubled / 2
}

function crossingsAt(ring: Ring, lat: number): number[] {
  const crossings: number[] = []
  let from = ring[0]
  for (const to of ring) {
    if (from && from[1] > lat !== to[1] > lat)
      crossings.push(from[0] + ((lat - from[1]) / (to[1] - from[1])) * (to[0] - from[0]))
    from = to
  }
  return crossings
}
