import type { WeeklyTime } from '../shapes.ts'

/** The times people say they have: after work and at weekends, each a few hours of several days. */
export const spells = [
  'weekday_morning',
  'weekday_afternoon',
  'weekday_evening',
  'weekend_morning',
  'weekend_afternoon',
] as const
type Spell = (typeof spells)[number]

const hours: Record<Spell, { days: readonly number[]; from: string; to: string }> = {
  weekday_morning: { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
  weekday_afternoon: { days: [1, 2, 3, 4, 5], from: '14:00', to: '17:30' },
  weekday_evening: { days: [1, 2, 3, 4, 5], from: '18:30', to: '20:30' },
  weekend_morning: { days: [6, 7], from: '09:00', to: '12:00' },
  weekend_afternoon: { days: [6, 7], from: '14:00', to: '17:30' },
}

export function weeklyTimes(chosen: readonly string[]): WeeklyTime[] {
  return spells
    .filter(spell => chosen.includes(spell))
    .flatMap(spell => hours[spell].days.map(weekday => ({ weekday, from: hours[spell].from, to: hours[spell].to })))
}
