import { createRandom, type Random } from '../random.ts'
import { accept, check, dispatch, rate, sign, type Story, submit } from './paths.ts'
import { type MatterPlan, type Occasion, planMatter, type Tools } from './plan.ts'
import { askToHold, hold, merged, object, supervise } from './side-courses.ts'
import { notes } from './words/notes.ts'
import { beforeWork, duty } from './working-hours.ts'

/** How far a matter has come, and for how many minutes of duty it has been open. */
interface OpenItem {
  course: (story: Story) => void
  minutes: readonly number[]
  kind?: MatterPlan['kind']
  categories: readonly string[]
  /** In a compound of the persona's property company. */
  served?: true
  /** To the housing department, over the head of the duty list. */
  housing?: true
  /** Raised by the resident persona. */
  own?: true
}

const forProperty = [
  'hazard.ebike',
  'cityscape.rubbish',
  'security.entrance',
  'hazard.lift',
  'cityscape.clutter',
  'livelihood.sewer',
]
const forHousing = ['hazard.falling', 'dispute.property']
const mixed = ['cityscape.parking', 'livelihood.street_lamp', 'security.noise', 'dispute.neighbour', 'policy.question']

const toAssigned = (story: Story) => {
  accept(story)
  dispatch(story)
}
const toHandling = (story: Story) => {
  toAssigned(story)
  sign(story)
}
const toChecking = (story: Story) => {
  toHandling(story)
  submit(story)
}
const toRating = (story: Story) => {
  toChecking(story)
  check(story)
}
const toStreet = (story: Story) => {
  accept(story)
  story.script.step('escalate', 'dispatcher', { note: story.random.pick(notes.escalate) })
}
const toReturned = (story: Story) => {
  accept(story)
  dispatch(story, 'wrong')
  story.script.wait(20, duty)
  story.script.step('return', 'unit', { note: story.random.pick(notes.wrongUnit) })
}
const toSentBack = (story: Story) => {
  toChecking(story)
  check(story, 'send_back')
}
/** Asked, and waiting for the street to decide. */
const toExtension = (story: Story) => {
  toHandling(story)
  story.script.wait(120, duty)
  story.script.step('ask_extension', 'unit', { note: story.random.pick(notes.extensionAsked), extraDays: 4 })
}
/** Days ago, and not rated: to be rung about. */
const toNoAnswer = (story: Story) => {
  toRating(story)
  story.script.wait(500, duty)
  story.script.step('follow_up', 'checker', { form: { reached: 'no_answer' } })
}
const toNotSolved = (story: Story) => {
  toRating(story)
  rate(story, 'not_solved')
}
const toRated = (story: Story) => {
  toRating(story)
  rate(story, 'solved')
}
const toSettled = (story: Story) => {
  story.script.wait(8, duty)
  story.script.step('settle', 'requester', { note: story.random.pick(notes.settled), photo: true })
}
const toHeld = (story: Story) => hold(story, 21)
const toHoldAsked = (story: Story) => askToHold(story, 30)
const toSupervised = (story: Story) => supervise(story, 'yellow')
const toRed = (story: Story) => supervise(story, 'red')
const nothing = () => undefined

/** A lively but manageable desk for every persona. */
const items: readonly OpenItem[] = [
  { course: nothing, minutes: [9, 31, 74], categories: mixed },
  { course: nothing, minutes: [4], categories: ['hazard.gas'] },
  { course: nothing, minutes: [16], categories: forProperty, served: true, own: true },
  { course: nothing, minutes: [12, 48], categories: ['cityscape.adverts', 'hazard.ebike'], kind: 'grid_event' },
  { course: accept, minutes: [45, 80, 150], categories: [...mixed, ...forProperty] },
  { course: toReturned, minutes: [260], categories: ['livelihood.road'] },
  {
    course: toStreet,
    minutes: [70, 160, 300],
    categories: ['cityscape.illegal_building', 'dispute.property', 'security.noise'],
  },
  { course: toAssigned, minutes: [55, 110, 190], categories: forProperty, served: true },
  { course: toAssigned, minutes: [65, 170], categories: forHousing, served: true, housing: true },
  { course: toHandling, minutes: [210, 420, 700], categories: forProperty, served: true },
  { course: toHandling, minutes: [4700], categories: ['cityscape.clutter'], served: true },
  { course: toHandling, minutes: [520], categories: forProperty, served: true, own: true },
  { course: toHandling, minutes: [480, 900], categories: forHousing, served: true, housing: true },
  { course: toHandling, minutes: [6800], categories: ['dispute.property'], served: true, housing: true },
  { course: toExtension, minutes: [1100], categories: ['cityscape.rubbish'], served: true },
  { course: toExtension, minutes: [1500], categories: ['dispute.property'], served: true, housing: true },
  { course: toHeld, minutes: [1900, 3000], categories: ['livelihood.sewer', 'hazard.lift'], served: true },
  { course: toHoldAsked, minutes: [1250], categories: ['livelihood.sewer'], served: true },
  { course: object, minutes: [330], categories: ['livelihood.road'] },
  { course: toSupervised, minutes: [1300], categories: ['security.entrance'], served: true },
  { course: toRed, minutes: [1400], categories: ['hazard.falling'], served: true, housing: true },
  { course: merged, minutes: [110], categories: ['cityscape.parking'] },
  { course: toSentBack, minutes: [900], categories: ['cityscape.clutter'], served: true },
  {
    course: toChecking,
    minutes: [380, 620, 760, 900],
    categories: [...forProperty, 'livelihood.street_lamp'],
    served: true,
  },
  { course: toSettled, minutes: [35, 140], categories: ['cityscape.rubbish', 'hazard.fire_lane'], kind: 'grid_event' },
  { course: toHandling, minutes: [300], categories: ['hazard.ebike'], kind: 'grid_event', served: true },
  { course: toRating, minutes: [800, 1300], categories: forProperty, served: true, own: true },
  { course: toRating, minutes: [1000, 1500], categories: mixed },
  { course: toRating, minutes: [3000, 3500, 4000, 4600, 5200], categories: [...mixed, ...forProperty], served: true },
  { course: toNoAnswer, minutes: [3900], categories: ['security.noise'] },
  { course: toNotSolved, minutes: [2100], categories: ['security.entrance'], served: true, own: true },
  {
    course: toRated,
    minutes: [9000, 21_000, 38_000, 60_000, 82_000],
    categories: [...forProperty, ...mixed],
    own: true,
  },
]

/** What lies on the desks of the home community at `now`, beside what the year left open. */
export function planHomeInbox(tools: Tools, now: Date): MatterPlan[] {
  const { city } = tools
  const company = city.pairings.find(one => one.purpose === '物业服务' && one.targetId === city.home.compound.id)
  const served = city.pairings
    .filter(one => one.purpose === '物业服务' && one.organisationId === company?.organisationId)
    .map(one => one.targetId)
  const housing = city.organisations.find(one => one.tag === 'housing' && one.areaCode === city.home.district)
  const random = createRandom(city.seed, 'home inbox')
  return items.flatMap((item, index) =>
    item.minutes.map((minutes, n) => {
      const source = random.fork(`${index}/${n}`)
      const category = item.categories[(n * 2 + index) % item.categories.length] ?? 'other.else'
      const occasion = occasionOf(tools, item, { source, now, minutes, served, category })
      if (item.housing && housing) occasion.to = { organisationId: housing.id }
      return squeeze(planMatter(tools, occasion), now)
    }),
  )
}

function occasionOf(
  { city, requesters }: Tools,
  item: OpenItem,
  at: { source: Random; now: Date; minutes: number; served: readonly string[]; category: string },
): Occasion {
  const { source, now, minutes, served, category } = at
  const kind = item.kind ?? 'resident_request'
  const persona = item.own ? requesters.persona : undefined
  const neighbour = requesters.draw(source, city.home.community, true)
  return {
    random: source,
    kind,
    at: beforeWork(now, minutes, duty),
    community: city.home.community,
    category,
    course: item.course,
    ...(kind === 'grid_event' ? { gridCode: city.home.grid } : { requester: persona ?? neighbour }),
    ...(item.served && kind !== 'grid_event' ? { compoundIds: served } : {}),
  }
}

/** Draws the steps together where they would run past now. */
function squeeze(plan: MatterPlan, now: Date): MatterPlan {
  const last = plan.steps.at(-1)
  const room = now.getTime() - plan.openedAt.getTime()
  const length = (last?.at.getTime() ?? 0) - plan.openedAt.getTime()
  if (!last || length < room * 0.95) return plan
  const factor = (room * 0.9) / length
  const move = (at: Date) =>
    new Date(Math.round(plan.openedAt.getTime() + (at.getTime() - plan.openedAt.getTime()) * factor))
  return { ...plan, steps: plan.steps.map(step => ({ ...step, at: move(step.at) })) }
}
