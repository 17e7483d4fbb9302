import { URGENCIES, type Urgency } from '#kernel/workflow/index.ts'

/**
 * The grid work-item list shipped with the product: 8 fields and 30 items (C34).
 * The fields are those the source names; the items are our default, since the source does not list them (they are rows a city edits).
 */

/** How pressing a matter is; picks the time limit (domain 2.3: 2 hours, 24 hours, 7 days, 15 days in the graded profile). */
export const urgencies = URGENCIES
export type { Urgency }

export interface CategoryField {
  id: string
  name: string
  nameEn: string
}

export interface CategoryItem {
  /** `<field>.<item>`, never reused. */
  id: string
  field: string
  name: string
  nameEn: string
  /** Words people use for it; the search and the title guess read them. */
  keywords: readonly string[]
  urgency: Urgency
  /** The handler shows a photo of the result. A photo is never forced on whoever reports (State Council Office 2026 no. 12). */
  photoRequired: boolean
  /** Residents may choose it; otherwise it is the grid workers' own work. */
  residents: boolean
  /** Natural days after closure within which the requester may reopen it. */
  reopenDays: number
  /** Two reports within so many metres and days may be the same one. */
  near: { metres: number; days: number }
  /** Whether whoever is about to report is shown them: never of quarrels and questions between people. */
  nearShown: boolean
  /** Inside a residential compound its property company is the first to handle. */
  compound: boolean
  /** Matter minors of GB/T 47678.5-2026 the item stands for. */
  classes: readonly string[]
}

export const categoryFields: readonly CategoryField[] = [
  { id: 'information', name: '信息采集', nameEn: 'Information collection' },
  { id: 'security', name: '治安防范', nameEn: 'Public-security prevention' },
  { id: 'policy', name: '政策宣传', nameEn: 'Policy publicity' },
  { id: 'hazard', name: '隐患排查', nameEn: 'Hazard inspection' },
  { id: 'dispute', name: '矛盾调处', nameEn: 'Dispute mediation' },
  { id: 'cityscape', name: '市容协管', nameEn: 'City-appearance assistance' },
  { id: 'livelihood', name: '民生服务', nameEn: 'Livelihood service' },
  { id: 'other', name: '其他事务', nameEn: 'Other affairs' },
]

const NEAR = { metres: 60, days: 30 }
/** What is said here is between people, or about one: nobody else is shown it. */
const PRIVATE_FIELDS: readonly string[] = ['information', 'policy', 'dispute', 'other']

type Traits = Partial<Omit<CategoryItem, 'id' | 'field' | 'name' | 'nameEn' | 'keywords'>>

function item(id: string, names: readonly [string, string], keywords: string, traits: Traits = {}): CategoryItem {
  return {
    id,
    field: id.slice(0, id.indexOf('.')),
    name: names[0],
    nameEn: names[1],
    keywords: keywords.split(' '),
    urgency: 'normal',
    photoRequired: false,
    residents: true,
    reopenDays: 15,
    compound: false,
    near: NEAR,
    nearShown: !PRIVATE_FIELDS.includes(id.slice(0, id.indexOf('.'))),
    classes: [],
    ...traits,
  }
}

const seen = { photoRequired: true } as const

export const categoryItems: readonly CategoryItem[] = [
  item('information.address', ['楼栋门牌信息变更', 'Building or address details changed'], '门牌 楼栋 地址 新建 拆除', {
    residents: false,
  }),
  item('information.premises', ['沿街门店信息变更', 'Shop opened, moved or closed'], '门店 商铺 开业 停业 转让', {
    residents: false,
  }),
  item('information.facility', ['公共设施信息核实', 'Public facility details to verify'], '设施 点位 核实 台账', {
    residents: false,
  }),

  item('security.entrance', ['单元门禁监控损坏', 'Entrance lock or camera broken'], '门禁 单元门 监控 对讲 门锁 防盗', {
    ...seen,
    compound: true,
  }),
  item('security.dogs', ['不文明养犬', 'Dogs off the lead or unattended'], '养犬 遛狗 狗 犬 牵绳 狗粪 流浪狗'),
  item('security.noise', ['噪声扰民', 'Noise disturbance'], '噪音 噪声 扰民 广场舞 装修 施工 夜间', {
    near: { metres: 150, days: 14 },
    classes: ['06028', '08001'],
  }),

  item('policy.question', ['政策咨询', 'Question about a policy'], '政策 咨询 社保 医保 补贴 办理 入学 证明', {
    reopenDays: 7,
  }),
  item('policy.notice', ['公告宣传需求', 'Notice or briefing wanted'], '公告 通知 宣传 公示 讲座', { reopenDays: 7 }),

  item('hazard.fire_lane', ['消防通道堵塞', 'Fire lane blocked'], '消防通道 生命通道 堵塞 占用 消防', {
    ...seen,
    urgency: 'urgent',
    compound: true,
    classes: ['09012'],
  }),
  item(
    'hazard.ebike',
    ['电动自行车违规充电停放', 'E-bike charged or parked unsafely'],
    '电动车 电瓶车 飞线 充电 楼道 进楼',
    {
      ...seen,
      urgency: 'urgent',
      compound: true,
    },
  ),
  item('hazard.gas', ['燃气安全隐患', 'Gas safety hazard'], '燃气 天然气 煤气 液化气 漏气 气味', {
    urgency: 'emergency',
  }),
  item('hazard.drowning', ['溺水隐患', 'Drowning hazard'], '溺水 防溺水 河道 池塘 护栏 玩水 游泳', {
    ...seen,
    urgency: 'urgent',
  }),
  item(
    'hazard.falling',
    ['高空坠物与外墙脱落', 'Falling objects or loose facade'],
    '高空坠物 高空抛物 外墙 脱落 瓷砖 掉落',
    {
      ...seen,
      urgency: 'urgent',
      compound: true,
      classes: ['06004'],
    },
  ),
  item('hazard.lift', ['电梯故障', 'Lift out of order'], '电梯 困人 停运 异响 故障', {
    near: { metres: 30, days: 7 },
    urgency: 'urgent',
    compound: true,
    classes: ['01076'],
  }),

  item('dispute.neighbour', ['邻里纠纷', 'Dispute between neighbours'], '邻里 邻居 漏水 楼上 楼下 纠纷 争吵', {
    urgency: 'complex',
    reopenDays: 30,
  }),
  item('dispute.property', ['物业服务纠纷', 'Dispute over property service'], '物业 物业费 服务 公共收益 业委会 纠纷', {
    urgency: 'complex',
    reopenDays: 30,
  }),
  item('dispute.consumer', ['消费与劳资纠纷', 'Consumer or wage dispute'], '消费 退款 预付卡 欠薪 工资 劳资', {
    urgency: 'complex',
    reopenDays: 30,
  }),

  item(
    'cityscape.rubbish',
    ['垃圾暴露满溢', 'Exposed or overflowing rubbish'],
    '垃圾 满溢 垃圾桶 保洁 脏乱 异味 渣土 建筑垃圾',
    {
      ...seen,
      compound: true,
      classes: ['06010', '06011', '06012', '06041', '06042', '03005'],
    },
  ),
  item('cityscape.clutter', ['乱堆杂物', 'Clutter piled up'], '杂物 堆放 楼道 废旧家具 占用 纸箱', {
    ...seen,
    compound: true,
    classes: ['06035', '06036'],
  }),
  item('cityscape.illegal_building', ['私搭乱建', 'Unauthorised building'], '违建 私搭乱建 搭建 地锁 占绿 毁绿 圈占', {
    ...seen,
    urgency: 'complex',
    reopenDays: 30,
    classes: ['06001', '06040', '06045'],
  }),
  item(
    'cityscape.street_trade',
    ['占道与店外经营', 'Trading on the pavement'],
    '占道 摆摊 流动摊贩 店外经营 烧烤 油烟',
    {
      ...seen,
      classes: ['09001', '09005', '09006', '06027', '06029'],
    },
  ),
  item('cityscape.adverts', ['小广告与违规广告', 'Illegal posters and signs'], '小广告 牛皮癣 广告 横幅 招牌', {
    ...seen,
    classes: ['07001', '07003'],
  }),
  item('cityscape.parking', ['车辆乱停放', 'Vehicles parked badly'], '乱停 停车 僵尸车 共享单车 违停 挡道 自行车', {
    ...seen,
    classes: ['09009', '09010', '09011', '06034'],
  }),

  item('livelihood.street_lamp', ['路灯不亮', 'Street lamp out'], '路灯 灯不亮 照明 楼道灯 黑', {
    ...seen,
    near: { metres: 40, days: 30 },
    classes: ['01037'],
  }),
  item('livelihood.sewer', ['污水管网堵塞', 'Sewer blocked'], '污水 下水道 堵塞 管网 外溢 返水 排水 化粪池', {
    ...seen,
    urgency: 'urgent',
    compound: true,
    classes: ['06030'],
  }),
  item('livelihood.utilities', ['停水停电停气', 'Water, power or gas cut'], '停水 停电 停气 没水 没电 水压 跳闸 暖气', {
    near: { metres: 300, days: 3 },
    urgency: 'urgent',
  }),
  item(
    'livelihood.road',
    ['道路与井盖破损', 'Road or manhole cover damaged'],
    '道路 路面 坑洼 破损 井盖 盲道 塌陷 积水',
    {
      ...seen,
      classes: ['06013', '06051'],
    },
  ),
  item('livelihood.charging', ['停车充电难', 'Parking or charging short'], '停车位 充电桩 停车难 充电难 车棚', {
    compound: true,
    classes: ['01054'],
  }),

  item(
    'other.complaint',
    ['服务投诉与建议', 'Complaint or suggestion about a service'],
    '投诉 态度 建议 意见 举报 表扬',
    { reopenDays: 30 },
  ),
  item('other.else', ['其他', 'Something else'], '其他 求助 反映'),
]
