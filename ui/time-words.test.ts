import { expect, test } from 'vitest'
import { momentWords, pressure } from './time-words.ts'

const noon = new Date('2026-11-22T12:00:00+08:00')
const left = { unit: 'hour', amount: 3, overdue: false } as const

test('time presses from 80 % used, and is over once overdue whatever was used', () => {
  expect(pressure(left, 0.79)).toBe('moving')
  expect(pressure(left, 0.8)).toBe('soon')
  expect(pressure({ ...left, overdue: true }, 0.1)).toBe('overdue')
})

test('today, yesterday and tomorrow turn at midnight in Shanghai, not in UTC', () => {
  expect(momentWords(new Date('2026-11-22T00:00:00+08:00'), noon, 'zh')).toMatchObject({ key: 'today', time: '00:00' })
  expect(momentWords(new Date('2026-11-21T23:59:00+08:00'), noon, 'zh')).toMatchObject({
    key: 'yesterday',
    time: '23:59',
  })
  expect(momentWords(new Date('2026-11-23T15:40:00+08:00'), noon, 'zh')).toMatchObject({
    key: 'tomorrow',
    time: '15:40',
  })
})

test('other days are said with weekday, and with the year when it is another one', () => {
  expect(momentWords(new Date('2026-11-29T15:40:00+08:00'), noon, 'zh').date).toBe('11月29日 周日 15:40')
  expect(momentWords(new Date('2027-01-04T09:05:00+08:00'), noon, 'zh').date).toBe('2027年1月4日 周一 09:05')
  expect(momentWords(new Date('2026-11-29T15:40:00+08:00'), noon, 'en').date).toBe('Sun 29 Nov, 15:40')
})
