const longest = 30
const greeting = /^(?:您好|你好|领导|请问|反映一下|我想反映|我要反映|hello|hi)$/i

/** A title from what the reporter wrote: the first clause that says something, at most 30 characters. */
export function titleFrom(words: string, categoryName: string | null): string {
  const clauses = words.split(/[。！？!?；;，,\n\r]+/).map(clause => clause.trim())
  const meaning = clauses.find(clause => Array.from(clause).length >= 4 && !greeting.test(clause))
  const chosen =
    meaning ?? clauses.find(clause => clause !== '' && !greeting.test(clause)) ?? categoryName ?? words.trim()
  const characters = Array.from(chosen)
  return characters.length <= longest ? chosen : `${characters.slice(0, longest - 1).join('')}…`
}
