import type { Random } from '../random.ts'
import { dayStart, monthOf, weekdayOf } from './working-hours.ts'

const DAY = 86_400_000
const MINUTE = 60_000

/** Sunday to Saturday: people write on Monday what they saw at the weekend. */
const byWeekday = [0.78, 1.24, 1.1, 1.05, 1.02, 1.04, 0.84]
/** Quiet around Spring Festival, busy in the heat. */
const byMonth = [0.92, 0.74, 0.98, 1, 1.03, 1.12, 1.22, 1.18, 1.02, 0.95, 1, 0.98]
/** Residents: breakfast, the evening after work. */
const residentHours = [2, 1, 1, 1, 1, 3, 8, 22, 40, 46, 42, 34, 28, 26, 30, 33, 34, 36, 42, 50, 52, 38, 20, 8]
/** Grid workers: the morning and the afternoon round. */
const roundHours = [0, 0, 0, 0, 0, 0, 0, 6, 34, 50, 42, 16, 2, 4, 38, 48, 40, 22, 6, 5, 3, 1, 0, 0]

/** Moments of a year before `now`, rising, drawn by season, weekday and hour. */
export function drawMoments(
  random: Random,
  options: { now: Date; days: number; count: number; rounds: boolean },
): Date[] {
  const { now, days, count, rounds } = options
  const today = dayStart(now)
  const calendar = Array.from({ length: days + 1 }, (_, ago) => {
    const day = new Date(today.getTime() - ago * DAY)
    const weight = (byWeekday[weekdayOf(day)] ?? 1) * (byMonth[monthOf(day) - 1] ?? 1)
    return [day, weight * (rounds && weekdayOf(day) % 6 === 0 ? 0.35 : 1)] as const
  })
  const cumulated: number[] = []
  let total = 0
  for (const [, weight] of calendar) cumulated.push((total += weight))
  const hours = (rounds ? roundHours : residentHours).map((weight, hour) => [hour, weight] as const)
  const moments: Date[] = []
  while (moments.length < count) {
    const draw = random.next() * total
    const day = calendar[cumulated.findIndex(edge => draw < edge)]?.[0] ?? today
    const minutes = random.weighted(hours) * 60 + random.next() * 60
    const at = new Date(day.getTime() + Math.floor(minutes * MINUTE))
    if (at < now) moments.push(at)
  }
  return moments.toSorted((a, b) => a.getTime() - b.getTime())
}
