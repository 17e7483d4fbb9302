import { expect, test } from 'vitest'
import { newId } from './index.ts'

test('an id is a version 7 UUID that begins with the moment it was made at', () => {
  const now = new Date('2026-09-24T02:03:04.567Z')
  const id = newId(now)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now.getTime())
})

test('ids of one millisecond are distinct and sort in the order they were made', () => {
  const now = new Date('2026-09-24T02:03:05.000Z')
  const made = Array.from({ length: 10_000 }, () => newId(now))
  expect(new Set(made).size).toBe(made.length)
  expect(made.toSorted()).toEqual(made)
})

test('a clock that lags a little does not break the order; one set back is followed', () => {
  const first = newId(new Date('2026-09-24T02:10:00.000Z'))
  const lagging = newId(new Date('2026-09-24T02:09:59.000Z'))
  expect(lagging > first).toBe(true)
  const setBack = newId(new Date('2026-01-01T00:00:00.000Z'))
  expect(setBack < first).toBe(true)
})

test('without a moment the present is used', () => {
  const id = newId()
  expect(Math.abs(Number.parseInt(id.replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(60_000)
})
