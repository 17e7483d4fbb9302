import type { City } from '../city.ts'
import type { ServicePlan, ServiceStep } from './service-plan.ts'

export interface NeedPlan extends ServicePlan {
  words: string
  source: string
  /** The item of the menu that answers it. */
  item: number | null
}

const stories: readonly (readonly [
  words: string,
  source: string,
  field: string | null,
  days: number,
  item: number | null,
])[] = [
  ['好几位老人说下楼理发不方便，想有人上门', 'visit', 'elderly', 26, 0],
  ['双职工家庭放学后没人辅导作业', 'meeting', 'education', 22, 2],
  ['小家电坏了不知道找谁修，丢了可惜', 'wish', 'repair', 19, 1],
  ['想在家门口量血压、问用药', 'mailbox', 'medical', 16, 3],
  ['邻里纠纷想先问问懂法律的人', 'meeting', 'legal', 4, null],
  ['外卖骑手想要一个晚上能歇脚充电的地方', 'visit', 'culture', 3, null],
  ['想学跳广场舞但是怕吵到别人', 'festival', null, 1, null],
  ['上下楼梯灯暗，老人不敢走', 'whiteboard', null, 0, null],
]

/** What people of the personas' community need: some on the menu, some to be answered, some to be sorted. */
export function planNeeds(city: City): NeedPlan[] {
  const collector = city.cast.get('dispatcher')?.id ?? null
  return stories.map(([words, source, field, days, item]) => {
    const sort: ServiceStep[] = field ? [{ day: 0.5, by: 'dispatcher', action: 'sort', form: { category: field } }] : []
    return {
      ...{ kind: 'need', procedure: 'service_need', days: days + 0.2, areaCode: city.home.community },
      ...{ title: words.slice(0, 30), place: '', field: null, requesterId: collector, claimantId: null },
      ...{ words: `${words}。`, source, item },
      // What answers it is written when the items have their ids.
      steps: sort,
    }
  })
}
