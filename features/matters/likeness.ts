/**
 * How likely two matters are one and the same (features B.2): kind, place, time and words. Only what was said about
 * the place is compared, never who said it. It suggests; a person decides.
 */

/** How near counts as near, per category: a city edits these rows. */
export interface NearRule {
  /** Metres between two positions; 0 leaves only the same compound. */
  metres: number
  /** Days between two reports. */
  days: number
}

/** For words nobody has put into a category yet. */
export const UNKNOWN_KIND: NearRule = { metres: 60, days: 30 }

export interface Described {
  lng: number
  lat: number
  compoundId: string | null
  categoryId: string | null
  /** Content words of what was said, each once. */
  words: readonly string[]
}

export interface Likeness {
  distanceM: number
  sameCompound: boolean
  sameCategory: boolean
  /** Words both use, the longest first. */
  sharedWords: string[]
  /** 0 to 1; only for ordering. */
  score: number
}

const METRES_PER_DEGREE = 111_320

/** Metres between two points a few kilometres apart at most. */
export function metresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const east = (a.lng - b.lng) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.hypot(east, a.lat - b.lat) * METRES_PER_DEGREE
}

/** Words enough to speak of one thing when the category does not say so. */
const ENOUGH_WORDS = 2

/**
 * Null when they are not alike. Alike are two matters near each other, or in one compound, that are of one kind; where
 * the kinds differ or are not known, they must share words as well, and with only the compound in common at least one.
 */
export function likenessOf(subject: Described, other: Described, rule: NearRule): Likeness | null {
  const distanceM = metresBetween(subject, other)
  const sameCompound = subject.compoundId !== null && subject.compoundId === other.compoundId
  const near = distanceM <= rule.metres
  if (!near && !sameCompound) return null
  const sameCategory = subject.categoryId !== null && subject.categoryId === other.categoryId
  const sharedWords = shared(subject.words, other.words)
  const asked = (sameCategory ? 0 : ENOUGH_WORDS) + (near ? 0 : 1)
  if (sharedWords.length < Math.min(asked, ENOUGH_WORDS)) return null
  const place = near ? 1 - distanceM / (2 * Math.max(rule.metres, 1)) : 0.4
  const score = 0.4 * place + 0.3 * Number(sameCategory) + 0.3 * overlap(sharedWords.length, subject, other)
  return { distanceM: Math.round(distanceM), sameCompound, sameCategory, sharedWords, score }
}

function shared(mine: readonly string[], theirs: readonly string[]): string[] {
  const known = new Set(theirs)
  return mine.filter(word => known.has(word)).toSorted((a, b) => b.length - a.length)
}

/** Shared words among those of the shorter text: a short report is not less like a long one for being short. */
function overlap(count: number, a: Described, b: Described): number {
  const shorter = Math.min(a.words.length, b.words.length)
  return shorter === 0 ? 0 : count / shorter
}
