import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_TIMES, digestDue, nextTry, quietUntil } from './times.ts'

const at = (time: string) => new Date(`2026-09-23T${time}+08:00`)
const quiet = { on: true, from: '21:30', to: '07:30' }

describe('quiet hours', () => {
  it.each([
    ['21:29:59', null],
    ['21:30:00', '2026-09-24T07:30+08:00'],
    ['23:59:59', '2026-09-24T07:30+08:00'],
    ['00:00:00', '2026-09-23T07:30+08:00'],
    ['07:29:59', '2026-09-23T07:30+08:00'],
    ['07:30:00', null],
    ['12:00:00', null],
  ])('at %s', (time, until) => {
    expect(quietUntil(quiet, at(time))).toEqual(until && new Date(until))
  })

  it('may lie within one day, be turned off, or be none at all', () => {
    expect(quietUntil({ on: true, from: '12:00', to: '14:00' }, at('13:15:00'))).toEqual(at('14:00:00'))
    expect(quietUntil({ ...quiet, on: false }, at('23:00:00'))).toBeNull()
    expect(quietUntil({ on: true, from: '08:00', to: '08:00' }, at('08:00:00'))).toBeNull()
  })

  it('end in the future, within a day, and outside themselves', () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    const text = (value: number) =>
      `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`
    fc.assert(
      fc.property(
        minute,
        minute,
        fc.date({ min: at('00:00:00'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (from, to, now) => {
          const hours = { on: true, from: text(from), to: text(to) }
          const until = quietUntil(hours, now)
          if (!until) return
          expect(until.getTime()).toBeGreaterThan(now.getTime())
          expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000)
          expect(quietUntil(hours, until)).toBeNull()
        },
      ),
    )
  })
})

it('the digest is due from its time on, until midnight', () => {
  const { digest } = DEFAULT_TIMES
  expect(['08:29:59', '08:30:00', '23:59:00'].map(time => digestDue(digest, at(time)))).toEqual([false, true, true])
  expect(digestDue({ ...digest, on: false }, at('09:00:00'))).toBe(false)
})

it('what failed is tried again at growing distances, and given up after the fifth', () => {
  const now = at('10:00:00')
  const minutes = [1, 2, 3, 4, 5, 6].map(count => {
    const next = nextTry(count, now)
    return next && (next.getTime() - now.getTime()) / 60_000
  })
  expect(minutes).toEqual([1, 5, 30, 120, 360, null])
})
