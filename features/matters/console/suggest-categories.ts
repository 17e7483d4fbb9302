/** What a suggestion needs to know of a category. */
export interface Suggestible {
  id: string
  name: string
  keywords: readonly string[]
}

/**
 * Categories whose words occur in a report, the likeliest first, at most `most`. A longer word says more than a short
 * one, and the name counts like a word. Only a suggestion: a person chooses.
 */
export function suggestCategories<T extends Suggestible>(words: string, categories: readonly T[], most = 3): T[] {
  const text = words.toLowerCase()
  return categories
    .map(category => ({ category, weight: weightOf(text, category) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ category }) => category)
}

function weightOf(text: string, { name, keywords }: Suggestible): number {
  const found = new Set([name, ...keywords].map(word => word.toLowerCase()).filter(word => word && text.includes(word)))
  return [...found].reduce((sum, word) => sum + word.length ** 2, 0)
}
