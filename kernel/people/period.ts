/** A business date in Asia/Shanghai, `2026-11-22`; compares as text. */
export type IsoDate = string

/** Half-open: in force from `validFrom` up to, not including, `validTo`. Ending today therefore takes effect today. */
export interface Period {
  validFrom: IsoDate
  validTo: IsoDate | null
}

const SHANGHAI_MS = 8 * 3_600_000

/** The calendar date in Shanghai (UTC+8, no daylight saving) at a moment. */
export function shanghaiDate(moment: Date): IsoDate {
  return new Date(moment.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)
}

export function inForce(period: Period, date: IsoDate): boolean {
  return period.validFrom <= date && (period.validTo === null || date < period.validTo)
}

/** An empty period (`validTo` not after `validFrom`) meets nothing. */
export function overlap(a: Period, b: Period): boolean {
  if (isEmpty(a) || isEmpty(b)) return false
  return (b.validTo === null || a.validFrom < b.validTo) && (a.validTo === null || b.validFrom < a.validTo)
}

export function isEmpty(period: Period): boolean {
  return period.validTo !== null && period.validTo <= period.validFrom
}
