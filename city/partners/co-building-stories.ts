export interface MeetingStory {
  /** Days before the end of the story. */
  days: number
  title: string
  place: string
  minutes: string
}

export const meetingStories: readonly MeetingStory[] = [
  {
    days: 230,
    title: '一季度联席会议',
    place: '社区党群服务中心二楼会议室',
    minutes:
      '通报年度共建安排，兼职委员逐个认领。\n议定：楼道堆物、健身角、便民维修三件事先做起来，牵头单位和日期见项目。',
  },
  {
    days: 130,
    title: '二季度联席会议',
    place: '社区党群服务中心二楼会议室',
    minutes:
      '对照一季度项目逐条过。健身角因场地改作消防登高面，不再做。\n议定：电动自行车充电棚、晾衣架、暑期托管三件事。',
  },
  {
    days: 16,
    title: '三季度联席会议',
    place: '物业服务中心会议室',
    minutes: '充电棚延误，物业说明原因并承诺完成时间。\n议定：重阳节助老、井盖排查、快递架三件事。',
  },
]

export type ItemCourse = 'done' | 'checking' | 'under_way' | 'dropped'

interface ItemStory {
  /** Which meeting fixed it. */
  meeting: number
  title: string
  what: string
  place: string
  /** Which of the organisations that were there. */
  owner: number
  /** Until it is due. */
  days: number
  course: ItemCourse
  /** What the owner reported, or why it was dropped. */
  said: string
}

export const itemStories: readonly ItemStory[] = [
  {
    ...{ meeting: 0, owner: 0, days: 40, course: 'done', title: '楼道堆物集中清理' },
    ...{ what: '逐栋清理楼道和管井间堆物，清完拍照，请楼栋长看过。', place: '1—6 号楼' },
    said: '六栋全部清完，楼栋长都看过了。',
  },
  {
    ...{ meeting: 0, owner: 1, days: 60, course: 'dropped', title: '南广场健身角' },
    ...{ what: '在南广场安装五件健身器材。', place: '南广场' },
    said: '场地改作消防登高面，二季度联席会议商定不再做。',
  },
  {
    ...{ meeting: 0, owner: 2, days: 80, course: 'done', title: '每月一次便民维修' },
    ...{ what: '每月第二个周六上午在社区门口修小家电、磨剪刀。', place: '社区门口' },
    said: '三次都办了，共服务六十多户。',
  },
  {
    ...{ meeting: 1, owner: 0, days: 100, course: 'under_way', title: '电动自行车充电棚' },
    ...{ what: '在北门东侧建一处充电棚，二十个车位，带雨棚和灭火设施。', place: '北门东侧' },
    said: '',
  },
  {
    ...{ meeting: 1, owner: 1, days: 50, course: 'done', title: '公共晾衣架更新' },
    ...{ what: '更换五组锈坏的晾衣架。', place: '中心花园西侧' },
    said: '五组都换好了。',
  },
  {
    ...{ meeting: 1, owner: 3, days: 70, course: 'done', title: '暑期托管班' },
    ...{ what: '七八月开两期托管班，每期二十名孩子。', place: '社区活动室' },
    said: '两期已结束，共收三十八名孩子。',
  },
  {
    ...{ meeting: 2, owner: 0, days: 30, course: 'under_way', title: '井盖和路面排查' },
    ...{ what: '排查小区内井盖和破损路面，能修的当场修，修不了的报给社区。', place: '全小区' },
    said: '',
  },
  {
    ...{ meeting: 2, owner: 2, days: 25, course: 'under_way', title: '重阳节助老一条龙' },
    ...{ what: '理发、量血压、修手机三样一次办完。', place: '党群服务中心一楼' },
    said: '',
  },
  {
    ...{ meeting: 2, owner: 1, days: 20, course: 'checking', title: '门口快递架' },
    ...{ what: '在东门岗亭旁放两组快递架，不再堆在路边。', place: '东门岗亭旁' },
    said: '两组快递架已放好，路边不再堆放。',
  },
]
