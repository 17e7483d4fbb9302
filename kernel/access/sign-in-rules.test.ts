import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneTimePassword, passwordFault, shippedPasswords } from './password-policy.ts'
import { type Attempts, afterFailure, isLocked, LOCK_MS, nextCodeAt, normalisePhone } from './sign-in-rules.ts'

const start = new Date('2026-06-15T02:00:00Z')
const after = (ms: number) => new Date(start.getTime() + ms)

describe('lock-out', () => {
  it('locks at the fifth failure for a quarter of an hour, then counts afresh', () => {
    let attempts: Attempts = { failed: 0, lockedUntil: null }
    for (let n = 1; n <= 4; n += 1) attempts = afterFailure(attempts, start)
    expect(isLocked(attempts, start)).toBe(false)
    attempts = afterFailure(attempts, start)
    expect(attempts.lockedUntil).toEqual(after(LOCK_MS))
    expect(isLocked(attempts, after(LOCK_MS - 1))).toBe(true)
    expect(isLocked(attempts, after(LOCK_MS))).toBe(false)
    expect(afterFailure(attempts, after(LOCK_MS))).toEqual({ failed: 1, lockedUntil: null })
  })
})

describe('passwords', () => {
  it.each([
    ['Ab3-xyzuv', 'access.password_short'],
    ['abcdefghij1', 'access.password_simple'],
    ['Wangfang-88x', 'access.password_has_username'],
    [`Aa1${'x'.repeat(126)}`, 'access.password_long'],
    [shippedPasswords[0], 'access.password_shipped'],
    ['Jinlin-street-4', 'access.password_has_word'],
    [`Aa1-${'x'.repeat(60)}`, null],
    ['Neighbour-by-8', null],
    ['邻居Neighbour88', null],
    ['近邻Neighbour88', 'access.password_has_word'],
  ])('%s: %s', (password, fault) => expect(passwordFault(password ?? '', 'wangfang')).toBe(fault))

  it('makes one-time passwords that meet the policy and do not repeat', () => {
    const made = Array.from({ length: 500 }, () => oneTimePassword(limit => randomInt(limit)))
    for (const password of made) expect(passwordFault(password, null)).toBeNull()
    expect(new Set(made).size).toBe(made.length)
  })
})

describe('phone numbers', () => {
  it.each(['13800138000', '+8613800138000', '86 138-0013-8000', '008613800138000', ' 138 0013 8000 '])(
    'reads %j',
    input => expect(normalisePhone(input)).toBe('+8613800138000'),
  )
  it.each(['', '12800138000', '1380013800', '138001380000', '+85213800138000', '13800138000;'])('refuses %j', input =>
    expect(normalisePhone(input)).toBeNull(),
  )
})

describe('codes by text message', () => {
  it('never lets more than one a minute or five an hour through, however often they are asked for', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 40 * 60_000 }), { maxLength: 60 })
    fc.assert(
      fc.property(gaps, steps => {
        const sent: Date[] = []
        let now = start.getTime()
        for (const step of steps) {
          now += step
          if (nextCodeAt(sent, new Date(now)) === null) sent.push(new Date(now))
        }
        for (const [index, date] of sent.entries()) {
          const previous = sent[index - 1]?.getTime() ?? 0
          expect(date.getTime() - previous).toBeGreaterThanOrEqual(60_000)
          const inTheHour = sent.filter(other => other <= date && other.getTime() > date.getTime() - 3_600_000)
          expect(inTheHour.length).toBeLessThanOrEqual(5)
        }
      }),
    )
  })

  it('says when to try again', () => {
    expect(nextCodeAt([], start)).toBeNull()
    expect(nextCodeAt([start], after(10_000))).toEqual(after(60_000))
    expect(nextCodeAt([start], after(60_000))).toBeNull()
    const five = [0, 1, 2, 3, 4].map(n => after(n * 120_000))
    expect(nextCodeAt(five, after(1_800_000))).toEqual(after(3_600_000))
  })
})
