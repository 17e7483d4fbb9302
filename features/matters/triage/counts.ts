/** Words of a text with how often each was counted; the opening sentence may count more than once. */
export type WordCounts = ReadonlyMap<string, number>

/** A matter whose category a person confirmed. The words are all that is kept of it. */
export interface Fact {
  /** Only puts facts in order and into folds; never part of a model. */
  id: string
  code: string
  words: WordCounts
}

/** What a model remembers of the facts: how often each word stood in matters of each category. */
export interface Counts {
  facts: number
  byCode: ReadonlyMap<string, WordCounts>
}

/** A word from fewer matters than this could point at one person, and is not kept. */
export const FEWEST_FACTS = 3

/** Whole counts, so that the order of the facts changes nothing, not even the last digit. */
export function countFacts(facts: readonly Fact[], fewest = FEWEST_FACTS): Counts {
  const matters = new Map<string, number>()
  for (const fact of facts) for (const word of fact.words.keys()) matters.set(word, (matters.get(word) ?? 0) + 1)
  const byCode = new Map<string, Map<string, number>>()
  for (const { code, words } of facts) {
    const of = byCode.get(code) ?? new Map<string, number>()
    byCode.set(code, of)
    for (const [word, count] of words) if ((matters.get(word) ?? 0) >= fewest) of.set(word, (of.get(word) ?? 0) + count)
  }
  return { facts: facts.length, byCode }
}
