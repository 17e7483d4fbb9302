import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isWorkday } from './calendar.ts'
import { nationalCalendar } from './fixtures.ts'
import { shippedYears } from './shipped-days.ts'

interface DaySource {
  holidays: Record<string, string>
  workdays: Record<string, string>
}

const published: DaySource = JSON.parse(
  readFileSync(new URL(import.meta.resolve('chinese-days/dist/chinese-days.json')), 'utf8'),
)

describe.each(shippedYears.filter(year => year.status === 'official'))('$year', ({ year, days }) => {
  test('equals the published data day by day, with its names', () => {
    const rows = ([kind, from]: [string, Record<string, string>]) =>
      Object.entries(from)
        .filter(([date]) => date.startsWith(`${year}-`))
        .map(([date, text]) => `${date} ${kind} ${text.split(',')[1]}`)
    const expected = [...rows(['rest', published.holidays]), ...rows(['work', published.workdays])]
    expect(days.map(day => `${day.date} ${day.kind} ${day.name}`).toSorted()).toEqual(expected.toSorted())
  })
})

test('2026 is the notice of 4 November 2025', () => {
  const year = shippedYears.find(shipped => shipped.year === 2026)
  const dates = (kind: string) => year?.days.filter(day => day.kind === kind).map(day => day.date.slice(5))
  expect(dates('work')).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])
  expect(dates('rest')).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7)
})

test('2027 has the thirteen statutory days and is provisional', () => {
  const year = shippedYears.find(shipped => shipped.year === 2027)
  expect(year?.status).toBe('provisional')
  expect(year?.days).toHaveLength(13)
  expect(year?.days.every(day => day.kind === 'rest' && day.status === 'provisional')).toBe(true)
  expect(isWorkday(nationalCalendar(), '2027-10-01')).toBe(false)
})
