import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toInstant, toLocal } from './shanghai-time.ts'

test('a picked time is meant in Shanghai', () => {
  expect(toInstant('2026-11-22T15:40')).toBe('2026-11-22T07:40:00.000Z')
  expect(toInstant('')).toBe('')
  expect(toLocal('nonsense')).toBe('')
})

test('every minute survives the way there and back', () => {
  const minutes = fc.integer({ min: 0, max: 60_000_000 }).map(minute => new Date(minute * 60_000).toISOString())
  fc.assert(
    fc.property(minutes, instant => {
      expect(toInstant(toLocal(instant))).toBe(instant)
    }),
  )
})
