import { type RawBuilder, sql } from 'kysely'

/** Condition that a row is in force on a day: its end, the first day no longer in force, has not come. */
export function inForceOn(today: string, validTo: 'valid_to' | `${string}.valid_to`): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(validTo)} is null or ${sql.ref(validTo)} > ${today}::date)`
}

/** The same for a row in hand, the other way round. */
export function isClosed(validTo: string | null, today: string): boolean {
  return validTo !== null && validTo <= today
}

/** `ilike` pattern for text anywhere; what the user typed is text, not a pattern. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}
