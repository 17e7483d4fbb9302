import { z } from 'zod'
import { newAttempt, reopenUntil } from './attempt.ts'
import { clockEffect } from './clock-effects.ts'
import { asItIs, isPaused, paused, pending, requestsOf, resumed, stateClock } from './clocks.ts'
import type { CommonStandingName } from './definition.ts'
import { type EngineContext, leadOf, resolveActing, takeStep, toldParams, waitingState } from './engine.ts'
import { fill, type Filled } from './fill.ts'
import { startRequestClock } from './limits.ts'
import { type ClockRow, type Effects, type Plan, refuse, type Why } from './records.ts'
import { sideRoadEffects } from './side-road-steps.ts'
import { isSideRoad } from './side-roads.ts'
import { extendedDue, extensionRule, standingOffer } from './standing.ts'
import { type Effect, enter, type Outcome, type StandingAct, stays } from './standing-act.ts'
import { standingForms } from './standing-forms.ts'
import { momentOf, nextSweep, stateMoment } from './sweep-times.ts'
import { wallClock } from './wall-clock.ts'

const commonEffects: Record<CommonStandingName, Effect> = {
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
  const effect = isSideRoad(name) ? sideRoadEffects[name] : commonEffects[name]
  const outcome = effect(ctx, act, read.filled)
  if ('ok' in outcome) return outcome
  const { toState, visibility, effects, events } = outcome
  const params = toldParams(record, { note: read.filled.note, ...outcome.params })
  const told = outcome.tell ? { key: `workflow:told.${outcome.tell}`, params } : null
  const notices = (outcome.notices ?? []).map(one => ({ to: one.to, key: `workflow:notices.${one.say}`, params }))
  const step = { name, toState, by, visibility, ...read.filled, effects, events, told, notices }
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
    effects: {
      unassign: record.assignments.map(row => row.id),
      ...enter(ctx, act, target),
      ...(clockEffect(ctx.limits, 'return') === 'exclude' ? { excludeSpell: true } : {}),
    },
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

/** A second clock gives the authority its own time to answer; the state's runs on, unless the city says it waits. */
function askExtension(ctx: EngineContext, act: StandingAct, filled: Filled): Outcome | ReturnType<typeof refuse> {
  const { record } = act
  const { until } = standingForms.ask_extension.parse(filled.form)
  const extended = extendedDue(record, until)
  if (!extended.ok) return extended
  const clock = startRequestClock(ctx, act.procedure, {
    kind: 'extension_request',
    limit: extensionRule(act.procedure).limit,
    organisation: leadOf(record),
    request: { by: act.by.personId, until: extended.due.toISOString() },
  })
  const running = stateClock(record)
  const waits = running !== undefined && clockEffect(ctx.limits, 'extension_asked') === 'pause'
  const moment = waits ? null : stateMoment(record, ctx.now)
  const effects: Effects = { start: [clock], ...(waits ? { redate: paused(running, ctx.now) } : {}) }
  // An overdue case has its own moments: the levels above, who decide, are being called anyway.
  if (waits || record.case.overdue_level === 0)
    effects.nextSweepAt = nextSweep(ctx.now, moment, [...requestsOf(record), { due_at: new Date(clock.dueAt) }])
  return stays(act, { effects, events: ['acted', 'extension_asked'] })
}

/** Granted: a new date beside the old one, and the requester is told why. Refused: only the request ends. */
function decideExtension(ctx: EngineContext, act: StandingAct, filled: Filled): Outcome | ReturnType<typeof refuse> {
  const { granted } = standingForms.decide_extension.parse(filled.form)
  const events = ['acted', 'extension_decided'] as const
  const { record } = act
  const [state, running] = [waitingState(act.procedure, record), stateClock(record)]
  const request = pending(record, 'extension_request')?.why.request
  const others = requestsOf(record).filter(clock => clock.kind !== 'extension_request')
  const again = running && isPaused(running) ? resumed(ctx.calendar, running, ctx.now) : null
  if (!granted || !state || !running?.due_at || !request) {
    const next = nextSweep(ctx.now, again ? momentOf(again, ctx.now) : stateMoment(record, ctx.now), others)
    const effects: Effects = { stop: ['extension_request'], nextSweepAt: next, ...(again ? { redate: again } : {}) }
    return stays(act, { effects, events })
  }
  const due = new Date(request.until)
  if (due <= ctx.now || due <= running.due_at) return refuse('workflow.extension_not_later')
  const dates = extended(ctx, { running, until: request.until, why: again?.why ?? running.why })
  const effects: Effects = {
    stop: ['extension_request'],
    redate: dates,
    overdueLevel: 0,
    nextSweepAt: nextSweep(ctx.now, momentOf(dates, ctx.now), others),
    // Extending takes back a hand-over to the level above: the unit has its time again.
    acting: resolveActing(ctx, state.actor, { subject: record.case, lead: leadOf(record) }),
  }
  return {
    ...stays(act, { effects, events, tell: 'extended', params: { due: wallClock(request.until) } }),
    visibility: 'public',
  }
}

/** The dates of an extended clock; where a city lets the clock run on, the extension is only kept beside it. */
function extended(
  ctx: EngineContext,
  at: { running: ClockRow; until: string; why: Why },
): NonNullable<Effects['redate']> {
  const { running, until } = at
  const due = new Date(until)
  const from = running.due_at?.toISOString() ?? until
  const why = { ...at.why, extensions: [...(at.why.extensions ?? []), { from, until }] }
  if (clockEffect(ctx.limits, 'extension') === 'runs_on') return asItIs(running, why)
  const warn = new Date(ctx.now.getTime() + Math.floor((due.getTime() - ctx.now.getTime()) * why.warnRatio))
  return { dueAt: until, warnAt: warn.toISOString(), status: running.calendar_status, why }
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
    effects: { ...newAttempt(record), rework: record.case.attempt + 1, ...enter(ctx, act, target) },
    events: ['acted', 'reopened'],
    tell: 'reopen',
  }
}
