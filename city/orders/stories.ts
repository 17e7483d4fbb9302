/** What happened in the home neighbourhood: told in hours before now, so that the demonstration is always fresh. */
export interface WhistleStory {
  side: 'community' | 'street'
  kind: string
  words: string
  place: string
  hoursAgo: number
  urgency: 'normal' | 'urgent' | 'emergency'
  /** What each of the two units has done so far. */
  units: readonly { who: 'housing' | 'property'; why: string; course: Course }[]
  concluded?: string
}

/** How far a called unit is: it has not come (late or not yet), is at work, waits to be appraised, has been, has answered. */
export type Course = 'called' | 'acting' | 'submitted' | 'appraised' | 'answered'

const checks = '查房屋安全'
const helps = '现场配合'

export const whistleStories: readonly WhistleStory[] = [
  {
    side: 'community',
    kind: 'old_building',
    words: '三号楼外墙瓷砖空鼓，昨晚掉下来两块，楼下是儿童通道。请住建部门和物业到场商定处置办法。',
    place: '三号楼东侧',
    hoursAgo: 3,
    urgency: 'urgent',
    units: [
      { who: 'housing', why: checks, course: 'called' },
      { who: 'property', why: helps, course: 'acting' },
    ],
  },
  {
    side: 'community',
    kind: 'fire_hazard',
    words: '地下车库消防通道被储物柜占住。反复劝导无效，需要部门和物业一起清理。',
    place: '地下车库北口',
    hoursAgo: 70,
    urgency: 'normal',
    units: [
      { who: 'housing', why: '查建筑与通道', course: 'called' },
      { who: 'property', why: '清理楼道', course: 'submitted' },
    ],
  },
  {
    side: 'street',
    kind: 'flooding',
    words: '连续降雨后下沉广场积水。水泵自动启动失灵，需要现场会商。',
    place: '下沉广场',
    hoursAgo: 60,
    urgency: 'urgent',
    units: [
      { who: 'housing', why: '查排水设施', course: 'appraised' },
      { who: 'property', why: '看护地库', course: 'acting' },
    ],
  },
  {
    side: 'community',
    kind: 'old_building',
    words: '单元门禁与消防联动失效。整改方案两方说法不一，请到场核对。',
    place: '5号楼2单元',
    hoursAgo: 240,
    urgency: 'normal',
    units: [
      { who: 'housing', why: '核对整改方案', course: 'answered' },
      { who: 'property', why: helps, course: 'answered' },
    ],
    concluded: '方案已确定，物业更换控制器，住建部门复查通过。',
  },
]

export interface TaskStory {
  kind: string
  words: string
  place: string
  hoursAgo: number
  lasts: number
  wanted: number
  claims: readonly { who: 'resident' | 'grid_worker'; course: 'claimed' | 'handed_in' | 'confirmed' }[]
}

export const taskStories: readonly TaskStory[] = [
  {
    kind: 'task_tidy',
    words: '周末清理中心花园落叶和楼后杂物。自带水杯，手套社区准备。',
    place: '中心花园',
    hoursAgo: 20,
    lasts: 96,
    wanted: 6,
    claims: [{ who: 'resident', course: 'claimed' }],
  },
  {
    kind: 'task_notice',
    words: '入户发放用电安全提示。每人负责一个单元，只发材料。',
    place: '1至4号楼',
    hoursAgo: 50,
    lasts: 120,
    wanted: 4,
    claims: [{ who: 'grid_worker', course: 'handed_in' }],
  },
  {
    kind: 'task_order',
    words: '早高峰校门口秩序引导。七点半到八点一刻。',
    place: '校门口',
    hoursAgo: 6,
    lasts: 200,
    wanted: 3,
    claims: [],
  },
  {
    kind: 'task_patrol',
    words: '电动车充电棚夜间巡查。两人一组，发现问题拍照上报。',
    place: '充电棚',
    hoursAgo: 160,
    lasts: 400,
    wanted: 2,
    claims: [{ who: 'resident', course: 'confirmed' }],
  },
]

export interface ErrandStory {
  kind: string
  words: string
  place: string
  hoursAgo: number
  askedFor: 'self' | 'neighbour' | 'on_behalf'
  course: 'asked' | 'doing' | 'holding' | 'closed'
}

export const errandStories: readonly ErrandStory[] = [
  {
    kind: 'errand_bills',
    words: '帮忙代缴这个季度的水费。缴费单在门口信箱。',
    place: '2号楼1单元',
    hoursAgo: 5,
    askedFor: 'self',
    course: 'asked',
  },
  {
    kind: 'errand_documents',
    words: '把居住证明材料送到街道窗口。盖章后取回。',
    place: '2号楼1单元',
    hoursAgo: 30,
    askedFor: 'self',
    course: 'holding',
  },
  {
    kind: 'errand_pension',
    words: '邻居行动不便，请帮忙做养老待遇资格认证。',
    place: '6号楼3单元',
    hoursAgo: 28,
    askedFor: 'neighbour',
    course: 'doing',
  },
  {
    kind: 'errand_shopping',
    words: '代买一周的米和油。',
    place: '2号楼1单元',
    hoursAgo: 200,
    askedFor: 'self',
    course: 'closed',
  },
]
