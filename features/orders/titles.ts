const LONGEST = 30

/** What stands in lists: the first clause of what was written, at most thirty characters. */
export function titleOf(words: string): string {
  const first = words
    .split(/[。！？；!?;\n]/)
    .map(part => part.trim())
    .find(part => part !== '')
  const letters = [...(first ?? words.trim())]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('')
}
