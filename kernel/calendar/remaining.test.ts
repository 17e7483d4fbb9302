import { beforeAll, expect, test } from 'vitest'
import { registerMessages } from '#platform/i18n.ts'
import { dayName } from './day-names.ts'
import { nationalCalendar, shanghai } from './fixtures.ts'
import { messages } from './index.ts'
import type { LimitUnit } from './limits.ts'
import { remaining, remainingText } from './remaining.ts'

const calendar = nationalCalendar()

beforeAll(() => registerMessages('calendar', messages))

test.each<[LimitUnit, string, string, `${string} ${number}`]>([
  ['work_day', '2026-09-24 10:00', '2026-10-09 18:00', 'work_day 5'],
  ['work_day', '2026-10-08 19:00', '2026-10-09 18:00', 'work_day 1'],
  ['work_day', '2026-10-09 10:30', '2026-10-09 18:00', 'work_hour 5'],
  ['work_day', '2026-10-09 17:30', '2026-10-09 18:00', 'minute 30'],
  ['work_hour', '2026-09-30 17:00', '2026-10-08 10:00', 'work_hour 2'],
  ['hour', '2026-06-08 10:00', '2026-06-08 11:59', 'hour 1'],
  ['hour', '2026-06-08 10:00', '2026-06-10 09:59', 'hour 47'],
  ['hour', '2026-06-08 10:00', '2026-06-10 10:00', 'day 2'],
  ['day', '2026-06-08 10:00', '2026-06-15 24:00', 'day 7'],
  ['day', '2026-06-15 10:00', '2026-06-15 24:00', 'hour 14'],
  ['day', '2026-06-15 23:59', '2026-06-15 24:00', 'minute 1'],
])('%s: from %s to %s are %s', (limit, from, to, told) => {
  const [now, due] = [at(from), at(to)]
  const left = remaining(calendar, now, due, limit)
  expect([`${left.unit} ${left.amount}`, left.overdue]).toEqual([told, false])
  expect(remaining(calendar, due, now, limit).overdue).toBe(true)
})

test('on the Saturday after a Friday deadline no working time has passed, so natural time is told', () => {
  expect(remaining(calendar, at('2026-06-13 12:00'), at('2026-06-12 18:00'), 'work_day')).toEqual({
    unit: 'hour',
    amount: 18,
    overdue: true,
  })
})

test('at the very deadline it is not overdue yet', () => {
  const due = at('2026-06-12 18:00')
  expect(remaining(calendar, due, due, 'work_day')).toEqual({ unit: 'minute', amount: 1, overdue: false })
})

test('it is told in words in both languages', () => {
  expect(remainingText('zh', { unit: 'work_day', amount: 3, overdue: false })).toBe('还剩 3 个工作日')
  expect(remainingText('en', { unit: 'work_day', amount: 3, overdue: false })).toBe('3 working days left')
  expect(remainingText('en', { unit: 'work_hour', amount: 1, overdue: true })).toBe('1 working hour overdue')
  expect(remainingText('zh', { unit: 'minute', amount: 5, overdue: true })).toBe('已超时 5 分钟')
})

test('days of the national calendar have a name in both languages; others keep theirs', () => {
  expect([dayName('zh', '中秋'), dayName('en', '中秋')]).toEqual(['中秋节', 'Mid-Autumn Festival'])
  expect([dayName('zh', '周末'), dayName('en', '周末')]).toEqual(['周末', 'Weekend'])
  expect(dayName('en', '三月三')).toBe('三月三')
})

function at(text: string): Date {
  const [date = '', time = ''] = text.split(' ')
  return shanghai(date, time)
}
