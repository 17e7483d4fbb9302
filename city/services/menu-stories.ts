import type { City } from '../city.ts'
import { companyOf, neighbour, type ServicePlan, type ServiceStep } from './service-plan.ts'

export interface ItemStory {
  title: string
  description: string
  field: string
  place: string
  provider: 'company' | 'neighbour' | 'open'
  state: 'draft' | 'published' | 'closed'
  /** Days from now, hour of the day in Shanghai, places. */
  slots: readonly (readonly [days: number, hour: number, capacity: number])[]
}

/** The menu of the personas' community. */
export const itemStories: readonly ItemStory[] = [
  {
    ...{
      title: '周末义剪',
      description: '给行动不便的老人上门或在站里理发。',
      field: 'elderly',
      place: '党群服务站一楼',
    },
    ...{
      provider: 'open',
      state: 'published',
      slots: [
        [-5, 9, 12],
        [2, 9, 12],
        [9, 9, 12],
      ],
    },
  },
  {
    ...{
      title: '家电小维修',
      description: '电饭煲、台灯、水龙头这些小毛病，带来或上门修。',
      field: 'repair',
      place: '物业服务中心',
    },
    ...{
      provider: 'company',
      state: 'published',
      slots: [
        [-3, 14, 8],
        [1, 14, 8],
        [4, 14, 8],
      ],
    },
  },
  {
    ...{
      title: '晚间作业辅导',
      description: '小学三到六年级，下班后陪写作业、答疑。',
      field: 'education',
      place: '四点半课堂',
    },
    ...{
      provider: 'open',
      state: 'published',
      slots: [
        [1, 19, 6],
        [3, 19, 6],
        [5, 19, 1],
      ],
    },
  },
  {
    ...{
      title: '量血压听健康',
      description: '量血压、看用药、讲冬天怎么保养。',
      field: 'medical',
      place: '党群服务站二楼',
    },
    ...{
      provider: 'neighbour',
      state: 'published',
      slots: [
        [-7, 9, 20],
        [6, 9, 20],
      ],
    },
  },
  {
    ...{
      title: '法律问答',
      description: '邻里、物业、赡养方面的问题，一人二十分钟。',
      field: 'legal',
      place: '社区议事厅',
    },
    ...{ provider: 'open', state: 'draft', slots: [[8, 15, 6]] },
  },
  {
    ...{ title: '春联书法课', description: '写福字、写春联，笔墨自备。', field: 'culture', place: '文化活动室' },
    ...{ provider: 'open', state: 'closed', slots: [[-20, 14, 15]] },
  },
]

export interface OrderPlan extends ServicePlan {
  item: number
  slot: number
  standing: 'seated' | 'waiting' | 'ended'
  forWhom: 'self' | 'neighbour'
  words: string
}

type Course =
  | 'open'
  | 'taken'
  | 'done'
  | 'assigned'
  | 'with_unit'
  | 'unit_done'
  | 'confirming'
  | 'waiting'
  | 'withdrawn'
  | 'missed'

/** item, slot, days ago, course. */
const orders: readonly (readonly [item: number, slot: number, days: number, course: Course])[] = [
  [0, 0, 9, 'done'],
  [0, 0, 8, 'confirming'],
  [0, 0, 8, 'missed'],
  [0, 1, 2, 'open'],
  [0, 1, 1, 'open'],
  [0, 1, 3, 'taken'],
  [0, 2, 1, 'open'],
  [1, 0, 7, 'unit_done'],
  [1, 1, 2, 'with_unit'],
  [1, 1, 1, 'assigned'],
  [1, 2, 1, 'assigned'],
  [2, 0, 2, 'taken'],
  [2, 1, 1, 'open'],
  [2, 2, 3, 'open'],
  [2, 2, 2, 'waiting'],
  [2, 2, 1, 'waiting'],
  [3, 0, 9, 'done'],
  [3, 1, 2, 'taken'],
  [3, 1, 3, 'withdrawn'],
]

/** Orders of that menu, in every standing. The persona has one that waits for an answer and one that lies ahead. */
export function planOrders(city: City): OrderPlan[] {
  return orders.flatMap(([item, slot, days, course], index) => {
    const of = itemStories[item]
    if (!of) return []
    const mine = index === 1 || index === 5
    return [
      {
        ...{
          kind: 'service_order' as const,
          procedure: 'service_order' as const,
          days: days + 0.4,
          areaCode: city.home.community,
        },
        ...{ title: of.title, place: of.place, field: of.field, item, slot },
        requesterId: neighbour(city, mine ? 0 : 60 + index),
        claimantId: neighbour(city, of.provider === 'neighbour' ? 90 : 90 + index),
        standing: course === 'waiting' ? 'waiting' : course === 'withdrawn' ? 'ended' : 'seated',
        forWhom: index % 5 === 3 ? 'neighbour' : 'self',
        words: index % 3 === 0 ? '住得高，没有电梯，请上门。' : '',
        steps: stepsOf(city, of, course),
      },
    ]
  })
}

function stepsOf(city: City, of: ItemStory, course: Course): ServiceStep[] {
  const machine = (action: string, form?: Record<string, unknown>): ServiceStep => ({
    ...{ day: 0, by: 'machine', action },
    ...(form ? { form } : {}),
  })
  const dispatch = machine('dispatch', { leadOrganisationId: companyOf(city) })
  const begin = of.provider === 'company' ? [dispatch] : of.provider === 'open' ? [machine('seat')] : []
  const takeUp: ServiceStep = { day: of.provider === 'open' ? 0.6 : 0, by: 'claimant', action: 'take_up' }
  const deliver: ServiceStep = { day: 4, by: 'claimant', action: 'deliver', note: '已按时服务。' }
  const take: ServiceStep = { day: 0.2, by: 'unit', action: 'take' }
  const taken = [...begin, takeUp]
  const form = { served: 'yes', satisfied: 'satisfied', words: '很好，还想再约' }
  const courses: Record<Course, ServiceStep[]> = {
    open: begin,
    taken,
    confirming: [...taken, deliver],
    done: [...taken, deliver, { day: 5, by: 'requester', action: 'confirm', form }],
    missed: [...taken, { day: 4, by: 'claimant', action: 'report_absence', note: '到时敲门没有人应。' }],
    assigned: begin,
    with_unit: [...begin, take],
    unit_done: [
      ...begin,
      take,
      { day: 4, by: 'unit', action: 'serve', note: '已修好两件。' },
      { day: 5, by: 'checker', action: 'pass', note: '电话核实，居民满意。' },
    ],
    waiting: [machine('queue')],
    withdrawn: [...taken, { day: 1, by: 'requester', action: 'withdraw' }],
  }
  return courses[course]
}
