import type { City } from '../city.ts'
import { companyOf, neighbour, type ServicePlan, type ServiceStep } from './service-plan.ts'

interface WishStory {
  words: string
  title: string
  field: string
  shownName?: string
  days: number
  /** How far it has come. */
  course: 'screening' | 'published' | 'taken' | 'confirming' | 'fulfilled' | 'offered' | 'unit_fulfilled' | 'declined'
  /** Of the persona. */
  mine?: true
  forWhom?: 'neighbour'
}

export interface WishPlan extends ServicePlan {
  words: string
  publicWords: string | null
  shownName: string | null
  forWhom: 'self' | 'neighbour'
}

const stories: readonly WishStory[] = [
  {
    words: '想要一盏能夹在床头的小台灯，晚上起夜看得清',
    title: '一盏床头小台灯',
    field: 'elderly',
    shownName: '李大爷',
    days: 2,
    course: 'published',
  },
  {
    words: '孩子想要一套科学实验书，旧的也可以',
    title: '一套科学实验书',
    field: 'education',
    days: 3,
    course: 'published',
  },
  {
    words: '想学会用手机挂号和叫车，有人能教两次就好',
    title: '学会用手机挂号',
    field: 'elderly',
    shownName: '王阿姨',
    days: 1,
    course: 'published',
    mine: true,
  },
  {
    words: '门口台阶有点高，想装一根结实的扶手',
    title: '装一根门口扶手',
    field: 'repair',
    days: 11,
    course: 'published',
  },
  {
    words: '想请人帮忙把旧轮椅的刹车修好',
    title: '修一修轮椅刹车',
    field: 'repair',
    shownName: '张叔',
    days: 5,
    course: 'taken',
  },
  {
    words: '希望周末有人陪老人下一盘象棋',
    title: '周末有人陪下象棋',
    field: 'culture',
    days: 6,
    course: 'taken',
    forWhom: 'neighbour',
  },
  {
    words: '孩子作文写不好，想有人看一看',
    title: '帮孩子看看作文',
    field: 'education',
    days: 9,
    course: 'confirming',
    mine: true,
  },
  {
    words: '想要一个血压计，自己在家也能量',
    title: '一个家用血压计',
    field: 'medical',
    shownName: '陈奶奶',
    days: 20,
    course: 'fulfilled',
  },
  { words: '楼道里想要一排挂钩放雨伞', title: '楼道里的雨伞挂钩', field: 'repair', days: 24, course: 'unit_fulfilled' },
  { words: '想把厨房漏水的水龙头换一个', title: '换一个水龙头', field: 'repair', days: 13, course: 'offered' },
  { words: '希望有人教写一份简单的简历', title: '教写一份简历', field: 'education', days: 0, course: 'screening' },
  {
    words: '想借一台缝纫机改两条裤子',
    title: '借用缝纫机改裤子',
    field: 'culture',
    days: 0,
    course: 'screening',
    forWhom: 'neighbour',
  },
  { words: '想要一部最新款的手机', title: '一部手机', field: 'elderly', days: 15, course: 'declined' },
]

/** Wishes of the personas' community, in every standing, and a few on the wall of the communities around. */
export function planWishes(city: City): WishPlan[] {
  const around = city.areas.filter(area => area.level === 'community' && area.parentCode === city.home.street)
  return stories.flatMap((story, index) => {
    const person = neighbour(city, story.mine ? 0 : 3 + index)
    const own = planOf(city, story, {
      areaCode: city.home.community,
      requesterId: person,
      claimantId: neighbour(city, 20 + index),
    })
    const other = around[1 + (index % Math.max(1, around.length - 1))]
    const elsewhere = index % 4 === 0 && other && other.code !== city.home.community
    return elsewhere
      ? [
          own,
          planOf(
            city,
            { ...story, course: 'published' },
            { areaCode: other.code, requesterId: neighbour(city, 40 + index), claimantId: null },
          ),
        ]
      : [own]
  })
}

function planOf(
  city: City,
  story: WishStory,
  at: Pick<ServicePlan, 'areaCode' | 'requesterId' | 'claimantId'>,
): WishPlan {
  const published = story.course !== 'screening' && story.course !== 'declined'
  return {
    ...at,
    ...{ kind: 'wish', procedure: 'micro_wish', days: story.days + 0.3, title: story.title, place: '', field: null },
    steps: stepsOf(city, story),
    words: `${story.words}。`,
    publicWords: published ? `${story.words}。` : null,
    shownName: story.shownName ?? null,
    forWhom: story.forWhom ?? 'self',
  }
}

function stepsOf(city: City, { title, words, field, course }: WishStory): ServiceStep[] {
  const publish: ServiceStep = {
    ...{ day: 0.2, by: 'dispatcher', action: 'publish' },
    form: { title, publicWords: `${words}。`, category: field },
  }
  const takeUp: ServiceStep = { day: 1.2, by: 'claimant', action: 'take_up' }
  const deliver: ServiceStep = { day: 3.5, by: 'claimant', action: 'deliver', note: '已经办好，跟本人当面确认过。' }
  const confirm: ServiceStep = {
    ...{ day: 4.5, by: 'requester', action: 'confirm' },
    form: { served: 'yes', satisfied: 'satisfied', words: '谢谢热心的邻居' },
  }
  const offer: ServiceStep = {
    ...{ day: 8.5, by: 'dispatcher', action: 'offer' },
    form: { leadOrganisationId: companyOf(city) },
  }
  const courses: Record<WishStory['course'], ServiceStep[]> = {
    screening: [],
    published: [publish],
    taken: [publish, takeUp],
    confirming: [publish, takeUp, deliver],
    fulfilled: [publish, takeUp, deliver, confirm],
    offered: [publish, { ...offer, day: 12.5 }],
    unit_fulfilled: [
      publish,
      offer,
      { day: 9.5, by: 'unit', action: 'accept' },
      { day: 13.5, by: 'unit', action: 'fulfil', note: '维修师傅已装好。' },
      { day: 15.5, by: 'checker', action: 'pass', note: '电话问过，居民满意。' },
    ],
    declined: [{ day: 1, by: 'dispatcher', action: 'decline', note: '微心愿以小而具体为宜，可到社区登记旧物流转。' }],
  }
  return courses[course]
}
