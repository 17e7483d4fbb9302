import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthWeeks } from './year-grid.ts'

test('November 2026 begins on a Sunday and ends on a Monday', () => {
  const weeks = monthWeeks(2026, 11)
  expect(weeks[0]?.map(day => day?.day ?? null)).toEqual([null, null, null, null, null, null, 1])
  expect(weeks.at(-1)?.map(day => day?.day ?? null)).toEqual([30, null, null, null, null, null, null])
})

test('every month holds its days once, in full weeks, weekends in the last two columns', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const weeks = monthWeeks(year, month)
      const days = weeks.flat().flatMap(day => (day ? [day.day] : []))
      expect(days).toEqual(Array.from({ length: new Date(year, month, 0).getDate() }, (_day, index) => index + 1))
      for (const week of weeks) {
        expect(week).toHaveLength(7)
        expect(week.slice(0, 5).some(day => day?.weekend)).toBe(false)
        expect(week.slice(5).every(day => day?.weekend ?? true)).toBe(true)
      }
    }),
  )
})
