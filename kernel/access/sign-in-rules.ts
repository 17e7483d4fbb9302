/** Domain 8.2: five failures lock an account for a quarter of an hour. */
export const FAILURES_ALLOWED = 5
export const LOCK_MS = 15 * 60_000

export interface Attempts {
  failed: number
  lockedUntil: Date | null
}

/** Locked at this moment. A lock ends by itself, and counting starts again after it. */
export function isLocked(attempts: Attempts, now: Date): boolean {
  return attempts.lockedUntil !== null && now < attempts.lockedUntil
}

export function afterFailure(attempts: Attempts, now: Date): Attempts {
  const before = attempts.lockedUntil === null ? attempts.failed : 0
  const failed = before + 1
  return { failed, lockedUntil: failed >= FAILURES_ALLOWED ? new Date(now.getTime() + LOCK_MS) : null }
}

/** Mainland mobile numbers, with or without +86, spaces and hyphens; E.164, or null when it is none. */
export function normalisePhone(input: string): string | null {
  const digits = input.replaceAll(/[\s-]/g, '').replace(/^(\+?86|0086)(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? `+86${digits}` : null
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const PER_HOUR = 5

/** When the next code may be sent to a number (once a minute, five an hour); null: at once. `sent` in any order. */
export function nextCodeAt(sent: readonly Date[], now: Date): Date | null {
  const times = sent.map(date => date.getTime()).toSorted((a, b) => b - a)
  const [latest, fifth] = [times[0], times[PER_HOUR - 1]]
  const free = Math.max(latest === undefined ? 0 : latest + MINUTE_MS, fifth === undefined ? 0 : fifth + HOUR_MS)
  return free > now.getTime() ? new Date(free) : null
}
