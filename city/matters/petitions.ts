import { createRandom } from '../random.ts'
import type { MatterPlan, Tools } from './plan.ts'
import { type ScriptWriter, writeScript } from './script.ts'
import { beforeWork, office } from './working-hours.ts'

/** Minutes of a working day. */
const DAY = 8 * 60

interface PetitionStory {
  words: string
  /** Working days since it was raised. */
  days: number
  course: (script: ScriptWriter) => void
}

const forwarded = (script: ScriptWriter) => {
  script.wait(2 * DAY, office)
  script.step('forward', 'supervisor')
}
const takenUp = (script: ScriptWriter) => {
  forwarded(script)
  script.wait(DAY, office)
  script.step('take_up', 'unit')
}
const handedIn = (script: ScriptWriter) => {
  takenUp(script)
  script.wait(12 * DAY, office)
  script.step('answer', 'unit', {
    form: { outcome: 'done' },
    note: '经调查核实，已按现行政策提出处理意见，详见附件说明。',
  })
}
const delivered = (script: ScriptWriter) => {
  handedIn(script)
  script.wait(2 * DAY, office)
  script.step('deliver', 'supervisor', { note: '处理意见已审核，现予出具。' })
}
const underReview = (script: ScriptWriter) => {
  delivered(script)
  script.wait(5 * DAY, office)
  script.step('ask_review', 'requester', { note: '对补偿面积的认定不服，请求复查。' })
}

/** One of each kind of standing, every clock of the Regulations among them. Nobody and nothing in them is real. */
const stories: readonly PetitionStory[] = [
  { words: '要求答复老旧小区改造的意见征求结果，此前多次到街道信访', days: 2, course: () => undefined },
  { words: '反映征地补偿款发放不及时，请求信访部门督促', days: 4, course: forwarded },
  {
    words: '反映原单位集资房一直没有办证，要求信访答复',
    days: 6,
    course: script => {
      forwarded(script)
      script.wait(DAY, office)
      script.step('contest', 'unit', { note: '产权登记不属本单位职责，材料附后。' })
    },
  },
  { words: '对临街商铺拆迁安置方案有异议，已上访两次', days: 18, course: takenUp },
  { words: '申诉：夜间施工许可的处理决定没有送达', days: 20, course: handedIn },
  { words: '信访请求：公共收益账目连续三年没有公开', days: 28, course: delivered },
  { words: '对安置面积认定不服，信访要求重新核算', days: 34, course: underReview },
  {
    words: '信访反映道路拓宽后排水倒灌，要求赔偿损失',
    days: 46,
    course: script => {
      underReview(script)
      script.wait(10 * DAY, office)
      script.step('review', 'leader', { note: '复查维持原处理意见，理由见复查意见书。' })
    },
  },
  {
    words: '要求信访部门撤销法院已经生效的判决',
    days: 12,
    course: script => {
      script.wait(2 * DAY, office)
      script.step('not_accept', 'supervisor', { note: '已由人民法院审理，依法不属信访受理范围，可依法申请再审。' })
    },
  },
]

/** Petitions of the home street, in the order above; what would lie ahead of `now` has not happened yet. */
export function planPetitions({ city, drawPlace, requesters }: Tools, now: Date): MatterPlan[] {
  const random = createRandom(city.seed, 'petitions')
  const communities = city.areas.filter(area => area.level === 'community' && area.parentCode === city.home.street)
  return stories.map(({ words, days, course }, index) => {
    const source = random.fork(`${index}`)
    const community = communities[index % communities.length]?.code ?? city.home.community
    const openedAt = beforeWork(now, days * DAY, office)
    const script = writeScript(openedAt)
    course(script)
    return {
      kind: 'petition',
      source: 'resident',
      openedAt,
      category: null,
      urgency: 'normal',
      words,
      place: drawPlace(source, { community, category: 'other.complaint', gridCode: undefined, compoundIds: undefined }),
      requester: { ...requesters.draw(source, community, true), anonymous: false },
      photo: null,
      steps: script.steps.filter(step => step.at <= now),
    }
  })
}
