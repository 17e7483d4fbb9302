import { expect, test } from 'vitest'
import { assertSound, checkProcedures } from './checker.ts'
import type { ActionDefinition, Procedure, StateDefinition } from './definition.ts'
import { lantern, textsFor } from './fixtures.ts'

const texts = { invented: textsFor(lantern) }

/** The lantern with one thing wrong. */
function spoilt(change: {
  states?: Record<string, object>
  actions?: Record<string, object>
  standing?: Partial<Procedure['standing']>
}): Procedure {
  const states = { ...lantern.states, ...change.states } as Record<string, StateDefinition>
  const actions = { ...lantern.actions, ...change.actions } as Record<string, ActionDefinition>
  return { ...lantern, states, actions, standing: { ...lantern.standing, ...change.standing } }
}

function faults(procedure: Procedure): string[] {
  const bundle = { invented: textsFor(procedure) }
  return checkProcedures([procedure], bundle).map(fault =>
    [fault.problem, fault.state, fault.action].filter(Boolean).join(' '),
  )
}

const { received, checking, rating } = lantern.states
const { submit, pass, accept, dispatch, expire } = lantern.actions

test('the invented procedure is sound', () => {
  expect(faults(lantern)).toEqual([])
  expect(() => assertSound([lantern], texts)).not.toThrow()
})

test('a state nobody can come to is found', () => {
  expect(faults(spoilt({ states: { attic: { final: true } } }))).toEqual(['unreachable attic'])
})

test('a state without a way to an end is found, also when it could still be voided', () => {
  const trap = { ...checking }
  const into = { from: ['checking'], to: 'trap', permission: 'lantern.check', notHandler: true }
  expect(faults(spoilt({ states: { trap }, actions: { into } }))).toEqual(['no_way_to_an_end trap'])
})

test.each([
  ['no_actor', { actor: undefined }],
  ['no_limit', { limit: undefined }],
  ['no_limit', { limit: { amount: 0, unit: 'day' } }],
  ['no_overdue_rule', { overdue: undefined }],
])('a waiting state with %s is found', (problem, gap) => {
  expect(faults(spoilt({ states: { received: { ...received, ...gap } } }))).toContain(`${problem} received`)
})

test('an expiry that fires nothing, or nobody waited for without one, is found', () => {
  const early = { ...expire, from: ['checking'] }
  expect(faults(spoilt({ actions: { expire: early } }))).toContain('cannot_expire rating')
  const idle = { ...rating, actor: { kind: 'system' }, overdue: 'remind' }
  expect(faults(spoilt({ states: { rating: idle } }))).toContain('waits_for_nobody rating')
})

test('every way by which a handler could close is found', () => {
  const { notHandler: _unguarded, ...unguarded } = pass
  expect(faults(spoilt({ actions: { pass: unguarded } }))).toEqual([
    'handler_can_close rating rate',
    'handler_can_close rating expire',
  ])
  const shortcut = { ...submit, to: 'closed' }
  expect(faults(spoilt({ actions: { settle: shortcut } }))).toEqual(['handler_can_close handling settle'])
  // The requester closes alone, but only after somebody other than the handler has looked.
  const unseen = { ...submit, to: 'rating' }
  expect(faults(spoilt({ actions: { hurry: unseen } }))).toContain('handler_can_close rating rate')
})

test('a state of the assigned unit entered without an assignment is found', () => {
  const { assigns: _forgotten, ...forgetful } = dispatch
  expect(faults(spoilt({ actions: { dispatch: forgetful } }))).toContain('no_unit_assigned handling dispatch')
  const hasty = { from: ['sorting'], to: 'handling', permission: 'lantern.sort' }
  expect(faults(spoilt({ actions: { hasty } }))).toContain('no_unit_assigned handling hasty')
})

test('standing targets of the wrong kind are found', () => {
  expect(faults(spoilt({ standing: { void: { to: 'sorting' } } }))).toContain('voids_into_waiting sorting void')
  const reopen = { from: ['checking'], to: 'sorting', window: 'category' } as const
  expect(faults(spoilt({ standing: { reopen } }))).toContain('reopens_wrongly checking reopen')
  const nowhere = { to: 'moon', permission: 'lantern.mend' }
  expect(faults(spoilt({ standing: { return: nowhere } }))).toContain('unknown_state moon return')
  const revived = { from: ['closed'], to: 'sorting', permission: 'lantern.sort' }
  expect(faults(spoilt({ actions: { revived } }))).toContain('leaves_an_end closed revived')
})

test('side roads that lead nowhere are found', () => {
  expect(faults(spoilt({ standing: { hold: { from: ['closed'] } } }))).toEqual(['held_at_an_end closed hold'])
  expect(faults(spoilt({ standing: { hold: { from: ['moon'] } } }))).toContain('held_at_an_end moon hold')
  const hasty = { to: 'sorting', limit: { amount: 0, unit: 'work_day' } } as const
  expect(faults(spoilt({ standing: { objection: hasty } }))).toEqual(['no_limit object'])
  const halfDay = { to: 'sorting', limit: { amount: 0.5, unit: 'work_day' } } as const
  expect(faults(spoilt({ standing: { objection: halfDay } }))).toEqual(['no_limit object'])
  const noTime = { limit: { amount: 0, unit: 'work_day' } } as const
  expect(faults(spoilt({ standing: { hold: noTime } }))).toEqual(['no_limit ask_hold'])
  expect(faults(spoilt({ standing: { hold: { times: 0 } } }))).toEqual(['never_asked ask_hold'])
  expect(faults(spoilt({ standing: { return: false, objection: {} } }))).toContain('objection_leads_nowhere object')
  expect(faults(spoilt({ standing: { followUp: { rates: 'pass' } } }))).toEqual(['follows_up_no_rating follow_up'])
  expect(faults(spoilt({ standing: { followUp: { rates: 'applaud' } } }))).toEqual(['follows_up_no_rating follow_up'])
})

test('forms that lack what the action reads are found', () => {
  const { form: _dispatchForm, ...dispatchBare } = dispatch
  const { form: _submitForm, ...submitBare } = submit
  const { form: _acceptForm, ...acceptBare } = accept
  const { form: _rateForm, ...rateBare } = lantern.actions.rate
  const bare = { dispatch: dispatchBare, submit: submitBare, accept: acceptBare, rate: rateBare }
  expect(faults(spoilt({ actions: bare }))).toEqual(
    expect.arrayContaining([
      'form_lacks_lead dispatch',
      'form_lacks_outcome submit',
      'form_lacks_field accept',
      'form_lacks_branch rate',
    ]),
  )
  expect(faults(spoilt({ actions: { expire: { ...expire, needsNote: true } } }))).toContain('system_cannot_fill expire')
})

test('a name the engine keeps for itself is found', () => {
  expect(faults(spoilt({ actions: { reopen: accept } }))).toContain('reserved_name reopen')
})

test('a text missing in either language is found by its key', () => {
  const { zh, en } = textsFor(lantern)
  const { told: _told, ...untold } = en.procedures.lantern ?? { told: {} }
  const missing = checkProcedures([lantern], { invented: { zh, en: { procedures: { lantern: untold } } } })
  expect(missing.map(fault => fault.text)).toContain('en:told.dispatch')
  // An internal step says nothing to the requester and needs no sentence.
  expect(missing.map(fault => fault.text)).not.toContain('en:told.send_back')
  expect(checkProcedures([lantern], {}).length).toBeGreaterThan(20)
})

test('two procedures under one key and version are found', () => {
  expect(checkProcedures([lantern, lantern], texts)).toMatchObject([
    { procedure: 'lantern@1', problem: 'version_not_unique' },
  ])
  expect(() => assertSound([lantern, lantern], texts)).toThrow('lantern@1 version_not_unique')
})
