import type { Random } from '../random.ts'

const split = (listing: string) => listing.split(' ')

/** Surname and how common it is, roughly. */
const surnames: readonly (readonly [string, number])[] = [
  ...split('王 李 张 刘 陈 杨').map(name => [name, 8] as const),
  ...split('赵 黄 周 吴 徐 孙 朱 马 胡 郭 林 何 高 罗').map(name => [name, 4] as const),
  ...split(
    '郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏 吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金 韦 贾 夏 付 方 邹 熊 白 孟 秦 邱 侯 江 尹 薛 阎 段 雷 龙 史 陶 贺 毛 郝 顾 龚 邵 万 覃 武 钱 戴 严 莫 孔 向 常',
  ).map(name => [name, 1] as const),
]

const women = split(
  '秀英 丽华 敏 静 丽娟 秀兰 雪梅 婷婷 玉兰 慧敏 晓燕 海燕 春梅 桂芳 佳怡 思雨 欣怡 梦琪 雅婷 晓琳 文静 红霞 爱华 淑珍 美玲 艳红 晓红 梦洁 雨桐 诗涵 子涵 佳慧 明霞 巧云 月华 新梅 凤英 小兰 冬梅 亚男 若兰 心怡 语嫣 锦绣 玉洁 晓丹 倩 洁 莉 颖 芳 娜 琳 燕',
)
const men = split(
  '建国 建军 志强 伟 明辉 海涛 文斌 国庆 永强 晓东 俊杰 浩然 子轩 宇航 志远 立新 建华 德胜 大勇 春生 新民 卫东 学文 家明 思远 天佑 博文 一鸣 成刚 玉林 庆华 正平 长江 世杰 振宇 光明 松涛 少华 云飞 晨阳 凯 磊 强 鹏 军 勇 超 涛 斌 波 辉 刚 亮',
)

export interface PersonName {
  surname: string
  full: string
  woman: boolean
}

/** Full names that do not repeat within one maker, so that two posts with one name are one person. */
export function createNames(random: Random): () => PersonName {
  const taken = new Set<string>()
  return () => {
    for (;;) {
      const woman = random.chance(0.5)
      const surname = random.weighted(surnames)
      const full = surname + random.pick(woman ? women : men)
      if (taken.has(full)) continue
      taken.add(full)
      return { surname, full, woman }
    }
  }
}

/** How a resident is shown: 王女士, 李先生. The full name of a resident is never part of the directory. */
export function displayName({ surname, woman }: Pick<PersonName, 'surname' | 'woman'>): string {
  return `${surname}${woman ? '女士' : '先生'}`
}
