const offset = 8 * 3_600_000

/** What `<input type="datetime-local">` holds ("2026-11-22T15:40", Shanghai time) as an ISO instant; '' stays ''. */
export function toInstant(local: string): string {
  const at = Date.parse(`${local}:00+08:00`)
  return Number.isNaN(at) ? '' : new Date(at).toISOString()
}

/** The other way round; anything unreadable is ''. */
export function toLocal(instant: unknown): string {
  const at = typeof instant === 'string' ? Date.parse(instant) : Number.NaN
  return Number.isNaN(at) ? '' : new Date(at + offset).toISOString().slice(0, 16)
}
