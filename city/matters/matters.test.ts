import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { categoryItems, defaultDuties, procedures } from '#features/matters/index.ts'
import { nationalCalendar } from '#kernel/calendar/index.ts'
import { replay, shippedLimits, verifyHistory } from '#kernel/workflow/index.ts'
import { buildCity } from '../city.ts'
import { contains } from '../geometry/measure.ts'
import { createDirectory } from '../play/directory.ts'
import { createNumbers } from '../play/numbers.ts'
import type { PlayedMatter } from '../play/played.ts'
import { playMatter } from '../play/play-matter.ts'
import { createWalks } from '../play/walks.ts'
import { createRandom } from '../random.ts'
import { planHomeInbox } from './home-inbox.ts'
import { createTools, type MatterPlan, planYear } from './plan.ts'
import { wordsByCategory } from './words/index.ts'

const city = buildCity(2026)
const now = new Date('2026-11-22T06:00:00Z')
const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const plans = planYear(createTools(city), { now, days: 365, count: 5200 })

function play(list: readonly MatterPlan[], at: Date) {
  const random = createRandom(1, 'play')
  const duties = defaultDuties.map((duty, n) => ({ ...duty, id: `duty ${n}`, areaCode: null, organisationId: null }))
  const numbers = createNumbers()
  const world = {
    now: at,
    directory: createDirectory(city),
    walk: createWalks(city, duties),
    calendar: nationalCalendar(),
    limits: { profile: 'beijing', rows: shippedLimits(new Date('2000-01-01'), () => random.id(at)) },
    digest,
    number: (district: string, day: Date) => numbers.take(district, day),
  }
  const played: PlayedMatter[] = []
  const openIn = (district: string, moment: Date) =>
    played.findLast(({ record: { case: row } }) => row.district === district && !row.final && row.updated_at <= moment)
  for (const [index, plan] of list.entries())
    played.push(playMatter({ ...world, openIn }, plan, random.fork(`${index}`)))
  return played
}

test('the same seed and moment tell the same year', () => {
  const season = { now, days: 30, count: 60 }
  const story = () => JSON.stringify([planYear(createTools(city), season), planHomeInbox(createTools(city), now)])
  expect(story()).toBe(story())
})

test('every item of the list has its words, in at least 300 shapes, without an unknown slot', () => {
  expect(Object.keys(wordsByCategory).toSorted()).toEqual(categoryItems.map(item => item.id).toSorted())
  const shapes = Object.values(wordsByCategory).flatMap(one => [...one.cores, ...one.hurried, ...one.findings])
  expect(new Set(shapes).size).toBeGreaterThanOrEqual(300)
  expect(shapes.filter(shape => /\{(?!(?:place|compound|since|ago|often|feel|n|room)\})/.test(shape))).toEqual([])
  expect(plans).toHaveLength(5200)
  expect(new Set(plans.map(plan => plan.words)).size).toBeGreaterThan(4500)
})

test('every matter lies in the grid it names, and its steps follow one another up to now', () => {
  const polygons = new Map(city.areas.map(area => [area.code, area.polygon]))
  expect(plans.filter(({ place }) => !contains(polygons.get(place.gridCode) ?? [], place.point))).toEqual([])
  const disordered = plans.filter(({ openedAt, steps }) => {
    const times = [openedAt, ...steps.map(step => step.at), now].map(Number)
    return times.some((time, index) => index > 0 && time < (times[index - 1] ?? 0))
  })
  expect(disordered).toEqual([])
})

// A workday morning, a Sunday night, the middle of a long holiday: the story must hold whenever it is told.
const moments = ['2026-11-23T02:30:00Z', '2026-06-14T16:10:00Z', '2027-10-04T03:00:00Z']

test.each(moments)(
  'told at %s, the engine accepts every step and its record holds',
  moment => {
    const at = new Date(moment)
    const tools = createTools(city)
    const year = planYear(tools, { now: at, days: 365, count: 300 })
    const played = play([...year, ...planHomeInbox(tools, at)], at)
    expect(played.flatMap(one => one.refused ?? [])).toEqual([])
    expect(played.flatMap(one => verifyHistory(digest, one.record.case, one.actions))).toEqual([])
    const changed = played.filter(({ record, actions }) => {
      const procedure = procedures.find(one => one.key === record.case.procedure)
      return !procedure || JSON.stringify(replay(procedure, actions).record) !== JSON.stringify(record)
    })
    expect(changed).toEqual([])
  },
  60_000,
)

test('the desks of the personas hold something in every state, and not too much', () => {
  const open = play(planHomeInbox(createTools(city), now), now).map(one => one.record.case)
  const waiting = open.filter(row => !row.final)
  const states = ['received', 'dispatching', 'street_dispatching', 'assigned', 'handling', 'checking', 'rating']
  expect(new Set(waiting.map(row => row.state))).toEqual(new Set([...states, 'reported', 'settled']))
  expect(waiting.length).toBeLessThan(60)
  const desk = (username: string) => {
    const post = city.posts.find(one => one.personId === city.cast.get(username)?.id)
    return waiting.filter(row => row.acting_organisation === post?.organisationId && row.acting_organisation !== null)
  }
  expect(desk('property').length).toBeGreaterThan(5)
  expect(desk('housing').length).toBeGreaterThan(3)
  expect(waiting.filter(row => row.overdue_level > 0).length).toBeGreaterThan(1)
})

test('side roads are taken: somewhere a matter is held, supervised, objected to, left out, merged and followed up', () => {
  const year = planYear(createTools(city), { now, days: 365, count: 1400 })
  const played = play([...year, ...planHomeInbox(createTools(city), now)], now)
  const taken = new Set(played.flatMap(one => one.actions.map(action => action.name)))
  const roads = [
    'hold',
    'ask_hold',
    'decide_hold',
    'release',
    'object',
    'decide_objection',
    'supervise',
    'answer_supervision',
    'urge',
  ]
  const others = ['ask_exclusion', 'decide_exclusion', 'merge', 'merged_in', 'follow_up', 'answer_assist']
  expect([...roads, ...others].filter(name => !taken.has(name))).toEqual([])
  const rows = played.map(one => one.record.case)
  expect(rows.filter(row => row.held_until).length).toBeGreaterThan(1)
  expect(rows.filter(row => row.supervised_level && !row.final).length).toBeGreaterThan(1)
  expect(rows.filter(row => row.excluded).length).toBeGreaterThan(1)
}, 60_000)
