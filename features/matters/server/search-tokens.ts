import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let loaded: Jieba | undefined

/** The dictionary takes a fifth of a second to read: once per process, when first needed. */
function jieba(): Jieba {
  loaded ??= Jieba.withDict(dict)
  return loaded
}

function words(text: string): string[] {
  return jieba()
    .cutForSearch(text.toLowerCase(), false)
    .filter(word => /^[\p{L}\p{N}]+$/u.test(word))
}

function hanCharacters(word: string): string[] {
  return word.match(/\p{Script=Han}/gu) ?? []
}

/** Lexemes to index: words, and each Chinese character, since two cuts of one sentence need not agree. */
export function searchLexemes(...texts: readonly string[]): string[] {
  const found = texts.flatMap(words)
  return [...new Set([...found, ...found.flatMap(hanCharacters)])]
}

/** A tsquery: every word, or all of its characters; null when the text holds nothing to search for. */
export function searchQuery(text: string): string | null {
  const terms = words(text).map(word => {
    const characters = hanCharacters(word)
    return characters.length > 1 ? `('${word}' | (${characters.map(one => `'${one}'`).join(' & ')}))` : `'${word}'`
  })
  return terms.length === 0 ? null : terms.join(' & ')
}
