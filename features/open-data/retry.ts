/** Waiting times between attempts, in seconds: from five seconds to a day (Standard Webhooks, "delivery attempts"). */
const WAITS_S = [5, 60, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]

/** After this many days without a single success a subscription is switched off. */
const FAILING_DAYS = 5

/** When to try again after the attempt of this number (the first is 1) has failed; null: never. */
export function nextAttempt(now: Date, attempt: number): Date | null {
  const wait = WAITS_S[attempt - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait * 1_000)
}

/** Whether a party that has failed since then is given up on. */
export function isGivenUp(now: Date, failingSince: Date): boolean {
  return now.getTime() - failingSince.getTime() >= FAILING_DAYS * 86_400_000
}
