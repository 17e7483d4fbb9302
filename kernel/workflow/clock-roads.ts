import { SUPERVISORS } from './actors.ts'
import { clockEffect } from './clock-effects.ts'
import { asItIs, isPaused, paused, requestsOf, resumed, stateClock } from './clocks.ts'
import { type EngineContext, enterState, leadOf, stateOf, waitingState } from './engine.ts'
import type { Filled } from './fill.ts'
import { nextLevel } from './ladder.ts'
import { ASIDE_LIMITS, asideLimit, startRequestClock, startStateClock } from './limits.ts'
import { type Effects, type Refusal, refuse } from './records.ts'
import { objectionTarget } from './side-roads.ts'
import { enter, type Outcome, type StandingAct, stays } from './standing-act.ts'
import { standingForms } from './standing-forms.ts'
import { momentOf, nextSweep, stateMoment } from './sweep-times.ts'
import { wallClock } from './wall-clock.ts'

type Refused = { ok: false; refusal: Refusal }

/** The unit says it is the wrong one; whoever supervises decides, by a limit of its own. Counted. */
export function object(ctx: EngineContext, act: StandingAct): Outcome {
  const { procedure, record } = act
  const shipped = procedure.standing.objection ? procedure.standing.objection.limit : undefined
  const limit = asideLimit(ctx, { name: 'objection', subject: record.case, shipped: shipped ?? ASIDE_LIMITS.objection })
  const clock = startRequestClock(ctx, procedure, {
    kind: 'objection',
    limit,
    organisation: leadOf(record),
    request: { by: act.by.personId, until: ctx.now.toISOString() },
  })
  const running = stateClock(record)
  const waits = running !== undefined && clockEffect(ctx.limits, 'objection') === 'pause'
  const moment = waits ? null : stateMoment(record, ctx.now)
  const decider = ctx.holders.nearest(SUPERVISORS, record.case.area_code)
  return stays(act, {
    effects: {
      start: [clock],
      objection: true,
      ...(waits ? { redate: paused(running, ctx.now) } : {}),
      nextSweepAt: nextSweep(ctx.now, moment, [...requestsOf(record), { due_at: new Date(clock.dueAt) }]),
    },
    events: ['acted', 'objection_asked'],
    params: { until: wallClock(clock.dueAt) },
    notices: decider ? [{ to: { role: decider.role, area: decider.areaCode }, say: 'objected' }] : [],
  })
}

/** Accepted: dispatched afresh, on a fresh clock. Rejected: the unit goes on, and may not object to this dispatch again. */
export function decideObjection(ctx: EngineContext, act: StandingAct, filled: Filled): Outcome | Refused {
  const { procedure, record } = act
  const { accepted } = standingForms.decide_objection.parse(filled.form)
  const [target, lead, clock] = [objectionTarget(procedure), leadOf(record), stateClock(record)]
  const events = ['acted', 'objection_decided'] as const
  if (!target || !clock || !waitingState(procedure, record)) return refuse('workflow.not_in_this_state')
  if (accepted) {
    return stays(act, {
      toState: target,
      effects: {
        unassign: record.assignments.map(row => row.id),
        ...enter(ctx, act, target),
        ...(clockEffect(ctx.limits, 'objection_accepted') === 'exclude' ? { excludeSpell: true } : {}),
      },
      events,
      notices: lead ? [{ to: { unit: lead }, say: 'objection_accepted' }] : [],
    })
  }
  const again = isPaused(clock) ? resumed(ctx.calendar, clock, ctx.now) : asItIs(clock)
  const spell = { from: clock.started_at.toISOString(), to: ctx.now.toISOString() }
  const why = { ...again.why, objections: [...(again.why.objections ?? []), spell] }
  const notices = lead ? [{ to: { unit: lead }, say: 'objection_rejected' }] : []
  const others = requestsOf(record).filter(one => one.kind !== 'objection')
  if (clockEffect(ctx.limits, 'objection_rejected') === 'restart')
    return stays(act, { effects: restarted(ctx, act, { why }), events, notices })
  const moment = isPaused(clock) ? momentOf(again, ctx.now) : stateMoment(record, ctx.now)
  return stays(act, {
    effects: { stop: ['objection'], redate: { ...again, why }, nextSweepAt: nextSweep(ctx.now, moment, others) },
    events,
    notices,
  })
}

/** One level up by hand: whoever should act still may, and now the level above may and must see to it. */
export function raiseCase(ctx: EngineContext, act: StandingAct): Outcome | Refused {
  const { procedure, record } = act
  const state = waitingState(procedure, record)
  const superior = state && nextLevel(ctx, record, state)
  if (!superior) return refuse('workflow.at_the_top')
  const acting = { ...superior, organisation: record.case.acting_organisation }
  const fresh = clockEffect(ctx.limits, 'raise') === 'restart' ? restarted(ctx, act, {}) : {}
  return {
    ...stays(act, {
      effects: { ...fresh, acting, raised: true },
      events: ['acted', 'escalated'],
      tell: 'raise',
    }),
    visibility: 'public',
  }
}

/** A new clock for the state the case stays in. */
function restarted(ctx: EngineContext, act: StandingAct, keep: { why?: { objections?: unknown } }): Effects {
  const { procedure, record } = act
  const { state } = record.case
  const lead = leadOf(record)
  const entering = enterState(ctx, procedure, {
    subject: record.case,
    state,
    lead,
    supervision: record.clocks.find(clock => clock.kind === 'supervision'),
  })
  const definition = stateOf(procedure, state)
  if (definition.final) return entering
  const clock = startStateClock(ctx, procedure, {
    subject: record.case,
    name: state,
    state: definition,
    organisation: lead,
  })
  const { objections } = keep.why ?? {}
  const why = objections
    ? { ...clock.why, objections: objections as NonNullable<typeof clock.why.objections> }
    : clock.why
  return { ...entering, start: [{ ...clock, why }] }
}
