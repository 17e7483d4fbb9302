import type { OfferInput, PartnerClass, WeeklyTime } from './shapes.ts'

/** Fewer than this many are not shown (charter 7). */
const SMALL = 5

/** A count as it may leave the server: null hides one to four. */
export function shownCount(count: number): number | null {
  return count > 0 && count < SMALL ? null : count
}

/** Number of a partner's case, for people: district, year, sequence of the district's year. */
export function partnerNumber(district: string, year: number, sequence: number): string {
  return `${district}-P${year}-${String(sequence).padStart(4, '0')}`
}

/**
 * What the case of a resident is called in every list: what they would help with, never who they are. Their own word for
 * themselves is the register's to show.
 */
export function residentTitle(fieldNames: readonly string[]): string {
  return fieldNames.length === 0 ? '居民合伙人' : `居民合伙人：${fieldNames.join('、')}`
}

interface OfferFault {
  field: string
  code: 'partners.class_unknown' | 'partners.field_unknown' | 'partners.time_backwards' | 'partners.times_overlap'
}

interface Known {
  kind: 'organisation' | 'person'
  /** In force today. */
  classes: readonly Pick<PartnerClass, 'code' | 'takes'>[]
  fields: readonly string[]
}

/** What the shape of an offer cannot say: words of the dictionary, classes that take this kind of partner, honest times. */
export function offerFault(offer: OfferInput, known: Known): OfferFault | null {
  const fits = (wanted: string) =>
    known.classes.some(one => one.code === wanted && (one.takes === 'both' || one.takes === known.kind))
  if (!offer.classes.every(fits)) return { field: 'classes', code: 'partners.class_unknown' }
  if (!offer.fields.every(field => known.fields.includes(field)))
    return { field: 'fields', code: 'partners.field_unknown' }
  if (offer.times.some(time => time.from >= time.to)) return { field: 'times', code: 'partners.time_backwards' }
  return timesOverlap(offer.times) ? { field: 'times', code: 'partners.times_overlap' } : null
}

function timesOverlap(times: readonly WeeklyTime[]): boolean {
  return times.some((one, index) =>
    times.slice(index + 1).some(two => one.weekday === two.weekday && one.from < two.to && two.from < one.to),
  )
}

const SHANGHAI_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/**
 * The weekly time that meets a wanted span, which may lie over several days; undefined when none does. Without an end
 * the span is the moment itself. No stated times means by arrangement: that is decided by the caller.
 */
export function timeWithin(
  times: readonly WeeklyTime[],
  wanted: { from: Date; to: Date | null },
): WeeklyTime | undefined {
  const from = wanted.from.getTime() + SHANGHAI_MS
  const to = Math.max(from, (wanted.to ?? wanted.from).getTime() + SHANGHAI_MS)
  const lastDay = Math.min(Math.floor(to / DAY_MS), Math.floor(from / DAY_MS) + 6)
  for (let day = Math.floor(from / DAY_MS); day <= lastDay; day += 1) {
    const found = times.find(time => {
      if (time.weekday !== weekdayOf(day)) return false
      const [opens, closes] = [day * DAY_MS + millis(time.from), day * DAY_MS + millis(time.to)]
      return from < closes && (to === from ? opens <= from : opens < to)
    })
    if (found) return found
  }
  return undefined
}

/** Day 0 of the epoch was a Thursday. */
function weekdayOf(day: number): number {
  return ((day + 3) % 7) + 1
}

function millis(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}

/**
 * Which fields of service a need calls for: by the item itself, where a field names it; else by its whole field of
 * work. A need that already is a field of service stays what it is.
 */
export function fieldsCalledFor(
  category: string,
  fields: readonly { code: string; categories: readonly string[] }[],
): string[] {
  const exact = fields.filter(field => field.code === category || field.categories.includes(category))
  if (exact.length > 0) return exact.map(field => field.code)
  const [whole = ''] = category.split('.')
  return fields.filter(field => field.categories.includes(whole)).map(field => field.code)
}
