import { describe, expect, it } from 'vitest'
import { acceptedStep, enrolmentUri, newSecret } from './totp.ts'

/** The secret of RFC 6238, appendix B: the ASCII digits 12345678901234567890. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number, lastStep: number | null = null) => ({ now: new Date(seconds * 1000), lastStep })

describe('time-based codes', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('agree with RFC 6238 at second %i', (seconds, code) => {
    expect(acceptedStep(SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30))
  })

  it('hold one step before and after their own, and no longer', () => {
    for (const seconds of [30, 59, 60, 89, 0, 29]) expect(acceptedStep(SECRET, '287082', at(seconds))).toBe(1)
    expect(acceptedStep(SECRET, '287082', at(90))).toBeNull()
  })

  it('are accepted once', () => {
    expect(acceptedStep(SECRET, '287082', at(59, 0))).toBe(1)
    expect(acceptedStep(SECRET, '287082', at(59, 1))).toBeNull()
    expect(acceptedStep(SECRET, '287082', at(59, 2))).toBeNull()
  })

  it('come from a new secret of 160 bits for each telephone', () => {
    const secrets = new Set(Array.from({ length: 20 }, newSecret))
    expect(secrets.size).toBe(20)
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(enrolmentUri(SECRET, '王芳')).toMatch(/^otpauth:\/\/totp\/Jinlin:.+secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ/)
  })
})
