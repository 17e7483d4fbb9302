import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, lastWholeDay, periodKinds } from './dates.ts'
import { before, cut, passed, periodOf, sameLength, yearBefore } from './periods.ts'

const day = fc.integer({ min: 0, max: 6000 }).map(count => days.add('2019-12-28', count))
const kind = fc.constantFrom(...periodKinds)

test('a day lies in its period, and the one before ends the day before', () => {
  fc.assert(
    fc.property(kind, day, (one, at) => {
      const period = periodOf(one, at)
      expect(period.from <= at && at <= period.to).toBe(true)
      expect(days.add(before(period).to, 1)).toBe(period.from)
      expect(periodOf(one, period.to)).toEqual(period)
    }),
  )
})

test('a year before is the same month, or the same weekday', () => {
  expect(yearBefore(periodOf('month', '2026-02-11'))).toMatchObject({ from: '2025-02-01', to: '2025-02-28' })
  expect(yearBefore(periodOf('quarter', '2026-11-22')).from).toBe('2025-10-01')
  expect(yearBefore(periodOf('day', '2024-02-29')).from).toBe('2023-02-28')
  expect(yearBefore(periodOf('week', '2026-11-22')).from).toBe('2025-11-17')
})

test('months and days of a span are the span, without gap or overlap', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 500 }), (from, length) => {
      const span = { from, to: days.add(from, length) }
      const parts = [...cut(span).days, ...(cut(span).months ? [cut(span).months ?? span] : [])]
      const sorted = parts.toSorted((a, b) => (a.from < b.from ? -1 : 1))
      expect(sorted[0]?.from).toBe(span.from)
      expect(sorted.at(-1)?.to).toBe(span.to)
      const joined = sorted.every((part, at) => at === 0 || days.add(sorted[at - 1]?.to ?? '', 1) === part.from)
      expect(joined && sorted.every(part => part.from <= part.to)).toBe(true)
    }),
  )
})

test('an unfinished period ends yesterday and is compared with as many days', () => {
  const now = new Date('2026-09-23T00:30:00+08:00')
  expect(lastWholeDay(now)).toBe('2026-09-22')
  const month = periodOf('month', '2026-09-22')
  const span = passed(month, '2026-09-22')
  expect(span).toEqual({ from: '2026-09-01', to: '2026-09-22' })
  expect(sameLength(before(month), month, span ?? month)).toEqual({ from: '2026-08-01', to: '2026-08-22' })
  expect(passed(periodOf('month', '2026-10-01'), '2026-09-30')).toBeNull()
})
