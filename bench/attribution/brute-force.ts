import { type Boundary, DEFAULT_TOLERANCE_M, districtOf, levelOf, type Position } from '#kernel/territory/index.ts'

/**
 * The rule of attribution read aloud (kernel/territory/grid-index.ts), without an index and with geometry of its own:
 * every grid is looked at for every point.
 */
export function locateByBruteForce(boundaries: readonly Boundary[]): (point: Position) => string {
  const shapes = boundaries.map(shapeOf).toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const grids = shapes.filter(({ code }) => levelOf(code) === 'grid')
  const districts = shapes.filter(({ code }) => levelOf(code) === 'district')
  return point => {
    const found = grids.filter(shape => mayTouch(shape, point)).map(shape => ({ shape, ...standing(shape, point) }))
    const touched = found.filter(one => one.metres <= LINE_M || one.inside)
    const [first] = touched
    if (first) return `${touched.length === 1 && first.metres > LINE_M ? 'inside' : 'edge'} ${first.shape.code}`
    const near = nearest(found)
    if (near && near.centimetres <= DEFAULT_TOLERANCE_M * 100) return `nearest ${near.code}`
    const around = districts.map(shape => ({ shape, ...standing(shape, point) }))
    const district = around.find(one => one.metres <= LINE_M || one.inside)?.shape.code ?? nearest(around)?.code ?? ''
    return `outside ${districtOf(district)}`
  }
}

const LINE_M = 0.01
const METRES_PER_DEGREE = 111_195.08
/** Some kilometre: far more than the tolerance. */
const FAR_DEGREES = 0.01

interface Shape {
  code: string
  rings: readonly (readonly Position[])[]
  west: number
  south: number
  east: number
  north: number
}

function shapeOf({ code, polygon }: Boundary): Shape {
  const rings = polygon.flat()
  const [lngs, lats] = [rings.flat().map(([lng]) => lng), rings.flat().map(([, lat]) => lat)]
  return {
    code,
    rings,
    west: Math.min(...lngs),
    south: Math.min(...lats),
    east: Math.max(...lngs),
    north: Math.max(...lats),
  }
}

function mayTouch({ west, south, east, north }: Shape, [lng, lat]: Position): boolean {
  const far = FAR_DEGREES
  return lng > west - far && lng < east + far && lat > south - far && lat < north + far
}

/** Whether a ray to the east crosses the rings an odd number of times, and metres to the nearest of their lines. */
function standing({ rings }: Shape, [lng, lat]: Position): { inside: boolean; metres: number } {
  const narrow = Math.cos((lat * Math.PI) / 180)
  let inside = false
  let shortest = Number.POSITIVE_INFINITY
  for (const ring of rings) {
    for (let n = 1; n < ring.length; n += 1) {
      const [ax, ay] = ring[n - 1] as Position
      const [bx, by] = ring[n] as Position
      if (ay > lat !== by > lat && lng < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside
      const [ux, uy, vx, vy] = [(bx - ax) * narrow, by - ay, (lng - ax) * narrow, lat - ay]
      const along = Math.max(0, Math.min(1, (ux * vx + uy * vy) / (ux * ux + uy * uy || 1)))
      shortest = Math.min(shortest, (vx - along * ux) ** 2 + (vy - along * uy) ** 2)
    }
  }
  return { inside, metres: Math.sqrt(shortest) * METRES_PER_DEGREE }
}

/** Nearest to the centimetre; the shapes come in the order of their codes, so the first of equals is the lowest. */
function nearest(
  found: readonly { shape: Shape; metres: number }[],
): { code: string; centimetres: number } | undefined {
  return found
    .map(({ shape, metres }) => ({ code: shape.code, centimetres: Math.round(metres * 100) }))
    .reduce<{ code: string; centimetres: number } | undefined>(
      (best, one) => (best && best.centimetres <= one.centimetres ? best : one),
      undefined,
    )
}
