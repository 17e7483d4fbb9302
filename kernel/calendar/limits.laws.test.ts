import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorkday } from './calendar.ts'
import { nationalCalendar } from './fixtures.ts'
import { addLimit, type LimitUnit, warnAt } from './limits.ts'
import { HOUR_MS, instantOf, localDate } from './local-date.ts'
import { workingTimeBetween } from './working-time.ts'

const calendar = nationalCalendar()
const moment = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2027-12-31T23:59:59Z'),
  noInvalidDate: true,
})
const unit = fc.constantFrom<LimitUnit>('hour', 'day', 'work_hour', 'work_day')
const amount = fc.integer({ min: 1, max: 60 })
const limit = fc.record({ amount, unit, rollOver: fc.boolean() })

test('a deadline is later than its start, and later starts never end earlier', () => {
  fc.assert(
    fc.property(moment, moment, limit, (one, other, rule) => {
      const [first, second] = one <= other ? [one, other] : [other, one]
      const due = addLimit(calendar, first, rule).due
      expect(due > first).toBe(true)
      expect(due <= addLimit(calendar, second, rule).due).toBe(true)
    }),
  )
})

test('a longer limit never ends earlier', () => {
  fc.assert(
    fc.property(moment, limit, fc.integer({ min: 1, max: 20 }), (start, rule, more) => {
      const longer = { ...rule, amount: rule.amount + more }
      expect(addLimit(calendar, start, rule).due <= addLimit(calendar, start, longer).due).toBe(true)
    }),
  )
})

test('working days add up: five and then three are eight', () => {
  fc.assert(
    fc.property(moment, amount, amount, (start, one, more) => {
      const first = addLimit(calendar, start, { amount: one, unit: 'work_day' }).due
      const second = addLimit(calendar, first, { amount: more, unit: 'work_day' }).due
      expect(second).toEqual(addLimit(calendar, start, { amount: one + more, unit: 'work_day' }).due)
    }),
  )
})

test('no working limit and no rolled-over day ends on a rest day', () => {
  fc.assert(
    fc.property(moment, limit, (start, rule) => {
      fc.pre(rule.unit === 'work_day' || rule.unit === 'work_hour' || (rule.unit === 'day' && rule.rollOver))
      const lastInstant = new Date(addLimit(calendar, start, rule).due.getTime() - 1)
      expect(isWorkday(calendar, localDate(lastInstant))).toBe(true)
    }),
  )
})

test('working hours end inside a window and are exactly the working time between start and end', () => {
  fc.assert(
    fc.property(moment, amount, (start, hours) => {
      const { due } = addLimit(calendar, start, { amount: hours, unit: 'work_hour' })
      const last = due.getTime() - 1
      const day = localDate(new Date(last))
      const inside = calendar.windows.some(
        ([from, to]) => instantOf(day, from).getTime() <= last && last < instantOf(day, to).getTime(),
      )
      expect(inside).toBe(true)
      expect(workingTimeBetween(calendar, start, due)).toBe(hours * HOUR_MS)
    }),
  )
})

test('what was skipped is exactly the rest days on the way', () => {
  fc.assert(
    fc.property(moment, amount, (start, days) => {
      const { due, skipped } = addLimit(calendar, start, { amount: days, unit: 'work_day' })
      expect(skipped.some(day => isWorkday(calendar, day.date))).toBe(false)
      const between =
        (instantOf(localDate(due), 0).getTime() - instantOf(localDate(start), 0).getTime()) / (24 * HOUR_MS)
      expect(between).toBe(days + skipped.length)
    }),
  )
})

test('a warning lies between start and deadline, and for working limits in working time', () => {
  fc.assert(
    fc.property(moment, limit, fc.double({ min: 0.1, max: 1, noNaN: true }), (start, rule, ratio) => {
      const warning = warnAt(calendar, start, rule, ratio)
      expect(warning >= start && warning <= addLimit(calendar, start, rule).due).toBe(true)
      expect(isWorkday(calendar, localDate(warning)) || !rule.unit.startsWith('work')).toBe(true)
    }),
  )
})
