import type { WordCounts } from '../triage/counts.ts'
import type { Entry } from '../triage/weigh.ts'
import { jieba } from './search-tokens.ts'

/** Said first, meant most: what the opening sentence says counts so many times. */
const OPENING_WEIGHT = 5
const OPENING_LONGEST = 60

/** Names and keywords a city gives a category; what is named here is public. */
export interface NamedEntry {
  code: string
  names: readonly string[]
  keywords: readonly string[]
}

/** The words every category calls its own, and how to find words in a report. */
export interface TriageWords {
  entries: Entry[]
  wordsOf: (text: string) => WordCounts
}

/**
 * Prepares the dictionary. A report's words are those of the public dictionary of the language with two characters and
 * more, and the keywords of the categories as they stand. Names of persons, numbers, single characters and foreign words
 * nobody listed are left out, so no name, address or number can reach a model: an unknown name falls into single
 * characters, a known one is marked as a name.
 */
export function triageWords(categories: readonly NamedEntry[]): TriageWords {
  const listed = new Set(
    categories.flatMap(({ names, keywords }) => [...keywords, ...names, ...names.flatMap(latinWords)]).map(lower),
  )
  const entries = categories.map(({ code, names, keywords }) => ({
    code,
    words: sum([...names, ...keywords].map(text => count(text, listed))),
  }))
  return {
    entries,
    wordsOf(text) {
      const opening = openingOf(text)
      const again = count(opening, listed)
      return sum([count(text, listed), ...Array.from({ length: OPENING_WEIGHT - 1 }, () => again)])
    },
  }
}

function openingOf(text: string): string {
  const [first = ''] = text.trim().split(/[。！？!?\r\n]/, 1)
  return first.slice(0, OPENING_LONGEST)
}

function count(text: string, listed: ReadonlySet<string>): Map<string, number> {
  const plain = lower(text)
  const counts = new Map<string, number>()
  for (const word of cut(plain)) if (countable(word, listed)) counts.set(word, (counts.get(word) ?? 0) + 1)
  // A cut of the sentence may run through a keyword (路 | 灯不亮): it was said all the same.
  for (const word of listed) {
    const times = word.length > 1 ? plain.split(word).length - 1 : 0
    if (times > 0) counts.set(word, Math.max(times, counts.get(word) ?? 0))
  }
  return counts
}

function cut(text: string): string[] {
  return jieba()
    .tag(text, false)
    .filter(({ tag }) => !tag.startsWith('nr'))
    .flatMap(({ word }) => (word.length > 2 ? jieba().cutForSearch(word, false) : [word]))
}

function countable(word: string, listed: ReadonlySet<string>): boolean {
  return listed.has(word) || /^\p{Script=Han}{2,}$/u.test(word)
}

function latinWords(name: string): string[] {
  return name.toLowerCase().match(/[a-z]{4,}/g) ?? []
}

function lower(text: string): string {
  return text.toLowerCase()
}

function sum(all: readonly WordCounts[]): Map<string, number> {
  const total = new Map<string, number>()
  for (const counts of all) for (const [word, times] of counts) total.set(word, (total.get(word) ?? 0) + times)
  return total
}
