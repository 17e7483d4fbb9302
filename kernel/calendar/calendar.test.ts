import { expect, test } from 'vitest'
import { calendarOf, isWorkday, missingYear } from './calendar.ts'
import { nationalCalendar, shanghai } from './fixtures.ts'
import { localDate } from './local-date.ts'

const calendar = nationalCalendar()

test.each([
  ['2026-02-14', true],
  ['2026-02-16', false],
  ['2026-06-13', false],
  ['2026-06-15', true],
  ['2026-10-10', true],
  ['2031-10-01', true],
])('%s is a working day: %s', (date, expected) => {
  expect(isWorkday(calendar, date)).toBe(expected)
})

test('the local day begins at 16:00 UTC of the day before', () => {
  expect(localDate(new Date('2026-06-08T15:59:59.999Z'))).toBe('2026-06-08')
  expect(localDate(new Date('2026-06-08T16:00:00Z'))).toBe('2026-06-09')
})

test('the next year is asked for from 1 November, an unknown present year at once', () => {
  expect(missingYear(calendar, shanghai('2026-10-31', '23:59'))).toBeNull()
  expect(missingYear(calendar, shanghai('2026-11-01', '00:00'))).toBe(2027)
  expect(missingYear(calendar, shanghai('2027-03-01', '10:00'))).toBe(2027)
  expect(missingYear(calendar, shanghai('2025-11-20', '10:00'))).toBeNull()
})

test.each([
  ['none', []],
  [
    'overlapping',
    [
      [540, 720],
      [700, 1_080],
    ],
  ],
  [
    'falling',
    [
      [840, 1_080],
      [540, 720],
    ],
  ],
  ['empty', [[540, 540]]],
  ['past midnight', [[540, 1_500]]],
] satisfies [string, [number, number][]][])('windows are refused: %s', (_case, windows) => {
  expect(() => calendarOf({ id: 'x', windows, days: [], years: [] })).toThrow(RangeError)
})
