import type { Counts, WordCounts } from './counts.ts'

/** A category that may be suggested, with the words of its names and keywords. */
export interface Entry {
  code: string
  words: WordCounts
}

/** What one more occurrence of a word adds to the score of every category, in the order of `codes`. */
export interface Weights {
  codes: readonly string[]
  of: ReadonlyMap<string, Float64Array>
}

const SMOOTHING = 1

/**
 * Complement naive Bayes (Rennie et al. 2003), normalised: a word speaks for a category as far as it is missing from
 * all others. The dictionary's own words are counted `priorWeight` times, as if that many matters had said them; the
 * more a city has confirmed, the less they matter. Weights are centred: over the categories they add up to nothing.
 */
export function weigh(counts: Counts, dictionary: readonly Entry[], priorWeight: number): Weights {
  const entries = dictionary.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const vocabulary = tally(counts, entries, priorWeight)
  const words = [...vocabulary.keys()].toSorted()
  const size = words.length
  const perCode = new Float64Array(entries.length)
  for (const word of words) add(perCode, vocabulary.get(word))
  const all = perCode.reduce((sum, count) => sum + count, 0)

  const of = new Map<string, Float64Array>()
  const lengths = new Float64Array(entries.length)
  for (const word of words) {
    const counted = vocabulary.get(word) ?? new Float64Array(entries.length)
    const everywhere = counted.reduce((sum, count) => sum + count, 0)
    const row = counted.map((count, index) => {
      const elsewhere = everywhere - count + SMOOTHING
      const room = all - (perCode[index] ?? 0) + SMOOTHING * size
      return Math.log(room / elsewhere)
    })
    add(lengths, row)
    of.set(word, row)
  }
  for (const row of of.values()) normalise(row, lengths, size)
  return { codes: entries.map(entry => entry.code), of }
}

/** For every word the counts by category: the city's, and the dictionary's. */
function tally(counts: Counts, entries: readonly Entry[], priorWeight: number): Map<string, Float64Array> {
  const vocabulary = new Map<string, Float64Array>()
  const count = (words: WordCounts, index: number, times: number) => {
    for (const [word, count] of words) {
      const row = vocabulary.get(word) ?? new Float64Array(entries.length)
      row[index] = (row[index] ?? 0) + count * times
      vocabulary.set(word, row)
    }
  }
  for (const [index, entry] of entries.entries()) {
    if (priorWeight > 0) count(entry.words, index, priorWeight)
    count(counts.byCode.get(entry.code) ?? new Map(), index, 1)
  }
  return vocabulary
}

/** Categories with many words of their own must not shout down the others; the mean word weighs one before centring. */
function normalise(row: Float64Array, lengths: Float64Array, size: number): void {
  for (const index of row.keys()) row[index] = ((row[index] ?? 0) * size) / (lengths[index] ?? 1)
  const mean = row.reduce((sum, weight) => sum + weight, 0) / row.length
  for (const index of row.keys()) row[index] = (row[index] ?? 0) - mean
}

function add(into: Float64Array, row: Float64Array | undefined): void {
  for (const [index, value] of (row ?? []).entries()) into[index] = (into[index] ?? 0) + value
}
