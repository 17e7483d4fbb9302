const longest = 30
/** Clauses that greet, introduce the writer or announce that something follows, and say nothing of it. */
const preamble = new RegExp(
  [
    /^(?:您好|你好|hello|hi)$/,
    /^.{0,6}(?:领导|同志|工作人员|书记)们?(?:您|你)?们?好$/,
    /^(?:尊敬的|各位)?(?:社区|街道|物业)?的?(?:领导|同志|工作人员|书记)们?$/,
    /^(?:我|我们|本人)?(?:想|要)?(?:请问|咨询|反映|再次反映|投诉|求助)(?:一下|下)?(?:个|件|一个|一件)?(?:事|事情|问题|情况)?$/,
    /^(?:我|我们|本人)(?:是|就是|住在|是住在).{0,16}(?:住户|居民|业主|村民|市民|租户|家长)$/,
    /^有(?:件|个)(?:事|事情|问题)(?:想|要)?(?:请问|咨询|反映|求助)?(?:一下|下)?$/,
    /^事情(?:就)?是这样的?$/,
    /^(?:先)?(?:谢谢|感谢)(?:了|您|你|大家|各位)?.{0,10}$/,
    /^(?:下面|以下)的?(?:情况|问题).*$/,
    /^(?:本来不想|实在没办法).{0,12}$/,
    /^(?:打扰|麻烦|不好意思|拜托)了?$/,
  ]
    .map(pattern => `(?:${pattern.source})`)
    .join('|'),
  'i',
)

/** A title from what the reporter wrote: the first clause that says something, at most 30 characters. */
export function titleFrom(words: string, categoryName: string | null): string {
  const clauses = words.split(/[。！？!?；;，,\n\r]+/).map(clause => clause.trim())
  const meaning = clauses.find(clause => Array.from(clause).length >= 4 && !preamble.test(clause))
  const chosen =
    meaning ?? clauses.find(clause => clause !== '' && !preamble.test(clause)) ?? categoryName ?? words.trim()
  const characters = Array.from(chosen)
  return characters.length <= longest ? chosen : `${characters.slice(0, longest - 1).join('')}…`
}
