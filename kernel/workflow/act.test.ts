import { expect, test } from 'vitest'
import { z } from 'zod'
import { planAct } from './act.ts'
import type { ActorFacts } from './actors.ts'
import { openActions } from './availability.ts'
import type { ActInput } from './fill.ts'
import { aCase, contextAt, FACTS, idsFrom, lantern, MONDAY, ORG_LEAD, ORG_OTHER, people } from './fixtures.ts'
import type { CaseRecord, Change, Refusal } from './records.ts'

const agreedForm = z.object({ leadOrganisationId: z.string(), dueOn: z.iso.date() })
const newId = idsFrom(100)
const HOUR = 3_600_000
type Move = readonly [action: string, actor: ActorFacts, input?: ActInput]

function at(hours: number) {
  return contextAt(new Date(MONDAY.getTime() + hours * HOUR), newId)
}

function tryOn(record: CaseRecord, [action, actor, input = {}]: Move, hours = 1) {
  return planAct(at(hours), { procedure: lantern, record, action, actor, facts: FACTS, input })
}

function change(record: CaseRecord, move: Move, hours = 1): Change {
  const plan = tryOn(record, move, hours)
  if (!plan.ok) throw new Error(`${move[0]}: ${plan.refusal.code}`)
  return plan.change
}

function refusal(record: CaseRecord, move: Move, hours = 1): Refusal | null {
  const plan = tryOn(record, move, hours)
  return plan.ok ? null : plan.refusal
}

const { requester, dispatcher, mender, stranger, checker, supervisor, both } = people
const ACCEPT: Move = ['accept', dispatcher]
const DISPATCH: Move = ['dispatch', dispatcher, { form: { leadOrganisationId: ORG_LEAD } }]
const WITH_ASSISTS: Move = [
  'dispatch',
  dispatcher,
  { form: { leadOrganisationId: ORG_LEAD, assistOrganisationIds: [ORG_OTHER, ORG_LEAD, ORG_OTHER] } },
]
const SUBMIT: Move = ['submit', mender, { note: 'New wick', form: { outcome: 'done' } }]
const PASS: Move = ['pass', checker]
const RATE: Move = ['rate', requester, { form: { lit: true } }]

function after(...moves: Move[]): CaseRecord {
  return moves.reduce((record, move) => change(record, move).record, aCase().record)
}

test('a new case waits for the nearest dispatcher, on a clock that says why', () => {
  const { record, clocks, told, action } = aCase()
  expect(record.case).toMatchObject({ state: 'received', bucket: 'accept', acting_role: 'community_dispatcher' })
  expect(record.case.acting_area).toBe('990101001001')
  expect(record.case.due_at).toEqual(new Date('2026-03-02T12:00:00+08:00'))
  expect(record.case.next_sweep_at).toEqual(record.case.warn_at)
  expect(clocks.started[0]?.why).toMatchObject({ source: 'definition', limit: { amount: 2, unit: 'work_hour' } })
  expect(told).toMatchObject({ key: 'workflow:told.open', params: { number: 'L-0001' } })
  expect(action).toMatchObject({ name: 'open', actor_name: '', visibility: 'public', from_state: null })
})

test('the whole way: accepted, dispatched, mended, checked by another, rated', () => {
  const record = after(ACCEPT, DISPATCH, SUBMIT, PASS, RATE)
  expect(record.case).toMatchObject({ state: 'closed', bucket: 'done', final: true, outcome: 'done', due_at: null })
  expect(record.case.closed_at).not.toBeNull()
  expect(record.clocks).toEqual([])
  expect(record.case.next_sweep_at).toBeNull()
})

test('a day people agreed on is due at its end, whatever the limits; today and before are refused', () => {
  const dispatch = { ...lantern.actions.dispatch, dueOn: true as const, form: agreedForm }
  const procedure = { ...lantern, actions: { ...lantern.actions, dispatch } }
  const agree = (dueOn: string) =>
    planAct(at(1), {
      ...{ procedure, record: after(ACCEPT), action: 'dispatch', actor: dispatcher, facts: FACTS },
      input: { form: { leadOrganisationId: ORG_LEAD, dueOn } },
    })
  const plan = agree('2026-03-20')
  expect(plan.ok && plan.change.record.case.due_at).toEqual(new Date('2026-03-21T00:00:00+08:00'))
  expect(plan.ok && plan.change.clocks.started[0]?.why).toMatchObject({ source: 'agreed', limit: { amount: 18 } })
  for (const day of ['2026-03-02', '2026-02-27'])
    expect(agree(day)).toMatchObject({ ok: false, refusal: { code: 'workflow.due_not_later', field: 'form.dueOn' } })
})

test('dispatching assigns one lead and each assistant once, and the lead is who must act', () => {
  const { record, assignments, events } = change(after(ACCEPT), WITH_ASSISTS)
  expect(assignments.started.map(row => [row.duty, row.organisation_id])).toEqual([
    ['lead', ORG_LEAD],
    ['assist', ORG_OTHER],
  ])
  expect(record.case).toMatchObject({ acting_organisation: ORG_LEAD, acting_role: null, acting_area: null })
  expect(events.map(event => event.kind)).toEqual(['acted', 'assigned'])
})

test('a form sets what the case is about, and its clock follows', () => {
  const record = after(['accept', dispatcher, { form: { category: 'street_light', urgency: 'urgent' } }])
  expect(record.case).toMatchObject({ category: 'street_light', urgency: 'urgent' })
})

test('only whoever is awaited may act, and the answer says why', () => {
  const handling = after(ACCEPT, DISPATCH)
  expect(refusal(handling, ['submit', stranger, SUBMIT[2]])).toEqual({ code: 'workflow.not_your_unit' })
  expect(refusal(handling, ['submit', dispatcher, SUBMIT[2]])).toEqual({ code: 'workflow.needs_role' })
  expect(refusal(handling, ['pass', checker])).toEqual({ code: 'workflow.not_in_this_state' })
  expect(refusal(handling, ['dance', checker])).toMatchObject({ code: 'workflow.no_such_action' })
  const rating = after(ACCEPT, DISPATCH, SUBMIT, PASS)
  const neighbour = { ...requester, personId: '22222222-0000-4000-8000-000000000099' }
  expect(refusal(rating, ['rate', neighbour, RATE[2]])).toEqual({ code: 'workflow.not_the_requester' })
  expect(refusal(rating, ['expire', supervisor])).toEqual({ code: 'workflow.by_system' })
})

test('whoever handled a case, in whatever round, neither passes nor voids it', () => {
  const mended = after(ACCEPT, DISPATCH, ['submit', both, SUBMIT[2]])
  expect(refusal(mended, ['pass', both])).toEqual({ code: 'workflow.you_handled_it' })
  expect(refusal(mended, ['void', both, { note: 'mistake' }])).toEqual({ code: 'workflow.you_handled_it' })
  const back = change(mended, ['send_back', checker, { note: 'Still dark' }]).record
  const again = change(back, SUBMIT).record
  expect(again.case.handled_by).toBe(mender.personId)
  expect(refusal(again, ['pass', both])).toEqual({ code: 'workflow.you_handled_it' })
  expect(refusal(again, PASS)).toBeNull()
})

test('what an action asks for is asked for by field', () => {
  const handling = after(ACCEPT, DISPATCH)
  expect(refusal(handling, ['submit', mender, { form: { outcome: 'done' } }])).toMatchObject({ field: 'note' })
  expect(refusal(handling, ['submit', mender, { note: '  ', form: { outcome: 'done' } }])).toMatchObject({
    field: 'note',
  })
  expect(refusal(handling, ['submit', mender, { note: 'x' }])).toMatchObject({ field: 'form.outcome' })
  expect(refusal(handling, ['submit', mender, { note: 'x', form: { outcome: 'not_now' } }])).toEqual({
    code: 'workflow.next_date_needed',
    field: 'form.nextDate',
  })
  const facts = { ...FACTS, photoRequired: true }
  const input = SUBMIT[2] ?? {}
  const plan = planAct(at(1), { procedure: lantern, record: handling, action: 'submit', actor: mender, facts, input })
  expect(plan).toMatchObject({ ok: false, refusal: { code: 'workflow.photo_needed', field: 'fileIds' } })
})

test('a bad rating makes a new attempt with nobody assigned, and the sentence keeps the outcome of the first', () => {
  const first = after(ACCEPT, DISPATCH, SUBMIT, PASS)
  const { record, assignments, events } = change(first, ['rate', requester, { form: { lit: false } }])
  expect(record.case).toMatchObject({ state: 'sorting', attempt: 2, outcome: null, closed_at: null })
  expect(assignments.ended).toHaveLength(1)
  expect(record.assignments).toEqual([])
  expect(events.map(event => event.kind)).toContain('reopened')
})

test('a returned case goes back to whoever dispatches, with a fresh clock', () => {
  const handling = after(ACCEPT, DISPATCH)
  expect(refusal(handling, ['return', mender])).toMatchObject({ code: 'workflow.note_needed' })
  const { record, clocks } = change(handling, ['return', mender, { note: 'Not our street' }], 5)
  expect(record.case).toMatchObject({
    state: 'sorting',
    acting_role: 'community_dispatcher',
    acting_organisation: null,
  })
  expect(clocks.changed[0]).toMatchObject({ state: 'handling', on_time: null, excluded: true })
  expect(clocks.started[0]?.started_at).toEqual(at(5).now)
})

test('an assisting unit is added once', () => {
  const handling = after(ACCEPT, ['dispatch', dispatcher, { form: { leadOrganisationId: ORG_LEAD } }])
  const added = change(handling, ['add_assist', dispatcher, { form: { organisationIds: [ORG_OTHER] } }])
  expect(added.record.assignments).toHaveLength(2)
  expect(added.clocks).toEqual({ started: [], changed: [] })
  expect(refusal(added.record, ['add_assist', dispatcher, { form: { organisationIds: [ORG_OTHER] } }])).toMatchObject({
    code: 'workflow.already_assigned',
  })
})

test('a granted extension keeps the old date, moves the new one and tells the requester', () => {
  const handling = after(ACCEPT, DISPATCH)
  const early: Move = ['ask_extension', both, { note: 'Parts', form: { until: '2026-03-05' } }]
  expect(refusal(handling, early)).toMatchObject({ code: 'workflow.extension_not_later' })
  const asked = change(handling, ['ask_extension', both, { note: 'Parts', form: { until: '2026-03-20' } }])
  expect(asked.record.clocks.map(clock => clock.kind)).toEqual(['state', 'extension_request'])
  expect(asked.record.case.due_at).toEqual(handling.case.due_at)
  const yes: ActInput = { note: 'Agreed', form: { granted: true } }
  expect(refusal(asked.record, ['ask_extension', mender, early[2]])).toMatchObject({
    code: 'workflow.extension_pending',
  })
  expect(refusal(asked.record, ['decide_extension', both, yes])).toMatchObject({ code: 'workflow.you_asked' })
  const granted = change(asked.record, ['decide_extension', supervisor, yes])
  const clock = granted.clocks.changed.find(row => row.kind === 'state')
  expect(clock).toMatchObject({ original_due_at: handling.case.due_at, due_at: new Date('2026-03-20T23:59:59+08:00') })
  expect(clock?.why.extensions).toHaveLength(1)
  expect(granted.told).toMatchObject({
    key: 'workflow:told.extended',
    params: { note: 'Agreed', due: '2026-03-20 23:59' },
  })
  expect(granted.record.case.due_at).toEqual(clock?.due_at)
  const again: Move = ['ask_extension', mender, { note: 'More', form: { until: '2026-04-20' } }]
  expect(refusal(granted.record, again)).toMatchObject({ code: 'workflow.extensions_used_up' })
})

test('a refused extension changes no date', () => {
  const handling = after(ACCEPT, DISPATCH)
  const asked = change(handling, ['ask_extension', mender, { note: 'Parts', form: { until: '2026-03-20' } }])
  const refused = change(asked.record, ['decide_extension', supervisor, { note: 'No', form: { granted: false } }])
  expect(refused.record.case).toMatchObject({
    due_at: handling.case.due_at,
    next_sweep_at: handling.case.next_sweep_at,
  })
  expect(refused.record.clocks).toHaveLength(1)
})

test('reopening keeps to the window written when the case closed, whatever the category says later', () => {
  const closed = after(ACCEPT, DISPATCH, SUBMIT, PASS, RATE)
  expect(closed.reopenUntil).toEqual(new Date(at(1).now.getTime() + 15 * 24 * HOUR))
  const late = 15 * 24 + 2
  expect(refusal(closed, ['reopen', requester, { note: 'Dark again' }], late)).toMatchObject({
    code: 'workflow.reopen_window_passed',
  })
  const { record } = change(closed, ['reopen', requester, { note: 'Dark again' }], late - 2)
  expect(record.case).toMatchObject({ state: 'sorting', attempt: 2, final: false, closed_at: null, outcome: null })
})

test('a voided case ends at once, with a reason and without its clocks', () => {
  const { record, clocks, told } = change(after(ACCEPT), ['void', supervisor, { note: 'A test report' }])
  expect(record.case).toMatchObject({ state: 'voided', final: true, outcome: 'withdrawn' })
  expect(clocks.changed).toHaveLength(1)
  expect(told?.params.note).toBe('A test report')
})

test('what the requester says is public, what staff say is internal unless they choose', () => {
  const record = after(ACCEPT)
  expect(change(record, ['comment', requester, { note: 'Hello' }]).action).toMatchObject({
    visibility: 'public',
    actor_name: '',
  })
  expect(change(record, ['comment', checker, { note: 'Hm' }]).action).toMatchObject({ visibility: 'internal' })
  expect(change(record, ['comment', checker, { note: 'Soon', form: { visibility: 'public' } }]).told).not.toBeNull()
  expect(refusal(record, ['attach', checker])).toMatchObject({ field: 'fileIds' })
})

test('the buttons are drawn from the same rules that refuse', () => {
  const record = after(ACCEPT, DISPATCH, ['submit', both, SUBMIT[2]])
  const view = (actor: ActorFacts) => openActions({ procedure: lantern, record, actor, now: at(1).now }, FACTS)
  const pass = (actor: ActorFacts) => view(actor).find(action => action.name === 'pass')
  expect(pass(checker)).toMatchObject({
    enabled: true,
    primary: true,
    label: 'invented:procedures.lantern.actions.pass',
  })
  expect(pass(both)).toMatchObject({ enabled: false, reason: 'workflow.you_handled_it' })
  expect(pass(mender)).toMatchObject({ enabled: false, reason: 'workflow.needs_role' })
  expect(view(requester).map(action => action.name)).toEqual(['comment', 'attach', 'urge'])
  expect(view(checker).find(action => action.name === 'comment')?.form).toMatchObject({ type: 'object' })
})
