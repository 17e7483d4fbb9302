import { adminRoles, type IsoDate, type Role } from '#kernel/people/index.ts'

/** Which posts must sign in with a second factor, and from which business date on. */
export interface SecondFactorRule {
  roles: readonly Role[]
  /** Until the day before, enrolling is asked for; from this day on, nothing else is open. */
  from: IsoDate | null
}

/** Whom Jinlin recommends it for: who could give themselves, or hide, anything. Nothing is forced unless a city says so. */
const recommendedRoles: readonly Role[] = adminRoles

/** RFC 6238: a code lasts thirty seconds; one step before and after is accepted, for telephones whose clock is off. */
export const STEP_SECONDS = 30
export const STEPS_AROUND = 1
/** An enrolment that nobody confirms in this time is begun anew. */
export const ENROL_MS = 15 * 60_000
/** Between the password and the code. */
export const TICKET_MS = 5 * 60_000
export const RECOVERY_CODES = 10

/** The day from which somebody with these posts must have one; null: never. */
export function requiredFrom(rule: SecondFactorRule, held: readonly string[]): IsoDate | null {
  return rule.roles.some(role => held.includes(role)) ? rule.from : null
}

export function isRecommended(held: readonly string[]): boolean {
  return recommendedRoles.some(role => held.includes(role))
}

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const GROUPS = 6
const GROUP = 4

/**
 * `ABCD-EFGH-…`: 24 letters of 31, some 118 bits, so that a plain keyed hash is enough to keep it by (ASVS 6.5.2).
 * `random` gives integers in [0, limit) and must be cryptographic.
 */
export function recoveryCode(random: (limit: number) => number): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS.charAt(random(LETTERS.length))).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/** What was typed, as `123456` or as a recovery code without its hyphens; null when it is neither. */
export function readCode(typed: string): { kind: 'totp' | 'recovery'; code: string } | null {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(code)) return { kind: 'totp', code }
  return new RegExp(`^[${LETTERS}]{${GROUPS * GROUP}}$`).test(code) ? { kind: 'recovery', code } : null
}

/** In groups of four, as it is read out and typed in. */
export function groupsOfFour(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? ''
}
