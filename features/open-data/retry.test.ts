import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGivenUp, nextAttempt } from './retry.ts'

const now = new Date('2026-09-23T10:00:00+08:00')
const waits = Array.from({ length: 10 }, (_, index) => (nextAttempt(now, index + 1)?.getTime() ?? 0) - now.getTime())

describe('attempts', () => {
  it('begin after five seconds, end after a day, and each waits longer than the one before', () => {
    expect(waits[0]).toBe(5_000)
    expect(waits.at(-1)).toBe(86_400_000)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  })
  it('come to an end', () => {
    const beyond = fc.integer({ min: waits.length + 1, max: 1_000 })
    fc.assert(fc.property(beyond, attempt => nextAttempt(now, attempt) === null))
    expect(nextAttempt(now, waits.length)).not.toBeNull()
  })
})

describe('giving up', () => {
  it('takes five days without a success', () => {
    expect(isGivenUp(now, new Date(now.getTime() - 5 * 86_400_000 + 1))).toBe(false)
    expect(isGivenUp(now, new Date(now.getTime() - 5 * 86_400_000))).toBe(true)
  })
})
