/** Longitude, latitude in WGS84 degrees, rounded to 1e-6 (about 0.1 m). */
export type Position = readonly [number, number]
/** Closed: the last position repeats the first. Outer rings run counter-clockwise, holes clockwise. */
export type Ring = readonly Position[]
/** GeoJSON MultiPolygon coordinates. */
export type MultiPolygon = readonly (readonly Ring[])[]

/** Metres east and north of the centre of the city. */
export interface Metres {
  x: number
  y: number
}

/** An invented place; nothing of the real ground is copied. */
export const centre: Position = [117.3, 31.9]

const METRES_PER_LAT = 110_900
const METRES_PER_LNG = 94_520

/** Local metres to degrees. Flat-earth is exact enough for ten kilometres, and every polygon shares the same result. */
export function toPosition({ x, y }: Metres): Position {
  return [round(centre[0] + x / METRES_PER_LNG), round(centre[1] + y / METRES_PER_LAT)]
}

export function toMetres([lng, lat]: Position): Metres {
  return { x: (lng - centre[0]) * METRES_PER_LNG, y: (lat - centre[1]) * METRES_PER_LAT }
}

export function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
