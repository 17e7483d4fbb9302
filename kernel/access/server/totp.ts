import { Secret, TOTP } from 'otpauth'
import { STEP_SECONDS, STEPS_AROUND } from '../second-factor-rules.ts'

/** 160 random bits (RFC 4226, section 4), in Base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

export function enrolmentUri(secret: string, label: string): string {
  return totp(secret, label).toString()
}

/**
 * The step a code belongs to, when it is right at this moment and newer than the newest accepted one; else null.
 * A code that was seen on its way is therefore worth nothing once it has been used (RFC 6238, section 5.2).
 */
export function acceptedStep(secret: string, code: string, at: { now: Date; lastStep: number | null }): number | null {
  const timestamp = at.now.getTime()
  const delta = totp(secret, '').validate({ token: code, timestamp, window: STEPS_AROUND })
  if (delta === null) return null
  const step = Math.floor(timestamp / 1000 / STEP_SECONDS) + delta
  return at.lastStep === null || step > at.lastStep ? step : null
}

/** SHA-1, six digits and thirty seconds: what every authenticator application understands. */
function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Jinlin',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  })
}
