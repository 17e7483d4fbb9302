/**
 * Classes of GB/T 47678.5-2026 (managed components and matters). Only minors whose code and name we have read are listed;
 * numbering has gaps, so no code is ever made by counting. A class is unique by (standardRef, kind, code).
 */
export const standardRef = 'GB/T 47678.5-2026'

export interface StandardClass {
  kind: 'component' | 'matter'
  /** 2 digits: major class. 5 digits: major and minor class. */
  code: string
  name: string
}

const majorComponents = '01 市政公用设施 02 交通设施 03 市容环卫设施 04 园林绿化设施 05 其他管理部件'

const majorMatters =
  '01 市政公用设施异常 02 交通设施异常 03 市容环卫设施异常 04 园林绿化设施异常 05 其他管理部件异常 06 市容环境类 07 宣传广告类 08 施工管理类 09 街面秩序类 10 其他事项类'

const minorMatters = [
  '01001 供水井盖异常 01037 路灯异常 01054 充电桩异常 01076 公用电梯异常 03001 公共厕所异常 03005 垃圾箱异常',
  '06001 私搭乱建 06004 建筑物外立面污损 06007 沿街晾挂 06010 暴露垃圾 06011 积存垃圾渣土 06012 道路不洁 06013 道路破损',
  '06017 绿地脏乱 06020 焚烧垃圾、树叶 06025 水域不洁 06027 油烟污染 06028 噪声扰民 06029 露天烧烤 06030 乱倒乱排污水、废水',
  '06034 废弃车辆 06035 废弃家具设备 06036 乱堆杂物 06038 擅自饲养家禽家畜 06040 私设地锁、阻车桩 06041 垃圾未分类',
  '06042 垃圾站（箱）满溢 06045 非法占绿毁绿 06051 盲道缺损 07001 非法小广告 07003 违规户外广告 08001 施工扰民 08002 施工占道',
  '08004 工地扬尘 09001 无照经营游商 09005 店外经营 09006 占道经营 09009 机动车乱停放 09010 非机动车乱停放 09011 共享单车乱象',
  '09012 占用消防通道 10001 道路积雪、结冰 10002 架空线缆脱落',
].join(' ')

function read(kind: StandardClass['kind'], listing: string): StandardClass[] {
  const words = listing.split(' ')
  const classes: StandardClass[] = []
  for (let i = 0; i + 1 < words.length; i += 2) classes.push({ kind, code: words[i] ?? '', name: words[i + 1] ?? '' })
  return classes
}

export const standardClasses: readonly StandardClass[] = [
  ...read('component', majorComponents),
  ...read('component', '01001 供水井盖'),
  ...read('matter', majorMatters),
  ...read('matter', minorMatters),
]
