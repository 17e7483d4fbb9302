import type { MultiPolygon, Polygon, Position } from 'geojson'

/** Where to write an area's name: the centre of gravity of its largest outer ring. Null for an empty shape. */
export function labelPoint(shape: Polygon | MultiPolygon): Position | null {
  const rings =
    shape.type === 'Polygon' ? shape.coordinates.slice(0, 1) : shape.coordinates.flatMap(part => part.slice(0, 1))
  const largest = rings.map(gravity).toSorted((a, b) => b.weight - a.weight)[0]
  return largest ? largest.centre : null
}

function gravity(ring: Position[]): { weight: number; centre: Position } {
  const [originX = 0, originY = 0] = ring[0] ?? []
  let double = 0
  let x = 0
  let y = 0
  for (const [index, point] of ring.entries()) {
    const next = ring[index + 1] ?? ring[0] ?? point
    // Relative to the first corner: the areas are small, and degrees squared lose digits far from zero.
    const [ax, ay] = [(point[0] ?? 0) - originX, (point[1] ?? 0) - originY]
    const [bx, by] = [(next[0] ?? 0) - originX, (next[1] ?? 0) - originY]
    const cross = ax * by - bx * ay
    double += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  if (double === 0) return { weight: 0, centre: [originX, originY] }
  return { weight: Math.abs(double), centre: [originX + x / (3 * double), originY + y / (3 * double)] }
}
