import type { Random } from '../random.ts'
import { wordsOf } from './words/index.ts'
import { asks, fillSlots, greetings, openings, questionAsks, type Slots, thanks } from './words/slots.ts'

const ofHomes =
  /楼道|单元|电梯|车库|顶楼|厨房|卫生间|水箱|高层|楼上|业主|住户|车棚|对讲|大堂|门禁|化粪池|水泵|声控|感应灯|户|地下室|车位/
const ofStreets = /公交|人行道|商铺|商户|路口|河边|灯杆|摊|饭店|店|横幅|盲道|减速带|这条路|工地|路面|大货车|校车/

const ofBuildings = /楼道|单元|大堂|电梯|楼上|楼下|顶楼|厨房|卫生间|对讲|门禁|声控|感应灯|对门|隔壁|外墙|一楼/

const unfit = {
  building: ofStreets,
  compound: new RegExp(`${ofStreets.source}|${ofBuildings.source}`),
  street: ofHomes,
}

/** Those sentences that can be said of such a place; all of them when none fits. */
function fitting(sentences: readonly string[], setting: Slots['setting']): readonly string[] {
  const fit = sentences.filter(sentence => !unfit[setting].test(sentence))
  return fit.length > 0 ? fit : sentences
}

/** A resident's own words: mostly one or two sentences, now and then a few words in a hurry or a whole letter. */
export function residentWords(random: Random, categoryId: string, slots: Slots): string {
  const words = wordsOf(categoryId)
  const say = (sentence: string) => fillSlots(sentence, slots, random)
  const question = categoryId.startsWith('policy.')
  const tone = random.weighted([
    ['plain', 74],
    ['hurried', 14],
    ['long', question ? 0 : 12],
  ] as const)
  if (tone === 'hurried' && words.hurried.length > 0) return say(random.pick(fitting(words.hurried, slots.setting)))
  const core = say(random.pick(fitting(words.cores, slots.setting)))
  const ask = random.pick(question ? questionAsks : asks)
  if (tone === 'plain') {
    const opens = /^(?:请问|想|建议|表扬|能不能|家里|外地|有)/.test(core)
    const body = `${opens ? random.pick(['', '', '您好，']) : random.pick(greetings)}${core}`
    const more = random.chance(0.22) && words.more.length > 0 ? `。${random.pick(words.more).replace(/。$/, '')}` : ''
    return ask ? `${body}${more}${random.chance(0.5) ? '，' : '。'}${ask}。` : `${body}${more}。`
  }
  const extra = random.shuffle(words.more).slice(0, 3).join('')
  return `${random.pick(openings)}${core}。${extra}${ask ? `${ask}。` : ''}${random.pick(thanks)}`
}

/** What a grid worker notes on the round: short and factual. */
export function findingWords(random: Random, categoryId: string, slots: Slots): string {
  const { findings } = wordsOf(categoryId)
  return `${fillSlots(random.pick(fitting(findings, slots.setting)), slots, random)}。`
}

export function doneWords(random: Random, categoryId: string): string {
  return random.pick(wordsOf(categoryId).done)
}
