import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayOf, textOf, utcDays } from './utc-days.ts'

const day = (text: string) => dayOf(text) ?? new Date(Number.NaN)
const days = fc.date({ min: day('1990-01-01'), max: day('2090-12-31'), noInvalidDate: true }).map(at => textOf(at))

it('reads what it writes, and nothing that is no day', () => {
  fc.assert(fc.property(days, text => textOf(day(text)) === text))
  for (const odd of ['', '2026-02-30', '2026-2-3', '2026-13-01', 'today']) expect(dayOf(odd)).toBeNull()
})

it('keeps a date in its month, however short', () => {
  expect(textOf(utcDays.addMonth(day('2026-01-31'), 1))).toBe('2026-02-28')
  expect(textOf(utcDays.addYear(day('2024-02-29'), 1))).toBe('2025-02-28')
  expect(textOf(utcDays.getEndDate(day('2024-02-03')))).toBe('2024-02-29')
})

it('begins a week on Monday and counts weeks as ISO 8601 does', () => {
  expect(textOf(utcDays.locale.getWeekFirstDate('zh_CN', day('2026-11-01')))).toBe('2026-10-26')
  expect(utcDays.locale.getWeek('zh_CN', day('2026-01-01'))).toBe(1)
  expect(utcDays.locale.getWeek('zh_CN', day('2027-01-03'))).toBe(53)
  fc.assert(fc.property(days, text => utcDays.locale.getWeekFirstDate('en_US', day(text)).getUTCDay() === 1))
})

it('speaks the language of the page', () => {
  expect(utcDays.locale.getShortWeekDays('zh_CN').join('')).toBe('日一二三四五六')
  expect(utcDays.locale.getShortMonths('en_US')[2]).toBe('Mar')
  expect(utcDays.locale.format('en_US', day('2026-03-02'), 'D M/YYYY')).toBe('2 3/2026')
})
