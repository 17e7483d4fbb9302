import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthsLater } from '#kernel/calendar/index.ts'
import { isOnTime, reportInNumber } from './rules.ts'

test('the month ends on the same day, or on the last of a shorter month', () => {
  expect(monthsLater('2026-01-15', 1)).toBe('2026-02-15')
  expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28')
  expect(monthsLater('2028-01-31', 1)).toBe('2028-02-29')
  expect(monthsLater('2026-12-05', 1)).toBe('2027-01-05')
  expect(monthsLater('2026-03-31', -1)).toBe('2026-02-28')
})

test('whoever reports on the last day is in time, whatever the day and the months', () => {
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 12 }), (day, months) => {
      const from = day.toISOString().slice(0, 10)
      const due = monthsLater(from, months)
      const after = new Date(Date.parse(due) + 86_400_000).toISOString().slice(0, 10)
      expect(due > from).toBe(true)
      expect([isOnTime(from, due), isOnTime(due, due), isOnTime(after, due)]).toEqual([true, true, false])
      const passed = (Number(due.slice(0, 4)) - Number(from.slice(0, 4))) * 12
      expect(passed + Number(due.slice(5, 7)) - Number(from.slice(5, 7))).toBe(months)
    }),
  )
})

test('numbers of a day rise with their turn, and no two are alike', () => {
  const number = (sequence: number) => reportInNumber({ district: '990101', day: '2026-11-30', sequence })
  expect(number(7)).toBe('990101-261130-R0007')
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9998 }), fc.integer({ min: 1, max: 9999 }), (first, later) => {
      fc.pre(later > first)
      expect(number(first) < number(later)).toBe(true)
    }),
  )
})
