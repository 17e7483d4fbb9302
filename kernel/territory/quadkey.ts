/** Zoom of the finest cell: about 0.6 m. Two 26-bit tile numbers interleave into 52 bits, a safe integer. */
export const QUADKEY_ZOOM = 26
/** Web mercator ends here; beyond it everything falls into the outermost row. */
export const MAX_LATITUDE = 85.0511287798066

/** A web-mercator tile (XYZ scheme, y grows southwards). */
export interface Tile {
  z: number
  x: number
  y: number
}

/** The tile of a zoom that holds a point; coordinates in WGS84 degrees. */
export function tileAt(lng: number, lat: number, z: number): Tile {
  const size = 2 ** z
  const phi = (clamp(lat, -MAX_LATITUDE, MAX_LATITUDE) * Math.PI) / 180
  const x = Math.floor(((lng + 180) / 360) * size)
  const y = Math.floor(((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * size)
  return { z, x: clamp(x, 0, size - 1), y: clamp(y, 0, size - 1) }
}

/** Morton code of the zoom-26 tile of a point: nearby places share leading bits, so every tile is one range. */
export function quadkey(lng: number, lat: number): number {
  const { x, y } = tileAt(lng, lat, QUADKEY_ZOOM)
  return interleave(x, y)
}

/** The quadkeys inside a tile, half-open: `quadkey >= from and quadkey < to`. Zoom 0 to 26. */
export function tileRange(z: number, x: number, y: number): [from: number, toExclusive: number] {
  if (!Number.isInteger(z) || z < 0 || z > QUADKEY_ZOOM) throw new RangeError(`Zoom out of range: ${z}`)
  const size = 2 ** z
  if (![x, y].every(part => Number.isInteger(part) && part >= 0 && part < size)) throw new RangeError('No such tile')
  const cell = interleave(x, y)
  const width = 4 ** (QUADKEY_ZOOM - z)
  return [cell * width, (cell + 1) * width]
}

/** Bits to shift a quadkey right to get its cell at a zoom: `quadkey >> clusterShift(z)` in SQL groups by that tile. */
export function clusterShift(z: number): number {
  return 2 * (QUADKEY_ZOOM - z)
}

/** The cell a quadkey falls into at a zoom; equals the SQL shift. */
export function cellOf(key: number, z: number): number {
  return Math.floor(key / 2 ** clusterShift(z))
}

/** The tile a cell stands for. */
export function cellTile(cell: number, z: number): Tile {
  const high = deinterleave(Math.floor(cell / 2 ** HALF_KEY))
  const low = deinterleave(cell % 2 ** HALF_KEY)
  return { z, x: high.x * 2 ** HALF + low.x, y: high.y * 2 ** HALF + low.y }
}

/** West, south, east and north of a tile in degrees. */
export function tileBounds({ z, x, y }: Tile): [west: number, south: number, east: number, north: number] {
  const size = 2 ** z
  const latitude = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / size))) * 180) / Math.PI
  return [(x / size) * 360 - 180, latitude(y + 1), ((x + 1) / size) * 360 - 180, latitude(y)]
}

// Bitwise operators work on 32 bits, so a key is made of two halves of 26 bits, each from 13 bits of x and of y.
const HALF = 13
const HALF_KEY = 26

function interleave(x: number, y: number): number {
  const low = 2 ** HALF
  return spread(Math.floor(x / low), Math.floor(y / low)) * 2 ** HALF_KEY + spread(x % low, y % low)
}

function spread(x: number, y: number): number {
  return (everyOther(y) << 1) | everyOther(x)
}

function everyOther(value: number): number {
  let bits = value
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return (bits | (bits << 1)) & 0x55555555
}

function deinterleave(key: number): { x: number; y: number } {
  return { x: packed(key), y: packed(key >> 1) }
}

function packed(key: number): number {
  let bits = key & 0x55555555
  bits = (bits | (bits >> 1)) & 0x33333333
  bits = (bits | (bits >> 2)) & 0x0f0f0f0f
  bits = (bits | (bits >> 4)) & 0x00ff00ff
  return (bits | (bits >> 8)) & 0x0000ffff
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
