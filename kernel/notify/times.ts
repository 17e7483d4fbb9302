import { z } from 'zod'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When nothing leaves, and when the digest does; Shanghai time. */
export const times = z.object({
  quiet: z.object({ on: z.boolean(), from: clockTime, to: clockTime }),
  digest: z.object({ on: z.boolean(), at: clockTime }),
})
export type Times = z.output<typeof times>

export const DEFAULT_TIMES: Times = {
  quiet: { on: true, from: '21:30', to: '07:30' },
  digest: { on: true, at: '08:30' },
}

const MINUTE_MS = 60_000
const DAY = 24 * 60
const OFFSET = 8 * 60

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** Minutes since midnight in Shanghai, which has had no summer time since 1991. */
function minuteOfDay(at: Date): number {
  return (((Math.floor(at.getTime() / MINUTE_MS) + OFFSET) % DAY) + DAY) % DAY
}

/** When the quiet hours that hold now will end; null outside them. The hours may run over midnight. */
export function quietUntil(quiet: Times['quiet'], now: Date): Date | null {
  if (!quiet.on) return null
  const length = (minutesOf(quiet.to) - minutesOf(quiet.from) + DAY) % DAY
  const since = (minuteOfDay(now) - minutesOf(quiet.from) + DAY) % DAY
  if (since >= length) return null
  const minute = Math.floor(now.getTime() / MINUTE_MS)
  return new Date((minute + length - since) * MINUTE_MS)
}

/** Whether the digest of this day is due. */
export function digestDue(digest: Times['digest'], now: Date): boolean {
  return digest.on && minuteOfDay(now) >= minutesOf(digest.at)
}

/** Minutes after a failure: the first is a hiccup, the last gives a provider half a working day to mend itself. */
const PAUSES = [1, 5, 30, 120, 360] as const

/** When to try again after so many attempts; null when it is given up. */
export function nextTry(attempts: number, now: Date): Date | null {
  const pause = PAUSES[attempts - 1]
  return pause === undefined ? null : new Date(now.getTime() + pause * MINUTE_MS)
}
