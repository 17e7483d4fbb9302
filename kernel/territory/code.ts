import { z } from 'zod'

/** Levels of the coded tree, outermost first. */
export const areaLevels = ['city', 'district', 'street', 'community', 'grid', 'micro_grid'] as const
export type AreaLevel = (typeof areaLevels)[number]

/** Digits of a unified code (统一编码) at each level: GB/T 2260 · 9 and 12 digits · 15-digit grid (GB/T 47678.3) · micro-grid. */
export const codeLength: Readonly<Record<AreaLevel, number>> = {
  city: 4,
  district: 6,
  street: 9,
  community: 12,
  grid: 15,
  micro_grid: 18,
}

const levelByLength = new Map<number, AreaLevel>(areaLevels.map(level => [codeLength[level], level]))

/**
 * True for 4, 6, 9, 12, 15 or 18 digits of which no part is all zeros: `341100` and `341102000000` are padded forms of
 * an upper level, not areas of their own, and would make two codes for one place.
 */
export function isAreaCode(text: string): boolean {
  if (!/^[0-9]+$/.test(text) || !levelByLength.has(text.length)) return false
  return parts(text).every(part => Number(part) > 0)
}

export const areaCode = z.string().refine(isAreaCode, { error: 'territory.bad_code' })

/** The level a code stands at. Throws a RangeError for anything that is not a code. */
export function levelOf(code: string): AreaLevel {
  const level = levelByLength.get(code.length)
  if (level === undefined || !isAreaCode(code)) throw new RangeError(`Not an area code: ${code.slice(0, 24)}`)
  return level
}

/** The code one level up; null for a city. */
export function parentOf(code: string): string | null {
  return ancestors(code).at(-1) ?? null
}

/** Codes above an area, the city first, without the area itself. */
export function ancestors(code: string): string[] {
  const own = codeLength[levelOf(code)]
  return areaLevels
    .map(level => codeLength[level])
    .filter(length => length < own)
    .map(length => code.slice(0, length))
}

/** The ancestors and the area itself, the city first. */
export function lineage(code: string): string[] {
  return [...ancestors(code), code]
}

/** The six-digit district that distributes the rows of an area; a city's own rows lie under its GB/T 2260 form `CCCC00`. */
export function districtOf(code: string): string {
  return levelOf(code) === 'city' ? `${code}00` : code.slice(0, codeLength.district)
}

/** True when `code` is `ancestor` or lies under it. Codes have fixed widths, so `…003` never contains a sibling `…0030`. */
export function isWithin(code: string, ancestor: string): boolean {
  levelOf(code)
  levelOf(ancestor)
  return code.startsWith(ancestor)
}

/**
 * The half-open text range holding an area and all under it: `code >= from and code < to`. Both bounds are digits (an
 * all-nines code ends at a letter), so the range is the same under every collation.
 */
export function prefixRange(code: string): [from: string, toExclusive: string] {
  levelOf(code)
  const stem = code.replace(/9+$/, '')
  if (stem === '') return [code, 'a']
  return [code, stem.slice(0, -1) + String(Number(stem.at(-1)) + 1)]
}

/** A code padded with zeros to a longer level, as map services and the statistics bureau print it, in its own length. */
export function withoutPadding(code: string): string {
  if (!/^[0-9]+$/.test(code)) return code
  const lengths = areaLevels.map(level => codeLength[level])
  const own = lengths.find(length => code.length > length && /^0+$/.test(code.slice(length)))
  return own === undefined ? code : code.slice(0, own)
}

function parts(code: string): string[] {
  const cuts = [0, ...areaLevels.map(level => codeLength[level])].filter(length => length <= code.length)
  return cuts.slice(1).map((end, index) => code.slice(cuts[index], end))
}
