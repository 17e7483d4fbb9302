import { describe, expect, test } from 'vitest'
import { nationalCalendar, shanghai } from './fixtures.ts'
import { addLimit, type Limit, warnAt } from './limits.ts'

const calendar = nationalCalendar()

function due(start: Date, limit: Limit): Date {
  return addLimit(calendar, start, limit).due
}

describe('working days', () => {
  test.each([
    ['2026-09-24', 5, '2026-10-09'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-02-27', 1, '2026-02-28'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2024-09-13', 2, '2024-09-18'],
  ])('%s + %i ends with business on %s', (start, amount, end) => {
    expect(due(shanghai(start, '10:30'), { amount, unit: 'work_day' })).toEqual(shanghai(end, '18:00'))
  })

  test('the start day is not counted, at whatever hour it starts', () => {
    const limit = { amount: 1, unit: 'work_day' } as const
    const monday = shanghai('2026-06-09', '18:00')
    expect(due(shanghai('2026-06-08', '00:00'), limit)).toEqual(monday)
    expect(due(shanghai('2026-06-08', '23:59'), limit)).toEqual(monday)
  })

  test('the local day decides, not the UTC day', () => {
    const earlyTuesday = new Date('2026-06-08T16:30:00Z')
    expect(due(earlyTuesday, { amount: 1, unit: 'work_day' })).toEqual(shanghai('2026-06-10', '18:00'))
  })

  test('the days passed over are told with their names', () => {
    const { skipped, status } = addLimit(calendar, shanghai('2026-09-24', '10:30'), { amount: 3, unit: 'work_day' })
    expect(skipped).toEqual([
      { date: '2026-09-25', name: '中秋' },
      { date: '2026-09-26', name: '中秋' },
      { date: '2026-09-27', name: '中秋' },
    ])
    expect(status).toBe('official')
    const overWeekend = addLimit(calendar, shanghai('2026-06-12', '10:30'), { amount: 1, unit: 'work_day' })
    expect(overWeekend.skipped.map(day => day.name)).toEqual(['周末', '周末'])
  })
})

describe('natural time', () => {
  test('hours run through nights and holidays', () => {
    expect(due(shanghai('2026-09-30', '23:30'), { amount: 24, unit: 'hour' })).toEqual(shanghai('2026-10-01', '23:30'))
  })

  test('days end at 24:00 of the last day, the start day not counted', () => {
    expect(due(shanghai('2026-09-24', '10:30'), { amount: 7, unit: 'day' })).toEqual(shanghai('2026-10-01', '24:00'))
  })

  test('rolled over, a limit that ends on a rest day ends with the next working day', () => {
    const rolled = addLimit(calendar, shanghai('2026-09-24', '10:30'), { amount: 7, unit: 'day', rollOver: true })
    expect(rolled.due).toEqual(shanghai('2026-10-08', '24:00'))
    expect(rolled.skipped).toHaveLength(7)
    const plain = addLimit(calendar, shanghai('2026-09-24', '10:30'), { amount: 5, unit: 'day', rollOver: true })
    expect(plain).toEqual({ due: shanghai('2026-09-29', '24:00'), status: 'official', skipped: [] })
  })
})

describe('working hours', () => {
  test.each([
    ['within a window', '2026-06-08 09:30', 2, '2026-06-08 11:30'],
    ['over lunch', '2026-06-08 11:00', 2, '2026-06-08 15:00'],
    ['to the very end of a window', '2026-06-08 10:00', 2, '2026-06-08 12:00'],
    ['from a break', '2026-06-08 13:00', 1, '2026-06-08 15:00'],
    ['overnight', '2026-06-08 17:00', 2, '2026-06-09 10:00'],
    ['from the evening', '2026-06-08 22:00', 2, '2026-06-09 11:00'],
    ['from a Saturday', '2026-06-13 10:00', 2, '2026-06-15 11:00'],
    ['over the National Day holiday', '2026-09-30 17:00', 2, '2026-10-08 10:00'],
    ['on a make-up Saturday', '2026-10-10 09:00', 7, '2026-10-10 18:00'],
  ])('%s', (_case, start, amount, end) => {
    expect(due(at(start), { amount, unit: 'work_hour' })).toEqual(at(end))
  })
})

describe('years without an official import', () => {
  test('a date reached through one is provisional', () => {
    const limit = { amount: 3, unit: 'work_day' } as const
    expect(addLimit(calendar, shanghai('2026-12-28', '10:00'), limit).status).toBe('official')
    expect(addLimit(calendar, shanghai('2026-12-29', '10:00'), limit).status).toBe('provisional')
  })

  test('a date far beyond is provisional too, and natural time never is', () => {
    expect(addLimit(calendar, shanghai('2031-03-03', '10:00'), { amount: 2, unit: 'work_hour' }).status).toBe(
      'provisional',
    )
    expect(addLimit(calendar, shanghai('2031-03-03', '10:00'), { amount: 2, unit: 'day' }).status).toBe('official')
    expect(addLimit(calendar, shanghai('2026-12-30', '10:00'), { amount: 2, unit: 'day', rollOver: true }).status).toBe(
      'provisional',
    )
  })

  test('provisional statutory days are rest days already', () => {
    expect(due(shanghai('2027-09-30', '10:00'), { amount: 1, unit: 'work_day' })).toEqual(
      shanghai('2027-10-04', '18:00'),
    )
  })
})

describe('early warning', () => {
  test('comes at four fifths of the time of its own kind', () => {
    expect(warnAt(calendar, shanghai('2026-06-08', '20:00'), { amount: 10, unit: 'hour' })).toEqual(
      shanghai('2026-06-09', '04:00'),
    )
    expect(warnAt(calendar, shanghai('2026-06-08', '16:00'), { amount: 5, unit: 'work_hour' })).toEqual(
      shanghai('2026-06-09', '11:00'),
    )
    // From Monday noon to Tuesday 18:00 are 4 + 7 working hours, of which 8 h 48 min.
    expect(warnAt(calendar, shanghai('2026-06-08', '12:00'), { amount: 1, unit: 'work_day' })).toEqual(
      shanghai('2026-06-09', '15:48'),
    )
  })

  test('its share is a setting', () => {
    expect(warnAt(calendar, shanghai('2026-06-08', '09:00'), { amount: 2, unit: 'hour' }, 0.5)).toEqual(
      shanghai('2026-06-08', '10:00'),
    )
  })
})

test.each([0, -1, 1.5, Number.NaN])('an amount of %s is no limit', amount => {
  expect(() => due(shanghai('2026-06-08', '09:00'), { amount, unit: 'work_day' })).toThrow(RangeError)
})

function at(text: string): Date {
  const [date = '', time = ''] = text.split(' ')
  return shanghai(date, time)
}
