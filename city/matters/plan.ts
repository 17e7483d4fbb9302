import { categoryItems } from '#features/matters/index.ts'
import type { City } from '../city.ts'
import type { PhotoKind } from '../photos/photo-kinds.ts'
import { createRandom, type Random } from '../random.ts'
import { eventCourses, requestCourses } from './courses.ts'
import { drawCategory } from './mix.ts'
import type { Story } from './paths.ts'
import { createRequesters, type PlannedRequester, type Requesters } from './people-of.ts'
import { findingWords, residentWords } from './phrases.ts'
import { createPlaces, type DrawPlace, type Place } from './places.ts'
import { drawMoments } from './rhythm.ts'
import { type ScriptStep, writeScript } from './script.ts'
import { wordsOf } from './words/index.ts'

/** One matter as it will have happened: what was said, where, by whom, and every step taken up to now. */
export interface MatterPlan {
  kind: 'resident_request' | 'grid_event' | 'petition'
  source: 'resident' | 'grid_worker' | 'on_behalf' | 'phone' | 'visit' | 'patrol' | 'hotline'
  openedAt: Date
  /** Residents may leave the choice to the dispatcher. */
  category: string | null
  urgency: Story['urgency']
  words: string
  place: Place
  /** Null for what a grid worker found. */
  requester: PlannedRequester | null
  photo: PhotoKind | null
  steps: readonly ScriptStep[]
}

export interface Season {
  now: Date
  days: number
  count: number
}

export interface Tools {
  city: City
  drawPlace: DrawPlace
  requesters: Requesters
}

export function createTools(city: City): Tools {
  return {
    city,
    drawPlace: createPlaces(city.areas, city.compounds),
    requesters: createRequesters(city, createRandom(city.seed, 'requesters')),
  }
}

/** A year of matters before `now`, in the order they were raised; steps after `now` have not happened yet. */
export function planYear(tools: Tools, { now, days, count }: Season): MatterPlan[] {
  const random = createRandom(tools.city.seed, 'year')
  const found = Math.round(count * 0.28)
  const draw = (rounds: boolean) => ({ now, days, count: rounds ? found : count - found, rounds })
  const asked = drawMoments(random.fork('asked'), draw(false)).map(at => ({ at, kind: 'resident_request' as const }))
  const rounds = drawMoments(random.fork('rounds'), draw(true)).map(at => ({ at, kind: 'grid_event' as const }))
  const communities = communityOdds(tools.city)
  return [...asked, ...rounds]
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, kind }, index) => {
      const source = random.fork(`matter ${index}`)
      const community = source.weighted(communities)
      const category = drawCategory(source, at, kind)
      const plan = planMatter(tools, { random: source, kind, at, community, category })
      return { ...plan, steps: plan.steps.filter(step => step.at <= now) }
    })
}

/** By households, and three times as much in the home community, so that its screens are lively. */
function communityOdds({ areas, home }: City): (readonly [string, number])[] {
  return areas
    .filter(area => area.level === 'community')
    .map(area => [area.code, area.households * (area.code === home.community ? 3 : 1)] as const)
}

export interface Occasion {
  random: Random
  kind: MatterPlan['kind']
  at: Date
  community: string
  category: string
  gridCode?: string
  compoundIds?: readonly string[]
  /** The persona's own report. */
  requester?: PlannedRequester
  course?: (story: Story) => void
  to?: Story['to']
}

/** How somebody without an account told it to whoever wrote it down. */
function toldBy(random: Random): MatterPlan['source'] {
  return random.weighted([
    ['hotline', 8],
    ['phone', 6],
    ['visit', 3],
    ['patrol', 2],
    ['on_behalf', 1],
  ] as const)
}

export function planMatter(tools: Tools, occasion: Occasion): MatterPlan {
  const { random, kind, at, community, category } = occasion
  const item = categoryItems.find(one => one.id === category)
  const place = tools.drawPlace(random, {
    community,
    category,
    gridCode: occasion.gridCode,
    compoundIds: occasion.compoundIds,
  })
  const onBehalf = kind === 'resident_request' && !occasion.requester && random.chance(0.13)
  const requester =
    kind === 'grid_event' ? null : (occasion.requester ?? tools.requesters.draw(random, community, !onBehalf))
  const urgency = item?.urgency ?? 'normal'
  const script = writeScript(at)
  const rateable = requester?.personId != null
  const to = occasion.to ?? 'suggested'
  const story: Story = { random, script, category, urgency, atCompound: place.compound !== null, rateable, to }
  const course = occasion.course ?? random.weighted(kind === 'grid_event' ? eventCourses : requestCourses)
  course(story)
  const slots = { place: place.text, compound: place.compound?.name ?? place.text, setting: place.setting }
  const { photo } = wordsOf(category)
  return {
    kind,
    source: kind === 'grid_event' ? 'grid_worker' : onBehalf ? toldBy(random.fork('told')) : 'resident',
    openedAt: at,
    category: kind === 'grid_event' || random.chance(0.8) ? category : null,
    urgency,
    words: kind === 'grid_event' ? findingWords(random, category, slots) : residentWords(random, category, slots),
    place,
    requester,
    photo: photo && random.chance(kind === 'grid_event' ? 0.85 : 0.5) ? photo : null,
    steps: script.steps,
  }
}
