const shanghaiOffsetMs = 8 * 3_600_000

/** The business day (YYYY-MM-DD) in Shanghai, which keeps UTC+8 all year. */
export function businessDay(at: Date): string {
  return new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10)
}

/** The human number 办件编号: district, day, sequence of the district's day. Unique, never reused; gaps are allowed. */
export function formatNumber(district: string, day: string, sequence: number): string {
  return `${district}-${day.slice(2).replaceAll('-', '')}-${String(sequence).padStart(5, '0')}`
}

/** True for a whole number as people read it out; lets the search find it exactly instead of by words. */
export function isMatterNumber(text: string): boolean {
  return /^\d{6}-\d{6}-\d{5,}$/.test(text)
}
