import { z } from 'zod'
import type { ActorFacts } from './actors.ts'
import { newAttempt, reopenUntil } from './attempt.ts'
import type { CaseFacts } from './availability.ts'
import type { Procedure, StandingName } from './definition.ts'
import {
  type EngineContext,
  enterState,
  leadOf,
  resolveActing,
  type Signature,
  takeStep,
  toldParams,
  waitingState,
} from './engine.ts'
import { type ActInput, fill, type Filled } from './fill.ts'
import { startRequestClock } from './limits.ts'
import { type CaseEventKind, type CaseRecord, type Effects, type Plan, type Refusal, refuse } from './records.ts'
import { extendedDue, extensionRule, pendingExtension, standingForms, standingOffer, stateClock } from './standing.ts'
import { nextSweep, stateMoment } from './sweep-times.ts'
import { wallClock } from './wall-clock.ts'

interface StandingAct {
  procedure: Procedure
  record: CaseRecord
  name: StandingName
  actor: ActorFacts
  by: Signature
  facts: CaseFacts
  input: ActInput
}

/** What a standing action does to the case, before it is written. */
interface Outcome {
  toState: string
  visibility: 'public' | 'internal'
  effects: Effects
  events: readonly CaseEventKind[]
  /** More for the requester's sentence; the text key is `workflow:told.<tell>`. */
  tell?: string
  params?: Record<string, string>
}

type Effect = (ctx: EngineContext, act: StandingAct, filled: Filled) => Outcome | { ok: false; refusal: Refusal }

const effectOf: Record<StandingName, Effect> = {
  comment: speak,
  attach: speak,
  return: handBack,
  add_assist: addAssist,
  ask_extension: askExtension,
  decide_extension: decideExtension,
  void: voidCase,
  reopen: reopenCase,
}

/** Plans a standing action the actor has been found allowed to take. */
export function planStanding(ctx: EngineContext, act: StandingAct): Plan {
  const { procedure, record, name, by } = act
  const offer = standingOffer(procedure, name)
  if (!offer) return refuse('workflow.no_such_action', { params: { action: name } })
  const read = fill(act.input, offer)
  if (!read.ok) return read
  const outcome = effectOf[name](ctx, act, read.filled)
  if ('ok' in outcome) return outcome
  const { toState, visibility, effects, events } = outcome
  const params = toldParams(record, { note: read.filled.note, ...outcome.params })
  const told = outcome.tell ? { key: `workflow:told.${outcome.tell}`, params } : null
  const step = { name, toState, by, visibility, ...read.filled, effects, events, told }
  return { ok: true, change: takeStep(ctx, procedure, { before: record }, step) }
}

const spoken = z.object({ visibility: z.enum(['public', 'internal']) })

/** A word or a file beside the course of things; what a requester says is always public to the case. */
function speak(_ctx: EngineContext, act: StandingAct, filled: Filled): Outcome {
  const visibility = act.actor.kind === 'resident' ? 'public' : spoken.parse(filled.form).visibility
  return stays(act, {
    visibility,
    events: ['acted'],
    ...(visibility === 'public' && act.actor.kind !== 'resident' ? { tell: act.name } : {}),
  })
}

/** The unit's assignment ends with its clock; whoever dispatches decides afresh. */
function handBack(ctx: EngineContext, act: StandingAct): Outcome {
  const { procedure, record } = act
  const target = procedure.standing.return ? procedure.standing.return.to : record.case.state
  return {
    toState: target,
    visibility: 'internal',
    effects: { unassign: record.assignments.map(row => row.id), ...enter(ctx, act, target) },
    events: ['acted'],
  }
}

function addAssist(ctx: EngineContext, act: StandingAct, filled: Filled): Outcome | ReturnType<typeof refuse> {
  const { organisationIds } = standingForms.add_assist.parse(filled.form)
  const present = new Set(act.record.assignments.map(row => row.organisation_id))
  const added = [...new Set(organisationIds)].filter(id => !present.has(id))
  if (added.length === 0) return refuse('workflow.already_assigned', { field: 'form.organisationIds' })
  const assign = added.map(organisation => ({ id: ctx.newId(), duty: 'assist' as const, organisation }))
  return stays(act, { effects: { assign }, events: ['acted', 'assigned'] })
}

/** The state's clock runs on; a second one gives the authority its own time to answer. */
function askExtension(ctx: EngineContext, act: StandingAct, filled: Filled): Outcome | ReturnType<typeof refuse> {
  const { until } = standingForms.ask_extension.parse(filled.form)
  const extended = extendedDue(act.record, until)
  if (!extended.ok) return extended
  const clock = startRequestClock(ctx, act.procedure, {
    limit: extensionRule(act.procedure).limit,
    organisation: leadOf(act.record),
    request: { by: act.by.personId, until: extended.due.toISOString() },
  })
  const { next_sweep_at: next, overdue_level: level } = act.record.case
  const effects: Effects = { start: [clock] }
  // An overdue case has its own moments: the levels above, who decide, are being called anyway.
  if (level === 0) effects.nextSweepAt = nextSweep(ctx.now, next, { due_at: new Date(clock.dueAt) })
  return stays(act, { effects, events: ['acted', 'extension_asked'] })
}

/** Granted: a new date beside the old one, and the requester is told why. Refused: only the request ends. */
function decideExtension(ctx: EngineContext, act: StandingAct, filled: Filled): Outcome | ReturnType<typeof refuse> {
  const { granted } = standingForms.decide_extension.parse(filled.form)
  const events = ['acted', 'extension_decided'] as const
  const [state, running] = [waitingState(act.procedure, act.record), stateClock(act.record)]
  const request = pendingExtension(act.record)?.why.request
  if (!granted || !state || !running?.due_at || !request) {
    const next = stateMoment(act.record, ctx.now)
    return stays(act, { effects: { stop: ['extension_request'], nextSweepAt: next?.toISOString() ?? null }, events })
  }
  const due = new Date(request.until)
  if (due <= ctx.now || due <= running.due_at) return refuse('workflow.extension_not_later')
  const warn = new Date(ctx.now.getTime() + Math.floor((due.getTime() - ctx.now.getTime()) * running.why.warnRatio))
  const extension = { from: running.due_at.toISOString(), until: request.until }
  const effects: Effects = {
    stop: ['extension_request'],
    redate: {
      dueAt: request.until,
      warnAt: warn.toISOString(),
      status: running.calendar_status,
      why: { ...running.why, extensions: [...(running.why.extensions ?? []), extension] },
    },
    overdueLevel: 0,
    nextSweepAt: warn.toISOString(),
    // Extending takes back a hand-over to the level above: the unit has its time again.
    acting: resolveActing(ctx, state.actor, { subject: act.record.case, lead: leadOf(act.record) }),
  }
  return {
    ...stays(act, { effects, events, tell: 'extended', params: { due: wallClock(request.until) } }),
    visibility: 'public',
  }
}

function voidCase(ctx: EngineContext, act: StandingAct): Outcome {
  const { procedure, record } = act
  const target = procedure.standing.void ? procedure.standing.void.to : record.case.state
  const until = reopenUntil(ctx.now, { procedure, facts: act.facts, state: target })
  return {
    toState: target,
    visibility: 'public',
    effects: { ...enter(ctx, act, target), outcome: { outcome: 'withdrawn' }, reopenUntil: until },
    events: ['acted', 'closed'],
    tell: 'void',
  }
}

function reopenCase(ctx: EngineContext, act: StandingAct): Outcome {
  const { procedure, record } = act
  const target = procedure.standing.reopen ? procedure.standing.reopen.to : record.case.state
  return {
    toState: target,
    visibility: 'public',
    effects: { ...newAttempt(record), ...enter(ctx, act, target) },
    events: ['acted', 'reopened'],
    tell: 'reopen',
  }
}

function enter(ctx: EngineContext, act: StandingAct, state: string): Effects {
  return enterState(ctx, act.procedure, { subject: act.record.case, state, lead: null })
}

function stays(act: StandingAct, of: Partial<Outcome> & Pick<Outcome, 'events'>): Outcome {
  return { toState: act.record.case.state, visibility: 'internal', effects: {}, ...of }
}
