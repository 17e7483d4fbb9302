import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupsOfFour, readCode, recoveryCode, requiredFrom } from './second-factor-rules.ts'

describe('recovery codes', () => {
  it('are read back however they were typed', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.constantFrom('-', ' ', ''), (numbers, between) => {
        const code = recoveryCode(limit => Number(numbers.next().value) % limit)
        const typed = code.replaceAll('-', between).toLowerCase()
        expect(readCode(typed)).toEqual({ kind: 'recovery', code: code.replaceAll('-', '') })
      }),
    )
  })

  it('hold at least 112 bits', () => {
    const used: number[] = []
    const code = recoveryCode(limit => {
      used.push(limit)
      return 0
    })
    expect(code).toBe('AAAA-AAAA-AAAA-AAAA-AAAA-AAAA')
    expect(used.reduce((bits, limit) => bits + Math.log2(limit), 0)).toBeGreaterThan(112)
  })
})

describe('what is typed at the second step', () => {
  it.each([
    ['123 456', { kind: 'totp', code: '123456' }],
    ['12345', null],
    ['1234567', null],
    ['', null],
    ['AAAA-AAAA', null],
  ])('%j is read as %j', (typed, read) => {
    expect(readCode(typed)).toEqual(read)
  })

  it('shows a secret in groups', () => {
    expect(groupsOfFour('ABCDEFGHIJ')).toBe('ABCD EFGH IJ')
  })
})

describe('who must have one', () => {
  it('is whoever holds one of the posts, from the day on', () => {
    const rule = { roles: ['security_admin', 'audit_admin'], from: '2027-01-01' } as const
    expect(requiredFrom(rule, ['grid_worker', 'audit_admin'])).toBe('2027-01-01')
    expect(requiredFrom(rule, ['grid_worker'])).toBeNull()
    expect(requiredFrom({ roles: [], from: null }, ['security_admin'])).toBeNull()
  })
})
