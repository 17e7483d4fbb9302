import { newAttempt, reopenUntil } from './attempt.ts'
import { isFinal, type Procedure } from './definition.ts'
import { type EngineContext, leadOf, stateOf, SYSTEM, takeStep, toldParams, waitingState } from './engine.ts'
import type { Filled } from './fill.ts'
import { type CaseRecord, type Change, type Refusal, refuse } from './records.ts'
import { route } from './route.ts'
import { enter, type Outcome, type StandingAct, stays } from './standing-act.ts'

type Refused = { ok: false; refusal: Refusal }

/** A duplicate ends in the case it repeats: open, of the same district. Its requester follows that one from now on. */
export function mergeInto(ctx: EngineContext, act: StandingAct): Outcome | Refused {
  const { procedure, record, target } = act
  const state = procedure.standing.merge ? procedure.standing.merge.to : record.case.state
  const field = 'form.number'
  if (!target || target.district !== record.case.district) return refuse('workflow.no_such_case', { field })
  if (target.id === record.case.id) return refuse('workflow.merge_into_itself', { field })
  if (target.final) return refuse('workflow.merge_into_ended', { field })
  return {
    toState: state,
    visibility: 'public',
    effects: { ...enter(ctx, act, state), mergedInto: target.id, outcome: { outcome: 'merged' } },
    events: ['acted', 'closed', 'merged'],
    tell: 'merge',
    params: { into: target.number },
  }
}

/** The other side of a merge: the case goes on, knowing that somebody else waits for the same. */
export function planMergedIn(
  ctx: EngineContext,
  procedure: Procedure,
  at: { record: CaseRecord; merged: { id: string; number: string } },
): Change {
  const { record, merged } = at
  return takeStep(
    ctx,
    procedure,
    { before: record },
    {
      name: 'merged_in',
      toState: record.case.state,
      by: SYSTEM,
      visibility: 'public',
      form: { number: merged.number },
      effects: {},
      events: ['acted'],
      told: { key: 'workflow:told.merged_in', params: toldParams(record) },
      notices: [
        { to: 'awaited', key: 'workflow:notices.merged_in', params: toldParams(record, { from: merged.number }) },
      ],
    },
  )
}

/**
 * What was said on the telephone. Answers given while the rating is awaited count as the rating, and lead where it
 * leads; in every other case they are kept beside what the requester said themselves, and change nothing.
 */
export function followUp(ctx: EngineContext, act: StandingAct, filled: Filled): Outcome | Refused {
  const { procedure, record } = act
  const { followUp: rule } = procedure.standing
  const { form } = filled
  const reached = form.reached === 'reached'
  if (reached && (form.solved === undefined || form.satisfied === undefined))
    return refuse('workflow.answers_needed', { field: form.solved === undefined ? 'form.solved' : 'form.satisfied' })
  const rates = rule && rule.rates ? procedure.actions[rule.rates] : undefined
  if (
    !reached ||
    !rates ||
    waitingState(procedure, record)?.bucket !== 'rate' ||
    !rates.from.includes(record.case.state)
  )
    return stays(act, { events: ['acted'] })
  const { toState, reopens } = route(rates, form)
  const target = stateOf(procedure, toState)
  if (!isFinal(target) && target.actor.kind === 'unit' && (reopens || leadOf(record) === null))
    return refuse('workflow.no_lead_unit')
  const { facts } = act
  return {
    toState,
    visibility: 'public',
    effects: {
      ...(reopens ? { ...newAttempt(record), rework: record.case.attempt + 1 } : {}),
      ...enter(ctx, act, toState),
      ...(isFinal(target) ? { reopenUntil: reopenUntil(ctx.now, { procedure, facts, state: toState }) } : {}),
    },
    events: ['acted', ...(reopens ? (['reopened'] as const) : []), ...(isFinal(target) ? (['closed'] as const) : [])],
    tell: reopens ? 'follow_up_again' : 'follow_up',
  }
}
