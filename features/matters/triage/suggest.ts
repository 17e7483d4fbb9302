import type { WordCounts } from './counts.ts'
import type { Weights } from './weigh.ts'

/**
 * How scores become a confidence: softmax of sharpness × score ÷ length to the power of `damping`. A long report adds
 * up many small hints that are not independent, which damping takes back.
 */
export interface Scale {
  sharpness: number
  damping: number
}

export interface Part {
  word: string
  /** What the word adds to the score, occurrences counted; negative when it speaks against the category. */
  weight: number
}

export interface Suggestion {
  code: string
  /** Between 0 and 1; over all categories they add up to 1. */
  confidence: number
  score: number
  /** Every word that was used; together they are the score. The strongest first. */
  parts: Part[]
}

/** All categories, the likeliest first; none when no word of the text is known. */
export function rankCategories(weights: Weights, scale: Scale, words: WordCounts): Suggestion[] {
  const known = [...words].filter(([word]) => weights.of.has(word)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const length = known.reduce((sum, [, count]) => sum + count, 0)
  if (length === 0) return []
  const scores = scoresOf(weights, known)
  const confidences = soften(scores, scale, length)
  return weights.codes
    .map((code, index) => ({
      code,
      confidence: confidences[index] ?? 0,
      score: scores[index] ?? 0,
      parts: known
        .map(([word, count]) => ({ word, weight: count * (weights.of.get(word)?.[index] ?? 0) }))
        .toSorted((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1)),
    }))
    .toSorted((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
}

/** One score for every category, in the order of `weights.codes`. */
export function scoresOf(weights: Weights, known: Iterable<readonly [string, number]>): Float64Array {
  const scores = new Float64Array(weights.codes.length)
  for (const [word, count] of known)
    for (const [index, weight] of (weights.of.get(word) ?? []).entries())
      scores[index] = (scores[index] ?? 0) + count * weight
  return scores
}

export function soften(scores: Float64Array, scale: Scale, length: number): Float64Array {
  const factor = scale.sharpness / length ** scale.damping
  const highest = Math.max(...scores)
  const powers = scores.map(score => Math.exp((score - highest) * factor))
  const sum = powers.reduce((all, power) => all + power, 0)
  return powers.map(power => power / sum)
}

/** The words to name as the reason: what spoke for it, strongest first; of a word within a word the whole. */
export function reasons(parts: readonly Part[], most = 4): string[] {
  const words = parts.filter(part => part.weight > 0).map(part => part.word)
  return words.filter(word => !words.some(other => other !== word && other.includes(word))).slice(0, most)
}
