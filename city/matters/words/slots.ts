import type { Random } from '../../random.ts'

const since = [
  '已经三天了',
  '快一个星期了',
  '有半个月了',
  '从上周五就这样',
  '前后两个多月了',
  '持续好几天了',
  '从上个月底就这样',
  '断断续续一个来月了',
  '昨天就开始了',
  '一个星期都没人管',
]
const ago = [
  '昨天晚上',
  '今天早上',
  '前天下午',
  '刚才',
  '昨天傍晚',
  '上周末',
  '今天中午',
  '前几天',
  '今早七点多',
  '昨天半夜',
]
const often = [
  '每天晚上',
  '一到周末',
  '经常半夜',
  '天天早上六点',
  '晚上十点以后',
  '每到傍晚',
  '隔三差五',
  '中午休息的时候',
  '几乎天天',
]
const feel = [
  '实在让人担心',
  '真的受不了了',
  '看着就害怕',
  '太影响生活了',
  '邻居们意见都很大',
  '老人孩子走着都不放心',
  '希望尽快处理',
  '说了好几次都没用',
  '心里很不踏实',
  '大家都很着急',
]
/** How a request ends; the empty ones are the most common. */
export const asks = [
  '',
  '',
  '麻烦尽快处理一下',
  '请安排人来看看，谢谢',
  '希望有人管一管',
  '盼回复',
  '请社区帮忙协调',
  '辛苦你们了',
  '能不能今天就来',
  '希望能彻底解决，不要一阵风',
  '请告诉我什么时候能好',
  '拜托了',
]
export const greetings = ['', '', '', '您好，', '你好，', '反映个事，', '社区的同志好，', '请问一下，', '再次反映，']
export const openings = [
  '本来不想麻烦你们，可是实在没办法了。',
  '我是住在这里十几年的老住户，有件事想反映一下。',
  '下面的情况不是我一家的意见，楼里好多人都在说。',
  '事情是这样的。',
  '先谢谢你们看这么长的留言。',
]
export const thanks = [
  '麻烦你们多费心，有结果请告诉一声。',
  '话有点多，请见谅，盼早日解决。',
  '如果需要现场看，我晚上七点以后都在家。',
  '希望这次能有个说法。',
]

/** How a question ends. */
export const questionAsks = ['', '', '', '盼回复', '麻烦告知一下', '谢谢', '辛苦了']

export interface Slots {
  place: string
  compound: string
  /** In a building, on the grounds of a compound, or on the street. */
  setting: 'building' | 'compound' | 'street'
}

/** Fills the slots of a sentence; the same source gives the same filling. */
export function fillSlots(
  sentence: string,
  { place, compound }: Pick<Slots, 'place' | 'compound'>,
  random: Random,
): string {
  const values: Record<string, () => string> = {
    place: () => place,
    compound: () => compound,
    since: () => random.pick(since),
    ago: () => random.pick(ago),
    often: () => random.pick(often),
    feel: () => random.pick(feel),
    n: () => random.pick(['两', '三', '四', '五', '六', '八']),
    room: () => `${random.int(1, 18)}0${random.int(1, 4)}`,
  }
  return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => values[slot]?.() ?? '')
}
