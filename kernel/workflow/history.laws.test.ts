import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { planAct } from './act.ts'
import type { ActorFacts } from './actors.ts'
import { openActions } from './availability.ts'
import { verifyHistory } from './chain.ts'
import { STANDING_ACTIONS } from './definition.ts'
import {
  aCase,
  contextAt,
  DISTRICT,
  FACTS,
  idsFrom,
  lantern,
  MONDAY,
  ORG_LEAD,
  ORG_OTHER,
  people,
  sha256,
} from './fixtures.ts'
import type { ActionRow, AssignmentRow, CaseRecord, Change, ClockRow } from './records.ts'
import { replay } from './replay.ts'
import { planSweep } from './sweep.ts'

vi.setConfig({ testTimeout: 60_000 })

/** The case duplicates are merged into. */
const OTHER_CASE = { id: '33333333-0000-4000-8000-000000000009', district: DISTRICT, number: 'L-0009', final: false }

/** One roll of the dice: how much later, which of all buttons of all people, and what they fill in. */
const move = fc.record({
  hours: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 200 }) }),
  onward: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  button: fc.nat(50),
  yes: fc.boolean(),
  replies: fc.boolean(),
  days: fc.integer({ min: 1, max: 60 }),
})
const walks = fc.array(move, { maxLength: 40 })
/** Long enough to come by every side road. */
const longWalks = fc.array(move, { minLength: 60, maxLength: 90, size: 'max' })
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never

interface Walk {
  record: CaseRecord
  history: ActionRow[]
  assignments: Map<string, AssignmentRow>
  clocks: Map<string, ClockRow>
}

/** What a table would hold after these rows were written. */
function keep(walk: Omit<Walk, 'record'>, change: Change): Walk {
  const { assignments, clocks } = change
  for (const row of [...assignments.changed, ...assignments.ended, ...assignments.started])
    walk.assignments.set(row.id, row)
  for (const row of [...clocks.changed, ...clocks.started]) walk.clocks.set(`${row.seq}/${row.kind}`, row)
  return { ...walk, history: [...walk.history, change.action], record: change.record }
}

function walkAlong(moves: readonly Move[]): Walk {
  const newId = idsFrom()
  let now = MONDAY
  let walk = keep({ history: [], assignments: new Map(), clocks: new Map() }, aCase(contextAt(now, newId)))
  for (const step of moves) {
    now = new Date(now.getTime() + step.hours * 3_600_000)
    const ctx = contextAt(now, newId)
    for (let round = 0; round < 4; round += 1) {
      const swept = planSweep(ctx, { procedure: lantern, record: walk.record, facts: FACTS })
      if (swept) walk = keep(walk, swept)
    }
    const pressed = button(walk.record, step, now)
    const input = fillIn(step, now)
    const plan =
      pressed &&
      planAct(ctx, { procedure: lantern, record: walk.record, ...pressed, facts: FACTS, input, target: OTHER_CASE })
    if (plan?.ok) walk = keep(walk, plan.change)
  }
  return walk
}

/** What answers something that was asked. */
const REPLIES = /^(decide|answer|accept_assist|waive|lift|object|supervise|ask_extension|ask_hold|add_assist)/

function button(record: CaseRecord, step: Move, now: Date): { action: string; actor: ActorFacts } | undefined {
  const open = Object.values<ActorFacts>(people).flatMap(actor =>
    openActions({ procedure: lantern, record, actor, now }, FACTS)
      .filter(({ enabled, standing }) => enabled && standing !== step.onward)
      .map(({ name }) => ({ action: name, actor })),
  )
  // First what, then who: else everybody's comments would drown what few may do.
  const all = [...new Set(open.map(({ action }) => action))]
  const replies = all.filter(name => REPLIES.test(name))
  const decisions = all.filter(name => name.startsWith('decide'))
  const names = !step.replies ? all : decisions.length > 0 ? decisions : replies.length > 0 ? replies : all
  const able = open.filter(({ action }) => action === names[step.button % names.length])
  return able[step.days % Math.max(able.length, 1)]
}

function fillIn(step: Move, now: Date) {
  const until = new Date(now.getTime() + step.days * 86_400_000).toISOString().slice(0, 10)
  const form = {
    leadOrganisationId: ORG_LEAD,
    organisationIds: [ORG_OTHER],
    outcome: step.yes ? 'done' : 'not_now',
    nextDate: until,
    lit: step.yes,
    granted: step.yes,
    until,
    accepted: step.yes,
    approved: step.yes,
    level: step.yes ? 'yellow' : 'red',
    ground: 'duplicate',
    number: OTHER_CASE.number,
    reached: step.days % 3 === 0 ? 'no_answer' : 'reached',
    solved: step.yes ? 'solved' : 'not_solved',
    satisfied: 'basically',
  }
  return { note: 'because', form, fileIds: ['44444444-0000-4000-8000-000000000001'] }
}

/** The history as a database gives it back. */
function stored(history: readonly ActionRow[]): ActionRow[] {
  return history.map(action => ({ ...JSON.parse(JSON.stringify(action)), at: new Date(action.at) }))
}

test('the walks go everywhere: every state, every action, every step of the engine', () => {
  const taken = fc.sample(longWalks, { numRuns: 150, seed: 7 }).flatMap(moves => walkAlong(moves).history)
  const states = new Set(taken.map(action => action.to_state))
  expect(Object.keys(lantern.states).filter(state => !states.has(state))).toEqual([])
  const names = new Set(taken.map(action => action.name))
  const steps = ['reminded', 'escalated_overdue', 'extension_reminded', 'objection_reminded']
  steps.push('supervision_reminded', 'hold_request_reminded', 'hold_ended')
  expect([...Object.keys(lantern.actions), ...STANDING_ACTIONS, ...steps].filter(name => !names.has(name))).toEqual([])
})

test('whatever happens to a case, its history alone gives back the case, its assignments and its clocks', () => {
  fc.assert(
    fc.property(walks, moves => {
      const walk = walkAlong(moves)
      const again = replay(lantern, stored(walk.history))
      expect(again.record).toEqual(walk.record)
      expect(again.assignments).toEqual([...walk.assignments.values()])
      expect(again.clocks).toEqual([...walk.clocks.values()])
    }),
  )
})

test('whatever happens, a waiting case is timed, an ended one is not, and one lead at most is in charge', () => {
  fc.assert(
    fc.property(walks, moves => {
      const { record, clocks } = walkAlong(moves)
      const running = [...clocks.values()].filter(clock => clock.stopped_at === null)
      expect(running.filter(clock => clock.kind === 'state')).toHaveLength(record.case.final ? 0 : 1)
      expect(record.case.due_at === null).toBe(record.case.final)
      expect(record.assignments.filter(row => row.duty === 'lead').length).toBeLessThanOrEqual(1)
      expect(record.case.acting_organisation).toBe(record.case.state === 'handling' ? ORG_LEAD : null)
    }),
  )
})

test('whatever happens, assignments say of their case what it says, and the case knows who took part', () => {
  fc.assert(
    fc.property(walks, moves => {
      const { record, assignments, history } = walkAlong(moves)
      const { opened_at, category, final } = record.case
      const standing = [...assignments.values()].filter(row => row.ended_at === null)
      expect(standing).toEqual(record.assignments)
      for (const row of standing) expect(row).toMatchObject({ opened_at, category, open: !final })
      expect([...assignments.values()].filter(row => row.ended_at !== null && row.open)).toEqual([])
      const steps = history.filter(action => !['comment', 'attach', 'urge'].includes(action.name))
      expect(record.case.taken_part).toEqual([...new Set(steps.flatMap(action => action.actor_id ?? []))])
    }),
  )
})

test('whatever happens, nobody who handled a case takes it to its check or its end', () => {
  fc.assert(
    fc.property(walks, moves => {
      const { history } = walkAlong(moves)
      const closers = history.filter(action => ['pass', 'void', 'merge', 'follow_up'].includes(action.name))
      const guilty = closers.filter(closer =>
        history.some(
          action => action.name === 'submit' && action.seq < closer.seq && action.actor_id === closer.actor_id,
        ),
      )
      expect(guilty).toEqual([])
    }),
  )
})

test('whatever happens, the chain is whole, and any one step edited, removed or moved breaks it', () => {
  const tampering = fc.record({ at: fc.nat(), how: fc.constantFrom('edit', 'remove', 'swap') })
  fc.assert(
    fc.property(walks, tampering, (moves, { at, how }) => {
      const { history, record } = walkAlong(moves)
      const rows = stored(history)
      expect(verifyHistory(sha256, record.case, rows)).toEqual([])
      const index = at % rows.length
      expect(verifyHistory(sha256, record.case, tampered(rows, index, how)).length > 0).toBe(
        how !== 'swap' || index > 0,
      )
    }),
  )
})

function tampered(rows: readonly ActionRow[], index: number, how: string): ActionRow[] {
  const [here, before] = [rows[index], rows[index - 1]]
  if (how === 'remove') return rows.filter(row => row !== here)
  if (how === 'edit') return rows.map(row => (row === here ? { ...row, note: `${row.note ?? ''}.` } : row))
  if (!here || !before) return [...rows]
  return rows.map(row =>
    row === here ? { ...row, seq: before.seq } : row === before ? { ...row, seq: here.seq } : row,
  )
}

test('no person is ever offered what is then refused for who they are', () => {
  const everyone: ActorFacts[] = Object.values(people)
  fc.assert(
    fc.property(walks, fc.constantFrom(...everyone), (moves, actor) => {
      const { record, history } = walkAlong(moves)
      const now = history.at(-1)?.at ?? MONDAY
      const open = openActions({ procedure: lantern, record, actor, now }, FACTS).filter(action => action.enabled)
      const who = [
        'workflow.needs_role',
        'workflow.not_your_unit',
        'workflow.you_handled_it',
        'workflow.not_in_this_state',
      ]
      const refused = open.flatMap(({ name: action }) => {
        const plan = planAct(contextAt(now), { procedure: lantern, record, action, actor, facts: FACTS, input: {} })
        return plan.ok ? [] : [plan.refusal.code]
      })
      expect(refused.filter(code => who.includes(code))).toEqual([])
    }),
  )
})
