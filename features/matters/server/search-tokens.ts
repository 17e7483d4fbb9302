import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let loaded: Jieba | undefined

/** The dictionary takes a fifth of a second to read: once per process, when first needed. */
export function jieba(): Jieba {
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

/** Words that say what a text is about, each once: two characters and more, without those every report uses. */
export function contentWords(...texts: readonly string[]): string[] {
  const cut = texts.flatMap(text => jieba().cut(text.toLowerCase(), false))
  return [...new Set(cut.filter(word => /^[\p{L}\p{N}]{2,}$/u.test(word) && !/^\d+$/.test(word) && !EMPTY.has(word)))]
}

const EMPTY = new Set(
  (
    '我们 你们 他们 这里 那里 这个 那个 现在 已经 一直 没有 不能 可以 需要 希望 请问 您好 你好 尽快 处理 解决 问题 情况 反映 ' +
    '有人 很多 非常 就是 但是 而且 因为 所以 今天 昨天 最近 时候 小区 附近 旁边 门口 the and is are has was with that this'
  ).split(' '),
)
