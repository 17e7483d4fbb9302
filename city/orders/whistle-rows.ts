import { boardOf, titleOf, whistleProcedures } from '#features/orders/index.ts'
import type { NewCase } from '#kernel/workflow/index.ts'
import type { FullRow } from '../fill/insert-rows.ts'
import type { Random } from '../random.ts'
import type { Stage } from './place-of.ts'
import { type PlayedCase, playCase, type Step } from './play-case.ts'
import type { Course, WhistleStory } from './stories.ts'

const HOUR = 3_600_000
const order: readonly Course[] = ['called', 'acting', 'submitted', 'appraised', 'answered']

interface WhistleRows {
  cases: PlayedCase[]
  whistle: FullRow<'orders.whistle'>
  calls: FullRow<'orders.whistle_call'>[]
}

/** One whistle with its called units, as the product would have written it. */
export function whistleRows(stage: Stage, story: WhistleStory, random: Random): WhistleRows {
  const { home } = stage.city
  const at = stage.ago(story.hoursAgo)
  const whistler = stage.person(story.side === 'street' ? 'supervisor' : 'dispatcher')
  const whistleId = random.id(at)
  const number = stage.number('W', at)
  const subject = {
    district: home.district,
    title: titleOf(story.words),
    place: story.place,
    areaCode: home.grid,
    category: `whistle.${story.kind}`,
    urgency: story.urgency,
    requesterId: whistler,
  }
  const own = playCase(
    stage.world,
    {
      procedure: whistleProcedures[story.side].whistle,
      subject: { ...subject, id: random.id(at), subjectKind: 'whistle', subjectId: whistleId, number },
      opener: whistler,
      openedAt: at,
      steps: story.concluded
        ? [{ at: stage.ago(8), by: whistler, action: 'conclude', form: { outcome: 'done' }, note: story.concluded }]
        : [],
    },
    random.fork('own'),
  )
  const calls = story.units.map((unit, index) =>
    playCall(
      stage,
      { story, unit, whistleId, number: `${number}-${index + 1}`, at, subject },
      random.fork(`call ${index}`),
    ),
  )
  return {
    cases: [own, ...calls.map(call => call.played)],
    calls: calls.map(call => call.row),
    whistle: {
      district: home.district,
      id: whistleId,
      case_id: own.record.case.id,
      kind_id: story.kind,
      side: story.side,
      side_area: story.side === 'street' ? home.street : home.community,
      words: story.words,
      ...stage.point,
      meet_at: new Date(at.getTime() + 2 * HOUR),
      meet_place: story.place,
      origin_case: null,
      raised_by: whistler,
      created_at: at,
    },
  }
}

interface Calling {
  story: WhistleStory
  unit: WhistleStory['units'][number]
  whistleId: string
  number: string
  at: Date
  subject: Pick<NewCase, 'district' | 'title' | 'place' | 'areaCode' | 'category' | 'urgency' | 'requesterId'>
}

function playCall(stage: Stage, calling: Calling, random: Random) {
  const { story, unit, whistleId, number, at, subject } = calling
  const [callId, whistler] = [random.id(at), subject.requesterId ?? '']
  const played = playCase(
    stage.world,
    {
      procedure: whistleProcedures[story.side].call,
      subject: { ...subject, id: random.id(at), subjectKind: 'whistle_call', subjectId: callId, number },
      opener: whistler,
      openedAt: at,
      steps: stepsOf(stage, { at, whistler, unit }),
    },
    random.fork('played'),
  )
  return { played, row: callRow(played, { callId, whistleId, at, why: unit.why }) }
}

interface Telling {
  at: Date
  whistler: string
  unit: WhistleStory['units'][number]
}

/** Every unit is called at once; how far it has come, the story says. */
function stepsOf(stage: Stage, { at, whistler, unit }: Telling): Step[] {
  const by = stage.person(unit.who)
  const after = (hours: number) => new Date(at.getTime() + hours * HOUR)
  const all: Step[] = [
    { at, by: whistler, action: 'call', form: { leadOrganisationId: stage.unitOf(unit.who) } },
    {
      at: after(0.5),
      by,
      action: 'report_in',
      form: { comes: '带班负责人和一名技术员', arrivesAt: after(1.5).toISOString() },
    },
    { at: after(6), by, action: 'submit', form: { outcome: 'done' }, note: '已到场处置，照片已发工作群。' },
    {
      at: after(9),
      by: whistler,
      action: 'appraise',
      form: { inTime: 'on_time', acted: 'yes', satisfied: unit.who === 'housing' ? 'satisfied' : 'basically' },
      note: '按时到场，当天拿出办法。',
    },
    {
      at: after(20),
      by,
      action: 'answer',
      form: { warranted: 'yes', atHand: 'partly' },
      note: '情况属实；现场图纸没有备齐。',
    },
  ]
  return all.slice(0, order.indexOf(unit.course) + 1)
}

function callRow(
  played: PlayedCase,
  at: { callId: string; whistleId: string; at: Date; why: string },
): FullRow<'orders.whistle_call'> {
  const row: FullRow<'orders.whistle_call'> = {
    district: played.record.case.district,
    id: at.callId,
    whistle_id: at.whistleId,
    case_id: played.record.case.id,
    organisation_id: null,
    why: at.why,
    called_at: at.at,
    report_by: null,
    reported_at: null,
    comes: null,
    arrives_at: null,
    submitted_at: null,
    in_time: null,
    acted: null,
    satisfied: null,
    reasons: null,
    appraised_at: null,
    warranted: null,
    at_hand: null,
    answer: null,
    answered_at: null,
    released_at: null,
  }
  return Object.assign(row, ...played.changes.map(change => boardOf(change) ?? {}))
}
