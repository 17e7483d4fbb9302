import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromWgs84, toWgs84 } from './crs.ts'
import { metresToBounds } from './geometry.ts'
import { crsNames } from './shapes.ts'

const metres = (a: [number, number], b: [number, number]) => metresToBounds(a, [...b, ...b])
const china = fc.tuple(fc.double({ min: 98, max: 123, noNaN: true }), fc.double({ min: 22, max: 45, noNaN: true }))

test('GCJ-02 lies about 554 m off at Chuzhou (domain 9)', () => {
  const shifted = fromWgs84(118.316, 32.303, 'gcj02')
  expect(metres(shifted, [118.316, 32.303])).toBeCloseTo(554, -1)
})

test('CGCS2000 is taken as WGS84, and outside China there is no offset', () => {
  expect(toWgs84(118.316, 32.303, 'cgcs2000')).toEqual([118.316, 32.303])
  expect(toWgs84(2.35, 48.85, 'gcj02')).toEqual([2.35, 48.85])
})

test('law: there and back stays within half a metre in every frame', () => {
  fc.assert(
    fc.property(china, fc.constantFrom(...crsNames), ([lng, lat], crs) => {
      const back = toWgs84(...fromWgs84(lng, lat, crs), crs)
      expect(metres(back, [lng, lat])).toBeLessThan(0.5)
    }),
  )
})
