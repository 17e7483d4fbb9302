/** Dates are Shanghai dates, 2026-11-22. */
type IsoDate = string

/** The same day so many calendar months later; the last day of a shorter month. */
export function monthsLater(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}

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
