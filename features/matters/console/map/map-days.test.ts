import { expect, it } from 'vitest'
import { daysOf, ownDays, spanOf } from './map-days.ts'

const today = '2026-03-02'

it('moves along with the day it is, both ends included', () => {
  expect(daysOf('today', today)).toEqual({ from: today, to: today })
  expect(daysOf('7d', today)).toEqual({ from: '2026-02-24', to: today })
  expect(daysOf('30d', today)).toEqual({ from: '2026-02-01', to: today })
  expect(daysOf('month', today)).toEqual({ from: '2026-03-01', to: today })
})

it("takes days of one's own, with either end open, and reads what it writes", () => {
  for (const days of [{ from: '2026-01-05', to: '2026-01-09' }, { from: '2026-01-05' }, { to: '2026-01-09' }]) {
    const text = ownDays(days)
    expect(daysOf(text, today)).toEqual(days)
    expect(spanOf(text)).toBe('own')
  }
  expect(ownDays({})).toBeUndefined()
})

it('takes nothing the server would refuse', () => {
  for (const odd of [undefined, '', 'ever', '2026-13-45/', 'x/y', '/']) expect(daysOf(odd, today)).toEqual({})
})
