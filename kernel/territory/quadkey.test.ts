import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellOf, cellTile, clusterShift, quadkey, QUADKEY_ZOOM, tileAt, tileBounds, tileRange } from './quadkey.ts'

const lng = fc.double({ min: -180, max: 179.999_999, noNaN: true })
const lat = fc.double({ min: -85, max: 85, noNaN: true })
const zoom = fc.integer({ min: 0, max: QUADKEY_ZOOM })

/** The textbook way, one bit at a time. */
function morton(x: number, y: number): bigint {
  let key = 0n
  for (let bit = 0n; bit < 26n; bit += 1n) {
    key |= ((BigInt(x) >> bit) & 1n) << (2n * bit)
    key |= ((BigInt(y) >> bit) & 1n) << (2n * bit + 1n)
  }
  return key
}

test('law: it is the Morton code of the zoom-26 tile, and a safe integer', () => {
  fc.assert(
    fc.property(lng, lat, (x, y) => {
      const tile = tileAt(x, y, QUADKEY_ZOOM)
      const key = quadkey(x, y)
      expect(Number.isSafeInteger(key)).toBe(true)
      expect(BigInt(key)).toBe(morton(tile.x, tile.y))
    }),
  )
})

test('law: a point is in the range of its tile at every zoom, and the shift gives the tile back', () => {
  fc.assert(
    fc.property(lng, lat, zoom, (x, y, z) => {
      const tile = tileAt(x, y, z)
      const key = quadkey(x, y)
      const [from, to] = tileRange(z, tile.x, tile.y)
      expect(key).toBeGreaterThanOrEqual(from)
      expect(key).toBeLessThan(to)
      expect(BigInt(cellOf(key, z))).toBe(BigInt(key) >> BigInt(clusterShift(z)))
      expect(cellTile(cellOf(key, z), z)).toEqual(tile)
    }),
  )
})

test('law: the four tiles below a tile split its range', () => {
  fc.assert(
    fc.property(lng, lat, fc.integer({ min: 0, max: 25 }), (px, py, z) => {
      const { x, y } = tileAt(px, py, z)
      const [from, to] = tileRange(z, x, y)
      const parts = [0, 1, 2, 3].map(child => tileRange(z + 1, 2 * x + (child % 2), 2 * y + Math.floor(child / 2)))
      expect(parts[0]?.[0]).toBe(from)
      expect(parts[3]?.[1]).toBe(to)
      for (const index of [0, 1, 2]) expect(parts[index]?.[1]).toBe(parts[index + 1]?.[0])
    }),
  )
})

test('tiles are those of every web map', () => {
  expect(tileAt(-0.12, 51.5, 10)).toEqual({ z: 10, x: 511, y: 340 })
  expect(tileAt(0, 0, 1)).toEqual({ z: 1, x: 1, y: 1 })
  const [west, south, east, north] = tileBounds(tileAt(116.39, 39.9, 10))
  expect(west).toBeLessThan(116.39)
  expect(east).toBeGreaterThan(116.39)
  expect(south).toBeLessThan(39.9)
  expect(north).toBeGreaterThan(39.9)
})

test('beyond the poles of the projection and at the date line it stays in the outermost tile', () => {
  expect(tileAt(180, 89, 3)).toEqual({ z: 3, x: 7, y: 0 })
  expect(tileAt(-180, -89, 3)).toEqual({ z: 3, x: 0, y: 7 })
})

test('a tile that does not exist has no range', () => {
  expect(() => tileRange(27, 0, 0)).toThrow(RangeError)
  expect(() => tileRange(2, 4, 0)).toThrow(RangeError)
  expect(() => tileRange(2, 0, -1)).toThrow(RangeError)
  expect(() => tileRange(1.5, 0, 0)).toThrow(RangeError)
})
