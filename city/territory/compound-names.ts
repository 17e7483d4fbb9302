import type { Random } from '../random.ts'

/** Walk-ups of former work units, estates of the turn of the century, and towers. */
export const compoundStyles = ['old', 'middle', 'new'] as const
export type CompoundStyle = (typeof compoundStyles)[number]

const split = (listing: string) => listing.split(' ')

const parts: Record<CompoundStyle, { first: readonly string[]; last: readonly string[] }> = {
  old: {
    first: split(
      '机床厂 纺织厂 铁路 电机厂 邮电 粮食局 化肥厂 建设 供销社 汽运公司 面粉厂 印刷厂 水泥厂 农机厂 教育局 卫校 百货公司 二轻局 丝绸厂 造纸厂 红旗 胜利 光明 东风 友谊',
    ),
    last: split('宿舍 新村 家属院 小区 大院'),
  },
  middle: {
    first: split(
      '金桂 阳光 丽景 翠竹 书香 锦绣 和谐 春晖 紫薇 海棠 芙蓉 明珠 碧水 天鹅 梧桐 银杏 香樟 滨河 世纪 康居 兰亭 怡景 文华 鸿运 嘉和',
    ),
    last: split('花园 苑 家园 雅居 名苑 新城 公寓 人家'),
  },
  new: {
    first: split(
      '云栖 观湖 江南 学府 湖畔 翡翠 御景 星河 澜庭 望江 印象 东方 和悦 清和 悦澜 静安 映月 听湖 麓湖 锦麟 未来 春熙 雅颂 天悦 致远',
    ),
    last: split('府 里 壹号 湾 华庭 公馆 国际 庭院'),
  },
}

/** A name nobody else in town has. */
export function createCompoundNames(random: Random): (style: CompoundStyle) => string {
  const taken = new Set<string>()
  return style => {
    const { first, last } = parts[style]
    for (;;) {
      const [head, tail] = [random.pick(first), random.pick(last)]
      const name = `${head}${tail}`
      if (taken.has(name) || head.slice(-1) === tail.charAt(0)) continue
      taken.add(name)
      return name
    }
  }
}
