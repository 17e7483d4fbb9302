/** Dates are Shanghai dates, 2026-11-22. */
type IsoDate = string

/** Reported on the last day is on time (catalogue C41: within one month). */
export function isOnTime(reportedOn: IsoDate, dueOn: IsoDate): boolean {
  return reportedOn <= dueOn
}

/** 990101-261130-R0007: district, day, and the how many-th of it; R for report-in (报到). */
export function reportInNumber(at: { district: string; day: IsoDate; sequence: number }): string {
  return `${at.district}-${at.day.slice(2).replaceAll('-', '')}-R${String(at.sequence).padStart(4, '0')}`
}

/** States in which somebody still has to do something. */
export const OPEN_STATES = ['offered', 'confirming', 'placing'] as const
/** States that ended without anybody being placed, or after it. */
export const OVER_STATES = ['refused', 'withdrawn', 'dropped', 'ended'] as const

/** Only posts a person said they would take may be given to them. */
export const GIVEN_POSTS = ['unit_head', 'building_head', 'grid_worker'] as const
export type GivenPost = (typeof GIVEN_POSTS)[number]
