import { V7Generator } from 'uuidv7'

/** Six-digit code of a district (GB/T 2260): the first column of every business key. A row never changes its own. */
export type District = string

/** Stands in the district column of records that concern no district: settings, sign-in, calendars. */
export const NO_DISTRICT: District = '000000'

const generator = new V7Generator()

/**
 * A new UUIDv7 (RFC 9562) carrying the moment of the command. Within one process ids rise strictly, also within one
 * millisecond, unless `now` steps back by more than ten seconds.
 */
export function newId(now?: Date): string {
  return (now ? generator.generateOrResetWithTs(now.getTime()) : generator.generate()).toString()
}
