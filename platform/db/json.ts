/** A value for a jsonb column. Arrays too, which the driver would otherwise send as SQL arrays. */
export function jsonb(value: unknown): string {
  return JSON.stringify(value ?? null)
}
