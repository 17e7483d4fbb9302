/**
 * The value as the database will give it back: JSON, without the characters PostgreSQL cannot store (NUL, lone
 * surrogates). A hash over anything else would no longer match after the round trip.
 */
export function plain<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value), storable)
}

function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\u0000', '') : value
}
