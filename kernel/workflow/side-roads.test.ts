import { expect, test } from 'vitest'
import { planAct } from './act.ts'
import type { ActorFacts } from './actors.ts'
import type { ClockEffectRow } from './clock-effects.ts'
import type { ActInput } from './fill.ts'
import { aCase, contextAt, DISTRICT, FACTS, idsFrom, lantern, MONDAY, ORG_LEAD, ORG_OTHER, people } from './fixtures.ts'
import type { CaseRecord, Change } from './records.ts'
import { planSweep } from './sweep.ts'

const newId = idsFrom(900)
const HOUR = 3_600_000
const { dispatcher, mender, stranger, supervisor, checker, requester, both } = people
const TARGET = { id: '33333333-0000-4000-8000-000000000009', district: DISTRICT, number: 'L-0009', final: false }

interface World {
  hours?: number
  effects?: Record<string, string>
  target?: typeof TARGET | null
}

function at({ hours = 1, effects = {} }: World) {
  const rows = Object.entries(effects).map(([event, effect]): ClockEffectRow => {
    return { profile: 'beijing', event, effect, version: 1 }
  })
  const ctx = contextAt(new Date(MONDAY.getTime() + hours * HOUR), newId)
  return { ...ctx, limits: { ...ctx.limits, effects: rows } }
}

function tryOn(record: CaseRecord, move: [string, ActorFacts, ActInput?], world: World = {}) {
  const [action, actor, input = { note: 'because' }] = move
  const target = world.target === undefined ? TARGET : world.target
  return planAct(at(world), { procedure: lantern, record, action, actor, facts: FACTS, input, target })
}

function change(record: CaseRecord, move: [string, ActorFacts, ActInput?], world: World = {}): Change {
  const plan = tryOn(record, move, world)
  if (!plan.ok) throw new Error(`${move[0]}: ${plan.refusal.code}`)
  return plan.change
}

function code(record: CaseRecord, move: [string, ActorFacts, ActInput?], world: World = {}): string | null {
  const plan = tryOn(record, move, world)
  return plan.ok ? null : plan.refusal.code
}

function handling(assists: string[] = []): CaseRecord {
  const form = { leadOrganisationId: ORG_LEAD, assistOrganisationIds: assists }
  const sorted = change(aCase().record, ['accept', dispatcher, {}]).record
  return change(sorted, ['dispatch', dispatcher, { form }]).record
}

function sweep(record: CaseRecord, now: Date, effects: Record<string, string> = {}): Change | null {
  const hours = (now.getTime() - MONDAY.getTime()) / HOUR
  return planSweep(at({ hours, effects }), { procedure: lantern, record, facts: FACTS })
}

const done: ActInput = { note: 'New wick', form: { outcome: 'done' } }
const until = (date: string): ActInput => ({ note: 'Frost', form: { until: date } })

test('a held case stands still until its review date, on which it comes back with what time was left', () => {
  const record = handling()
  const held = change(record, ['hold', dispatcher, until('2026-03-20')])
  expect(held.record.case).toMatchObject({ held_until: new Date('2026-03-20T09:00:00+08:00') })
  expect(held.record.case.due_at).toEqual(held.record.case.held_until)
  expect(held.record.case.next_sweep_at).toEqual(held.record.case.held_until)
  expect(held.told?.key).toBe('workflow:told.hold')
  expect(code(held.record, ['submit', mender, done])).toBe('workflow.is_held')
  const back = sweep(held.record, new Date('2026-03-20T09:00:00+08:00'))
  expect(back?.action.name).toBe('hold_ended')
  expect(back?.events[0]?.notices).toMatchObject([{ to: 'awaited' }])
  expect(back?.record.case).toMatchObject({ held_until: null, state: 'handling' })
  // Seven days were left: seven days are left.
  expect(back?.record.case.due_at).toEqual(new Date('2026-03-28T00:00:00+08:00'))
  expect(back?.clocks.changed[0]?.original_due_at).toEqual(record.case.due_at)
})

test('a hold that does not stop the clock only puts the case on the list', () => {
  const record = handling()
  const effects = { hold: 'runs_on' }
  const held = change(record, ['hold', dispatcher, until('2026-03-20')], { effects }).record
  expect(held.case.due_at).toEqual(record.case.due_at)
  expect(sweep(held, held.case.next_sweep_at ?? MONDAY, effects)?.action.name).toBe('reminded')
  const released = change(held, ['release', dispatcher], { effects }).record
  expect(released.case).toMatchObject({ due_at: record.case.due_at, held_until: null })
})

test('a review date must come, and not too late; an overdue clock is forgiven nothing', () => {
  expect(code(handling(), ['hold', dispatcher, until('2026-03-01')])).toBe('workflow.date_past')
  expect(code(handling(), ['hold', dispatcher, until('2026-12-01')])).toBe('workflow.held_too_long')
  expect(code(handling(), ['hold', dispatcher, { form: { until: '2026-03-20' } }])).toBe('workflow.note_needed')
  const late = 9 * 24
  const held = change(handling(), ['hold', dispatcher, until('2026-03-20')], { hours: late }).record
  const released = change(held, ['release', dispatcher], { hours: late + 48 }).record
  expect(released.case.due_at).toEqual(handling().case.due_at)
})

const proof: ActInput = { note: 'Frost', form: { until: '2026-03-20' }, fileIds: ['x'] }
const granting = (form: object = {}): ActInput => ({ note: 'Seen', form: { granted: true, ...form } })
const refusing: ActInput = { note: 'Go on', form: { granted: false } }

test('a unit asks for a hold with evidence and a date; its clock runs on until somebody else grants it', () => {
  expect(code(handling(), ['ask_hold', mender, { ...proof, fileIds: [] }])).toBe('workflow.photo_needed')
  expect(code(handling(), ['ask_hold', mender, { ...proof, form: { until: '2026-12-01' } }])).toBe(
    'workflow.held_too_long',
  )
  expect(code(handling(), ['ask_hold', stranger, proof])).toBe('workflow.needs_role')
  const asked = change(handling(), ['ask_hold', mender, proof])
  expect(asked.record.case).toMatchObject({ held_until: null, due_at: handling().case.due_at })
  expect(asked.events[0]?.notices[0]).toMatchObject({ to: { role: 'community_dispatcher' } })
  expect(asked.action.visibility).toBe('internal')
  expect(code(asked.record, ['hold', dispatcher, proof])).toBe('workflow.hold_pending')
  expect(code(asked.record, ['ask_extension', mender, until('2026-03-20')])).toBe('workflow.hold_pending')
  expect(code(asked.record, ['object', mender])).toBe('workflow.hold_pending')
  expect(code(asked.record, ['decide_hold', mender, granting()])).toBe('workflow.needs_role')
  const own = change(handling(), ['ask_hold', both, proof]).record
  expect(code(own, ['decide_hold', both, granting()])).toBe('workflow.you_asked_hold')
  const granted = change(asked.record, ['decide_hold', dispatcher, granting()], { hours: 3 })
  expect(granted.record.case.held_until).toEqual(new Date('2026-03-20T09:00:00+08:00'))
  expect(granted.told).toMatchObject({ key: 'workflow:told.hold', params: { date: '2026-03-20' } })
  expect(granted.record.clocks.map(clock => clock.kind)).toEqual(['state'])
  const back = sweep(granted.record, new Date('2026-03-20T09:00:00+08:00'))
  expect(back?.record.case.due_at).toEqual(new Date('2026-03-28T00:00:00+08:00'))
  const other = change(asked.record, ['decide_hold', supervisor, granting({ until: '2026-03-12' })]).record
  expect(other.case.held_until).toEqual(new Date('2026-03-12T09:00:00+08:00'))
})

test('a refused request to hold leaves the date, and twice refused it is not asked for again', () => {
  let record = handling()
  for (const hours of [2, 4]) {
    record = change(record, ['ask_hold', mender, proof], { hours }).record
    record = change(record, ['decide_hold', dispatcher, refusing], { hours: hours + 1 }).record
    expect(record.case).toMatchObject({ held_until: null, due_at: handling().case.due_at })
  }
  expect(code(record, ['ask_hold', mender, proof], { hours: 6 })).toBe('workflow.hold_refused_before')
  expect(change(record, ['hold', dispatcher, proof], { hours: 6 }).record.case.held_until).not.toBeNull()
})

test('undecided, whoever may hold is told once, by the limit of its own', () => {
  const asked = change(handling(), ['ask_hold', mender, proof]).record
  const limit = asked.clocks.find(clock => clock.kind === 'hold_request')
  expect(limit?.why.limit).toEqual({ amount: 1, unit: 'work_day' })
  const told = sweep(asked, limit?.due_at ?? MONDAY)
  expect(told?.action.name).toBe('hold_request_reminded')
  expect(told?.events[0]?.notices[0]?.to).toMatchObject({ role: 'community_dispatcher' })
  expect(told?.record.case.next_sweep_at).toEqual(asked.case.warn_at)
})

test('where asking for a hold stops the clock, a refusal gives the time back and a grant goes on standing still', () => {
  const effects = { hold_asked: 'pause' }
  const asked = change(handling(), ['ask_hold', mender, proof], { effects }).record
  expect(asked.case.due_at).toEqual(asked.clocks.find(clock => clock.kind === 'hold_request')?.due_at)
  const refused = change(asked, ['decide_hold', dispatcher, refusing], { hours: 49, effects }).record
  expect(refused.case.due_at).toEqual(new Date('2026-03-12T00:00:00+08:00'))
  const granted = change(asked, ['decide_hold', dispatcher, granting()], { hours: 49, effects }).record
  expect(granted.clocks[0]?.why.pauses).toHaveLength(1)
  expect(granted.case.due_at).toEqual(granted.case.held_until)
  const runs = { ...effects, hold: 'runs_on' }
  const listed = change(asked, ['decide_hold', dispatcher, granting()], { hours: 49, effects: runs }).record
  expect(listed.case.due_at).toEqual(new Date('2026-03-12T00:00:00+08:00'))
  expect(listed.case.held_until).not.toBeNull()
})

test('an accepted objection is dispatched afresh, and the spell of the wrong unit counts in no rate', () => {
  const asked = change(handling(), ['object', mender]).record
  expect(asked.case).toMatchObject({ objection_count: 1, due_at: handling().case.due_at })
  expect(code(asked, ['decide_objection', dispatcher])).toBe('workflow.needs_role')
  const own = change(handling(), ['object', both]).record
  expect(code(own, ['decide_objection', both, { note: 'x', form: { accepted: true } }])).toBe('workflow.you_objected')
  const yes: ActInput = { note: 'Right', form: { accepted: true } }
  const accepted = change(asked, ['decide_objection', supervisor, yes])
  expect(accepted.record.case).toMatchObject({ state: 'sorting', acting_organisation: null })
  expect(accepted.clocks.changed.find(clock => clock.kind === 'state')).toMatchObject({ excluded: true, on_time: null })
  const counted = change(asked, ['decide_objection', supervisor, yes], { effects: { objection_accepted: 'count' } })
  expect(counted.clocks.changed.find(clock => clock.kind === 'state')).toMatchObject({ excluded: false, on_time: true })
})

test('a rejected objection leaves the date, or begins the clock anew, and cannot be raised again', () => {
  const asked = change(handling(), ['object', mender]).record
  const no: ActInput = { note: 'Yours', form: { accepted: false } }
  const rejected = change(asked, ['decide_objection', supervisor, no], { hours: 5 }).record
  expect(rejected.case).toMatchObject({ state: 'handling', due_at: handling().case.due_at })
  expect(code(rejected, ['object', mender])).toBe('workflow.objected_once')
  const anew = change(asked, ['decide_objection', supervisor, no], {
    hours: 40,
    effects: { objection_rejected: 'restart' },
  })
  expect(anew.record.case.due_at).toEqual(new Date('2026-03-12T00:00:00+08:00'))
  expect(code(anew.record, ['object', mender])).toBe('workflow.objected_once')
})

test('where an objection stops the clock, a rejection gives the time back; undecided, the decider is told once', () => {
  const effects = { objection: 'pause' }
  const asked = change(handling(), ['object', mender], { effects }).record
  const due = asked.clocks.find(clock => clock.kind === 'objection')?.due_at
  expect(asked.case.due_at).toEqual(due)
  const told = sweep(asked, asked.case.next_sweep_at ?? MONDAY, effects)
  expect(told?.action.name).toBe('objection_reminded')
  expect(told?.events[0]?.notices[0]?.to).toMatchObject({ role: 'street_supervisor' })
  const no: ActInput = { note: 'Yours', form: { accepted: false } }
  const rejected = change(told?.record ?? asked, ['decide_objection', supervisor, no], { hours: 49, effects }).record
  expect(rejected.case.due_at).toEqual(new Date('2026-03-12T00:00:00+08:00'))
})

test('urging is counted, told, moves no date and is not repeated at once', () => {
  const urged = change(handling(), ['urge', requester, {}])
  expect(urged.record.case).toMatchObject({ urged_count: 1, due_at: handling().case.due_at })
  expect(urged.events[0]?.notices).toMatchObject([{ to: 'awaited', key: 'workflow:notices.urged_by_requester' }])
  expect(code(urged.record, ['urge', supervisor, {}], { hours: 20 })).toBe('workflow.urged_lately')
  expect(change(urged.record, ['urge', supervisor, {}], { hours: 26 }).record.case.urged_count).toBe(2)
  expect(code(aCase().record, ['urge', dispatcher, {}])).toBe('workflow.your_own_turn')
})

test('a supervision has its own date and owner: answered in writing, lifted by whoever ordered it', () => {
  const form = { level: 'yellow', until: '2026-03-04' }
  const ordered = change(handling(), ['supervise', supervisor, { note: 'Why?', form }]).record
  expect(ordered.case).toMatchObject({ supervised_level: 'yellow', due_at: handling().case.due_at })
  const late = sweep(ordered, ordered.case.next_sweep_at ?? MONDAY)
  expect(late?.action.name).toBe('supervision_reminded')
  expect(late?.events[0]?.notices.map(one => one.to)).toEqual(['awaited', { person: supervisor.personId }])
  const answered = change(ordered, ['answer_supervision', mender]).record
  expect(answered.case.supervised_level).toBe('yellow')
  const other = { ...supervisor, personId: '22222222-0000-4000-8000-000000000042' }
  expect(code(answered, ['lift_supervision', other])).toBe('workflow.not_your_order')
  expect(change(answered, ['lift_supervision', supervisor]).record.case.supervised_level).toBeNull()
  const taken = change(handling(), ['supervise', supervisor, { note: 'Now', form: { ...form, level: 'red' } }], {
    effects: { supervise: 'takes_over' },
  })
  expect(taken.record.case.due_at).toEqual(new Date('2026-03-04T23:59:59+08:00'))
  // It goes with the case: the next state still owes the answer.
  const submitted = change(ordered, ['submit', mender, done]).record
  expect(submitted.clocks.map(clock => clock.kind).toSorted()).toEqual(['state', 'supervision'])
})

test('assisting units answer to the lead, who waits for them or says why not', () => {
  const record = handling([ORG_OTHER])
  expect(code(record, ['submit', mender, done])).toBe('workflow.assists_open')
  expect(code(record, ['answer_assist', mender])).toBe('workflow.not_assisting')
  const accepted = change(record, ['accept_assist', stranger]).record
  expect(accepted.assignments.find(row => row.duty === 'assist')?.accepted_at).not.toBeNull()
  const answered = change(accepted, ['answer_assist', stranger])
  expect(answered.events[0]?.notices).toMatchObject([{ to: { unit: ORG_LEAD } }])
  expect(code(answered.record, ['submit', mender, done])).toBeNull()
  expect(code(record, ['waive_assists', mender, {}])).toBe('workflow.note_needed')
  expect(code(change(record, ['waive_assists', mender]).record, ['submit', mender, done])).toBeNull()
})

test('rework counts once for each attempt, and whoever signed first stays named', () => {
  const back = (record: CaseRecord) => {
    const submitted = change(record, ['submit', mender, done]).record
    return change(submitted, ['send_back', checker]).record
  }
  const twice = back(back(handling()))
  expect(twice.case).toMatchObject({ rework_count: 1, attempt: 1, first_organisation: ORG_LEAD })
  const rating = change(change(twice, ['submit', mender, done]).record, ['pass', checker]).record
  const again = change(rating, ['rate', requester, { form: { lit: false } }])
  expect(again.record.case).toMatchObject({ rework_count: 2, attempt: 2, first_person: mender.personId })
  expect(again.events[0]?.notices).toContainEqual(
    expect.objectContaining({ to: { person: mender.personId }, key: 'workflow:notices.first_reopened' }),
  )
})

test('handed up by hand, the level above may act and whoever should have acted still may', () => {
  const raised = change(handling(), ['raise', mender])
  expect(raised.record.case).toMatchObject({ acting_role: 'street_supervisor', raised_level: 1 })
  expect(raised.record.case).toMatchObject({ acting_organisation: ORG_LEAD, due_at: handling().case.due_at })
  const top = change(raised.record, ['raise', mender]).record
  expect(code(top, ['raise', mender])).toBe('workflow.at_the_top')
  const fresh = change(handling(), ['raise', mender], { hours: 40, effects: { raise: 'restart' } }).record
  expect(fresh.case.due_at).toEqual(new Date('2026-03-12T00:00:00+08:00'))
})

test('left out of assessment only when a second person agrees', () => {
  const asking: ActInput = { note: 'Policy', form: { ground: 'beyond_policy' }, fileIds: ['x'] }
  expect(code(handling(), ['ask_exclusion', mender, { ...asking, fileIds: [] }])).toBe('workflow.photo_needed')
  const asked = change(handling(), ['ask_exclusion', both, asking]).record
  expect(asked.case).toMatchObject({ exclusion: 'asked', excluded: false })
  const yes: ActInput = { note: 'Agreed', form: { approved: true } }
  expect(code(asked, ['decide_exclusion', both, yes])).toBe('workflow.you_asked_exclusion')
  expect(change(asked, ['decide_exclusion', supervisor, yes]).record.case.excluded).toBe(true)
})

test('a duplicate ends in an open case of the same district, and only in one', () => {
  const move: [string, ActorFacts, ActInput] = ['merge', dispatcher, { form: { number: 'L-0009' } }]
  const merged = change(handling(), move)
  expect(merged.record.case).toMatchObject({ state: 'merged', final: true, outcome: 'merged', merged_into: TARGET.id })
  expect(merged.told).toMatchObject({ key: 'workflow:told.merge', params: { into: 'L-0009' } })
  expect(code(handling(), move, { target: null })).toBe('workflow.no_such_case')
  expect(code(handling(), move, { target: { ...TARGET, final: true } })).toBe('workflow.merge_into_ended')
  expect(code(handling(), move, { target: { ...TARGET, id: handling().case.id } })).toBe('workflow.merge_into_itself')
  expect(code(handling(), move, { target: { ...TARGET, district: '990102' } })).toBe('workflow.no_such_case')
})

test('answers on the telephone count as the rating; nobody reached changes nothing', () => {
  const rating = change(change(handling(), ['submit', mender, done]).record, ['pass', checker]).record
  const call = (form: Record<string, unknown>): [string, ActorFacts, ActInput] => ['follow_up', dispatcher, { form }]
  expect(change(rating, call({ reached: 'no_answer' })).record.case.state).toBe('rating')
  expect(code(rating, call({ reached: 'reached' }))).toBe('workflow.answers_needed')
  const said = { reached: 'reached', satisfied: 'satisfied' }
  expect(change(rating, call({ ...said, solved: 'solved', lit: true })).record.case.state).toBe('closed')
  const again = change(rating, call({ ...said, solved: 'not_solved', lit: false })).record.case
  expect(again).toMatchObject({ state: 'sorting', attempt: 2 })
})

test('an extension may stop the clock while it is decided, and may leave the date as it is', () => {
  const ask = until('2026-03-20')
  const effects = { extension_asked: 'pause', extension: 'runs_on' }
  const asked = change(handling(), ['ask_extension', mender, ask], { effects }).record
  expect(asked.clocks[0]?.why.pauses).toHaveLength(1)
  const no: ActInput = { note: 'No', form: { granted: false } }
  const refused = change(asked, ['decide_extension', supervisor, no], { hours: 49, effects }).record
  expect(refused.case.due_at).toEqual(new Date('2026-03-12T00:00:00+08:00'))
  const open = change(handling(), ['ask_extension', mender, ask]).record
  const yes: ActInput = { note: 'Yes', form: { granted: true } }
  const kept = change(open, ['decide_extension', supervisor, yes], { effects: { extension: 'runs_on' } }).record
  expect(kept.case.due_at).toEqual(handling().case.due_at)
})

test('a return may count against the unit, where the city says so', () => {
  const returned = change(handling(), ['return', mender], { effects: { return: 'count' } })
  expect(returned.clocks.changed[0]).toMatchObject({ excluded: false, on_time: true })
})
