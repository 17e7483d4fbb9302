import type { TimeLimit } from './definition.ts'
import type { LimitRow } from './limits.ts'

/** How pressing a case is; a procedure may know fewer. */
export const URGENCIES = ['emergency', 'urgent', 'normal', 'complex'] as const
export type Urgency = (typeof URGENCIES)[number]

/** The sets of limits shipped; a city chooses one and may change any row. */
export const PROFILES = ['beijing', 'working_day'] as const
export type Profile = (typeof PROFILES)[number]

type Ladder = Readonly<Record<Urgency, TimeLimit>>

/**
 * How long handling may take, by urgency.
 * `beijing`: the graded dispatch of 接诉即办, natural time (2 hours, 24 hours, 7 days, 15 days).
 * `working_day`: the hotline practice of the south, on the working calendar: emergencies within the working day,
 * help within 3 working days, complaints within 13.
 */
const ladders: Readonly<Record<Profile, Ladder>> = {
  beijing: {
    emergency: { amount: 2, unit: 'hour' },
    urgent: { amount: 24, unit: 'hour' },
    normal: { amount: 7, unit: 'day' },
    complex: { amount: 15, unit: 'day' },
  },
  working_day: {
    emergency: { amount: 4, unit: 'work_hour' },
    urgent: { amount: 1, unit: 'work_day' },
    normal: { amount: 3, unit: 'work_day' },
    complex: { amount: 13, unit: 'work_day' },
  },
}

/** The shipped rows: one for each profile and urgency, for the state `handling` of whatever procedure. */
export function shippedLimits(effectiveFrom: Date, newId: () => string): LimitRow[] {
  return PROFILES.flatMap(profile =>
    URGENCIES.map(urgency => ({
      id: newId(),
      profile,
      procedure: null,
      state: 'handling',
      category: null,
      urgency,
      area_code: null,
      ...ladders[profile][urgency],
      warn_ratio: 0.8,
      version: 1,
      effective_from: effectiveFrom,
      effective_to: null,
    })),
  )
}
