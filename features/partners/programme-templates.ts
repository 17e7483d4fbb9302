import type { ProgrammeContent } from './programme-shapes.ts'

type Text = readonly [zh: string, en: string]

/** Methods of the reports as a beginning to change: their lines, and the procedures that would carry them. */
interface Template {
  key: string
  source: string
  name: Text
  lines: readonly (readonly [key: string, name: Text, procedures: readonly string[]])[]
}

const REQUEST = 'resident_request'
const EVENT = 'grid_event'
const PARTNERS = ['partner_organisation', 'partner_resident']

export const programmeTemplates: readonly Template[] = [
  {
    key: 'five_partners',
    source: 'A01',
    name: ['五类合伙人共建', 'Five kinds of partners build together'],
    lines: [
      ['build', ['部门共建', 'Departments build'], ['partner_organisation']],
      ['coordinate', ['物业协同', 'Property companies join in'], [REQUEST]],
      ['serve', ['商铺服务', 'Shops serve'], ['partner_organisation']],
      ['govern', ['居民自治', 'Residents govern themselves'], ['partner_resident']],
      ['volunteer', ['公益志愿', 'Volunteers help'], PARTNERS],
    ],
  },
  {
    key: 'three_circles',
    source: 'B01',
    name: ['近邻“幸福圈”', 'Circles of near neighbours'],
    lines: [
      ['friends', ['朋友圈：组织联建', 'Friends: organisations linked'], PARTNERS],
      ['service', ['服务圈：队伍联动', 'Service: teams together'], [REQUEST, EVENT]],
      ['life', ['生活圈：资源联享', 'Life: resources shared'], []],
    ],
  },
  {
    key: 'one_three_five',
    source: 'B03, B04',
    name: ['“135”工作法', 'The 1-3-5 method'],
    lines: [
      ['line', ['一条主线', 'One main line'], [REQUEST]],
      ['places', ['阵地共享', 'Places shared'], []],
      ['governance', ['治理共享', 'Governance shared'], [REQUEST, EVENT]],
      ['services', ['服务共享', 'Services shared'], []],
      ['partners', ['五类合伙人', 'Five kinds of partners'], PARTNERS],
    ],
  },
  {
    key: 'four_ones',
    source: 'D01',
    name: ['“四个一”工程', 'The four ones'],
    lines: [
      ['net', ['一张网', 'One net'], [EVENT]],
      ['station', ['一个站', 'One station'], []],
      ['board', ['一盘棋', 'One chessboard'], [REQUEST]],
      ['family', ['一家亲', 'One family'], PARTNERS],
    ],
  },
  {
    key: 'four_grips',
    source: 'D49',
    name: ['“四个抓手”', 'The four grips'],
    lines: [
      ['organisation', ['抓组织', 'Organisation'], []],
      ['positions', ['抓阵地', 'Positions'], []],
      ['teams', ['抓队伍', 'Teams'], PARTNERS],
      ['service', ['抓服务', 'Service'], [REQUEST]],
    ],
  },
  {
    key: 'home_garden_dream',
    source: 'E01',
    name: ['“家·园·梦”', 'Home, garden, dream'],
    lines: [
      ['home', ['家', 'Home'], [REQUEST]],
      ['garden', ['园', 'Garden'], [EVENT]],
      ['dream', ['梦', 'Dream'], PARTNERS],
    ],
  },
  {
    key: 'six_micro',
    source: 'E03',
    name: ['“六微”工作法', 'The six micros'],
    lines: [
      ['council', ['用好微议站', 'Micro-council'], []],
      ['publicity', ['做好微宣传', 'Micro-publicity'], []],
      ['service', ['做强微服务', 'Micro-service'], [REQUEST]],
      ['steward', ['做好微管家', 'Micro-steward'], [EVENT]],
      ['force', ['凝聚微力量', 'Micro-force'], PARTNERS],
      ['self_government', ['实现微自治', 'Micro-self-government'], ['partner_resident']],
    ],
  },
  {
    key: 'five_types',
    source: 'E07',
    name: ['“五型”社区', 'A community of five types'],
    lines: [
      ['convenient', ['服务便民', 'Convenient service'], [REQUEST]],
      ['caring', ['敬老爱幼', 'Elders and children cared for'], PARTNERS],
      ['safe', ['平安和谐', 'Safe and harmonious'], [EVENT]],
      ['clean', ['卫生文明', 'Clean and civil'], [EVENT]],
      ['warm', ['温暖友好', 'Warm and friendly'], ['partner_resident']],
    ],
  },
  {
    key: 'five_in_step',
    source: 'E26',
    name: ['“五化同步”过渡期', 'Five in step through a transition'],
    lines: [
      ['organisation', ['组织不散', 'The organisation stays'], []],
      ['position', ['阵地不丢', 'Its place is kept'], []],
      ['team', ['队伍不乱', 'The team holds'], []],
      ['work', ['工作不松', 'The work goes on'], [EVENT]],
      ['service', ['服务不减', 'The service is not less'], [REQUEST]],
    ],
  },
]

/** A template as content to edit. */
export function contentOf(template: Template): ProgrammeContent {
  const text = ([zh, en]: Text) => ({ zh, en })
  return {
    name: text(template.name),
    motto: { zh: '', en: '' },
    sleepDays: 90,
    lines: template.lines.map(([key, name, procedures]) => ({
      key,
      name: text(name),
      words: { zh: '', en: '' },
      procedures: [...procedures],
      organisationIds: [],
      indicators: [],
    })),
  }
}
