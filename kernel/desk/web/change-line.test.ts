import fc from 'fast-check'
import { expect, test } from 'vitest'
import { waitAfter } from './change-line.ts'

test('a broken line is tried again later each time, at most after a minute, never all at once', () => {
  expect([0, 1, 2, 3].map(failures => waitAfter(failures, 1))).toEqual([1_000, 2_000, 4_000, 8_000])
  fc.assert(
    fc.property(fc.nat({ max: 1_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const wait = waitAfter(failures, chance)
      expect(wait).toBeGreaterThanOrEqual(500)
      expect(wait).toBeLessThanOrEqual(60_000)
    }),
  )
})
