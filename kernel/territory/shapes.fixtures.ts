import type { MultiPolygon, Ring } from './geometry.ts'

/** One unit of the fixtures, about a metre: 0.00001°. */
export const STEP = 1e-5
export const ORIGIN = { lng: 118, lat: 32 }

/** Fixture units to degrees. */
export function at(x: number, y: number): [lng: number, lat: number] {
  return [ORIGIN.lng + x * STEP, ORIGIN.lat + y * STEP]
}

/** A closed ring through points in fixture units. */
export function ring(...points: [x: number, y: number][]): Ring {
  const positions = points.map(([x, y]) => at(x, y))
  return [...positions, positions[0] ?? at(0, 0)]
}

/** A rectangle from its south-west to its north-east corner, with rectangular holes. */
export function box(
  [west, south, east, north]: [number, number, number, number],
  ...holes: [number, number, number, number][]
): MultiPolygon {
  const rings = [[west, south, east, north] as const, ...holes].map(([w, s, e, n]) =>
    ring([w, s], [e, s], [e, n], [w, n]),
  )
  return [rings]
}
