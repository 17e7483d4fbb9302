import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkYear, compareDays, type RawDay } from './import-check.ts'
import { shippedYears } from './shipped-days.ts'

const shipped = shippedYears.find(year => year.year === 2026)?.days ?? []
const rows: RawDay[] = shipped.map(({ date, kind, name }) => ({ date, kind, name }))

function check(days: RawDay[], year = 2026) {
  return checkYear({ year, status: 'official', source: 'notice', days })
}

test('a good file gives its days with its source and status', () => {
  const { faults, days } = check(rows)
  expect(faults).toEqual([])
  expect(days).toHaveLength(rows.length)
  expect(days[0]).toEqual({ date: '2026-01-01', kind: 'rest', name: '元旦', source: 'notice', status: 'official' })
})

describe('a bad row is named', () => {
  test.each<[string, RawDay, string, string]>([
    ['no such day', { date: '2026-02-30', kind: 'rest', name: '春节' }, 'date', 'calendar.date_malformed'],
    ['another notation', { date: '2026/2/3', kind: 'rest', name: '春节' }, 'date', 'calendar.date_malformed'],
    ['another year', { date: '2025-12-31', kind: 'rest', name: '元旦' }, 'date', 'calendar.date_outside_year'],
    ['a day given before', { date: '2026-10-01', kind: 'rest', name: '国庆节' }, 'date', 'calendar.date_twice'],
    ['unknown kind', { date: '2026-07-01', kind: 'holiday', name: '假' }, 'kind', 'calendar.kind_unknown'],
    [
      'a make-up day on a weekday',
      { date: '2026-07-01', kind: 'work', name: '班' },
      'kind',
      'calendar.work_on_weekday',
    ],
    ['no name', { date: '2026-07-01', kind: 'rest', name: ' ' }, 'name', 'calendar.name_length'],
  ])('%s', (...[, row, field, code]) => {
    expect(check([...rows, row]).faults).toMatchObject([{ row: rows.length, field, code }])
  })
})

test('a file that is cut off lacks holidays fixed by law', () => {
  const { faults } = check(rows.filter(row => row.date < '2026-05-04'))
  expect(faults.map(fault => [fault.row, fault.code, fault.params.date])).toEqual([
    [null, 'calendar.fixed_holiday_missing', '2026-10-01'],
    [null, 'calendar.fixed_holiday_missing', '2026-10-02'],
    [null, 'calendar.fixed_holiday_missing', '2026-10-03'],
  ])
})

test('whatever is typed, every row is either a day or has a fault, and no day comes out twice', () => {
  const date = fc.oneof(fc.string(), fc.constantFrom('2026-10-01', '2026-10-10', '2026-07-01', '2025-01-01'))
  const kind = fc.oneof(fc.string(), fc.constantFrom('rest', 'work'))
  fc.assert(
    fc.property(fc.array(fc.record({ date, kind, name: fc.string() }), { maxLength: 20 }), days => {
      const result = check(days)
      const faulty = new Set(result.faults.flatMap(fault => (fault.row === null ? [] : [fault.row])))
      expect(result.days.length + faulty.size).toBe(days.length)
      expect(new Set(result.days.map(day => day.date)).size).toBe(result.days.length)
    }),
  )
})

test('a comparison names added, removed and turned days and is silent on the same', () => {
  const day = (date: string, kind: 'rest' | 'work') => ({
    date,
    kind,
    name: date,
    source: '',
    status: 'official' as const,
  })
  expect(compareDays(shipped, shipped)).toEqual([])
  expect(
    compareDays(
      [day('2026-01-01', 'rest'), day('2026-01-04', 'work'), day('2026-01-10', 'work')],
      [day('2026-01-01', 'rest'), day('2026-01-04', 'rest'), day('2026-01-02', 'rest')],
    ),
  ).toEqual([
    { date: '2026-01-02', before: null, after: 'rest', name: '2026-01-02' },
    { date: '2026-01-04', before: 'work', after: 'rest', name: '2026-01-04' },
    { date: '2026-01-10', before: 'work', after: null, name: '2026-01-10' },
  ])
})
