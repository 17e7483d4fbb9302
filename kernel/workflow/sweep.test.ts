import { expect, test } from 'vitest'
import { calendarOf } from '#kernel/calendar/index.ts'
import { planAct } from './act.ts'
import type { ActorFacts } from './actors.ts'
import type { ActInput } from './fill.ts'
import {
  aCase,
  calendar,
  contextAt,
  DISTRICT,
  FACTS,
  idsFrom,
  lantern,
  MONDAY,
  ORG_LEAD,
  people,
  STREET,
} from './fixtures.ts'
import type { CaseRecord, Change } from './records.ts'
import { planRecalculate, planSweep } from './sweep.ts'

const newId = idsFrom(500)

function sweep(record: CaseRecord, now: Date): Change | null {
  return planSweep(contextAt(now, newId), { procedure: lantern, record, facts: FACTS })
}

/** Sweeps at the very moments the case asks for, until it asks for none. */
function sweepOut(record: CaseRecord, rounds = 10): Change[] {
  const next = record.case.next_sweep_at
  const swept = next && rounds > 0 ? sweep(record, next) : null
  return swept ? [swept, ...sweepOut(swept.record, rounds - 1)] : []
}

function act(record: CaseRecord, action: string, actor: ActorFacts, sent: ActInput & { now?: Date } = {}): CaseRecord {
  const { now = MONDAY, ...input } = sent
  const plan = planAct(contextAt(now, newId), { procedure: lantern, record, action, actor, facts: FACTS, input })
  if (!plan.ok) throw new Error(`${action}: ${plan.refusal.code}`)
  return plan.change.record
}

function handling(): CaseRecord {
  const sorting = act(aCase().record, 'accept', people.dispatcher)
  return act(sorting, 'dispatch', people.dispatcher, { form: { leadOrganisationId: ORG_LEAD } })
}

test('nothing happens before its time', () => {
  expect(sweep(aCase().record, MONDAY)).toBeNull()
})

test('a case nobody accepts is warned of, then climbs level by level to the district and stops there', () => {
  const steps = sweepOut(aCase().record)
  expect(steps.map(step => step.action.name)).toEqual([
    'reminded',
    'escalated_overdue',
    'escalated_overdue',
    'escalated_overdue',
  ])
  expect(steps.map(step => step.record.case.overdue_level)).toEqual([0, 1, 2, 3])
  expect(steps.map(step => step.record.case.acting_area).slice(1)).toEqual([STREET, DISTRICT, DISTRICT])
  expect(steps[1]?.events.map(event => event.kind)).toEqual(['overdue', 'escalated'])
  expect(steps.at(-1)?.events.map(event => event.kind)).toEqual(['overdue'])
  expect(steps.every(step => step.action.actor_id === null && step.action.visibility === 'internal')).toBe(true)
})

test('an overdue unit keeps its case while its superiors are called', () => {
  const [, , late] = [...sweepOut(handling())].slice(-3)
  expect(late?.record.case).toMatchObject({ acting_organisation: ORG_LEAD, acting_area: DISTRICT, state: 'handling' })
})

test('after a case has climbed, the superior may act and the first in charge still may', () => {
  const [, escalated] = sweepOut(aCase().record)
  if (!escalated) throw new Error('expected an escalation')
  expect(act(escalated.record, 'accept', people.supervisor).case).toMatchObject({ state: 'sorting', overdue_level: 0 })
  expect(act(escalated.record, 'accept', people.dispatcher).case.state).toBe('sorting')
})

test('a state that only reminds does so three times', () => {
  const steps = sweepOut(act(aCase().record, 'accept', people.dispatcher))
  expect(steps.map(step => step.action.name)).toEqual(['reminded', 'reminded', 'reminded', 'reminded'])
  expect(steps.at(-1)?.record.case).toMatchObject({ overdue_level: 3, next_sweep_at: null })
})

test('a rating nobody gives closes the case, as the system, with a window to reopen', () => {
  const submitted = act(handling(), 'submit', people.mender, { note: 'x', form: { outcome: 'done' } })
  const rating = act(submitted, 'pass', people.checker)
  const [warned, expired] = sweepOut(rating)
  expect(warned?.action.name).toBe('reminded')
  expect(expired?.record.case).toMatchObject({ state: 'closed', final: true })
  expect(expired?.action).toMatchObject({ name: 'expire', actor_name: 'system' })
  expect(expired?.record.reopenUntil).not.toBeNull()
})

test('after a long outage a case moves one step, not one for every missed hour', () => {
  const late = new Date(MONDAY.getTime() + 30 * 86_400_000)
  const swept = sweep(aCase().record, late)
  expect(swept?.record.case.overdue_level).toBe(1)
  expect(swept?.record.case.next_sweep_at?.getTime()).toBeGreaterThan(late.getTime())
})

test('an unanswered extension request is told of once, and the state keeps its own moments', () => {
  const until = { note: 'Parts', form: { until: '2026-03-20' } }
  const asked = act(handling(), 'ask_extension', people.mender, until)
  expect(
    sweepOut(asked)
      .map(step => step.action.name)
      .slice(0, 3),
  ).toEqual(['extension_reminded', 'reminded', 'escalated_overdue'])
})

test('an extension brings a climbed case back to its unit', () => {
  const [, escalated] = sweepOut(handling())
  if (!escalated) throw new Error('expected an escalation')
  const now = escalated.action.at
  const asked = act(escalated.record, 'ask_extension', people.mender, {
    note: 'Parts',
    form: { until: '2026-03-20' },
    now,
  })
  const granted = act(asked, 'decide_extension', people.supervisor, { note: 'Yes', form: { granted: true }, now })
  expect(granted.case).toMatchObject({ overdue_level: 0, acting_role: null, acting_organisation: ORG_LEAD })
  expect(sweepOut(granted)[0]?.action.name).toBe('reminded')
})

test('an amended calendar moves a running date from its own start, and leaves an extended one alone', () => {
  const { record } = aCase()
  const holiday = {
    date: '2026-03-02',
    kind: 'rest' as const,
    name: 'Flood',
    source: 'notice',
    status: 'official' as const,
  }
  const years = [...calendar.years].map(([year, status]) => ({ year, status }))
  const amended = calendarOf({ id: 'amended', windows: calendar.windows, days: [holiday], years })
  const context = { ...contextAt(MONDAY, newId), calendar: amended }
  const moved = planRecalculate(context, lantern, record)
  expect(moved?.record.case.due_at).toEqual(new Date('2026-03-03T11:00:00+08:00'))
  expect(moved?.clocks.changed[0]?.original_due_at).toEqual(record.case.due_at)
  expect(planRecalculate(contextAt(MONDAY, newId), lantern, record)).toBeNull()
  const asked = act(handling(), 'ask_extension', people.mender, { note: 'Parts', form: { until: '2026-03-20' } })
  const granted = act(asked, 'decide_extension', people.supervisor, { note: 'Yes', form: { granted: true } })
  expect(planRecalculate(context, lantern, granted)).toBeNull()
})
