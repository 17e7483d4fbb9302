const longest = 30
/** Clauses that greet, introduce the writer or announce that something follows, and say nothing of it. */
const preamble = new RegExp(
  [
    /^(?:您好|你好|hello|hi)$/,
    /^.{0,6}(?:领导|同志|工作人员|书记)们?(?:您|你)?们?好$/,
    /^(?:尊敬的|各位)?(?:社区|街道|物业)?的?(?:领导|同志|工作人员|书记)们?$/,
    /^(?:我|我们|本人)?(?:想|要)?(?:请问|咨询|反映|再次反映|投诉|求助)(?:一下|下)?(?:个|件|一个|一件)?(?:事|事情|问题|情况)?$/,
    /^(?:我|我们|本人)(?:是|就是|住在|是住在).{0,16}(?:住户|居民|业主|村民|市民|租户|家长)$/,
    /^(?:我|我们|本人)(?:是|就是|系).{0,30}(?:代表|职工|工人|司机|干部|人员|[父母]亲|新生|学生|医生|教师|经营户|投资人|听众|农民工|群体|之一)$/,
    /^(?:请问|麻烦|紧急求助[：:]?|致)?(?:相关|有关)?(?:部门)?的?(?:各位)?.{0,3}(?:领导|书记)们?(?:您|你)?们?好?$/,
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

const END = '[：:，,。！!\\s]'
/** Whom a letter is to, with its colon, and a good day to them: however they are called. */
const salutations = [
  /^\s*(?:致[：:]\S{0,12}\s+)?(?:尊敬的?)?[^，。！？!?；;\n：:]{0,40}?(?:领导|书记|[市巿县区州厅局]长|主席|主任|[市省]委|政府|[局委])(?:们|先生|女士|大人)?[：:]\s*/,
  new RegExp(
    `^\\s*[^，。！？!?；;\\n：:]{0,12}?(?:[您你]们?|(?:领导|书记|[市县区州厅局]长|主席|主任|同志)们?[：:\\s]*)好(?:啊|呀)?(?:${END}+|$)`,
  ),
]

/** What is said after greeting; the whole where nothing is. */
function withoutSalutation(words: string): string {
  const body = salutations.reduce((rest, salutation) => rest.replace(salutation, ''), words)
  return Array.from(body.trim()).length >= 4 ? body : words
}

/** A title from what the reporter wrote: the first clause that says something, at most 30 characters. */
export function titleFrom(words: string, categoryName: string | null): string {
  const clauses = withoutSalutation(words)
    .split(/[。！？!?；;，,\n\r]+/)
    .map(clause => clause.trim())
  const meaning = clauses.find(clause => Array.from(clause).length >= 4 && !preamble.test(clause))
  const chosen =
    meaning ?? clauses.find(clause => clause !== '' && !preamble.test(clause)) ?? categoryName ?? words.trim()
  const characters = Array.from(chosen)
  return characters.length <= longest ? chosen : `${characters.slice(0, longest - 1).join('')}…`
}
