/** SHA-256 of a UTF-8 text as lower-case hex. Passed in, so that the engine runs wherever a digest does. */
export type Digest = (text: string) => string

/** The hash before the first action of a case and before the first seal of a district. */
export const GENESIS = '0'.repeat(64)

/**
 * One text for one value: keys in code-unit order, no spaces, absent and undefined alike, instants as ISO text.
 * The principle of RFC 8785, for the JSON the history consists of.
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(item => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const fields = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
  return `{${fields.join(',')}}`
}
