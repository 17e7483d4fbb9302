import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pressingState, timeLeft } from './time-left.ts'

const now = new Date('2026-11-22T07:00:00.000Z')
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()

test('time is told in the unit a person would use', () => {
  const say = (minutes: number) => timeLeft({ dueAt: inMinutes(minutes), warnAt: null }, now).left
  expect(say(20)).toEqual({ unit: 'minute', amount: 20, overdue: false })
  expect(say(0.2)).toEqual({ unit: 'minute', amount: 1, overdue: false })
  expect(say(185)).toEqual({ unit: 'hour', amount: 3, overdue: false })
  expect(say(47 * 60)).toEqual({ unit: 'hour', amount: 47, overdue: false })
  expect(say(3 * 24 * 60 + 5)).toEqual({ unit: 'day', amount: 3, overdue: false })
  expect(say(-90)).toEqual({ unit: 'hour', amount: 1, overdue: true })
  expect(timeLeft({ dueAt: null, warnAt: null }, now)).toEqual({ left: null, used: 0 })
})

test('the bar of a limit in natural time is exact, and stands at four fifths when the warning falls due', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 20_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (length, gone) => {
      const start = now.getTime() - gone * length * 60_000
      const at = (part: number) => new Date(start + part * length * 60_000).toISOString()
      const { used } = timeLeft({ dueAt: at(1), warnAt: at(0.8) }, now)
      expect(Math.abs(used - gone)).toBeLessThan(0.001)
    }),
  )
})

test('what presses comes before what it waits for', () => {
  const line = { dueAt: inMinutes(60), warnAt: inMinutes(30), final: false, bucket: 'accept' }
  expect(pressingState(line, now)).toBe('waiting')
  expect(pressingState({ ...line, bucket: 'handle' }, now)).toBe('moving')
  expect(pressingState({ ...line, warnAt: inMinutes(-1) }, now)).toBe('soon')
  expect(pressingState({ ...line, dueAt: inMinutes(-1) }, now)).toBe('overdue')
  expect(pressingState({ ...line, dueAt: inMinutes(-1), final: true }, now)).toBe('done')
})
