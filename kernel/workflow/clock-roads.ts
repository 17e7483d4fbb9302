import { addLimit } from '#kernel/calendar/index.ts'
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

/** Held cases come back at nine in the morning of their review date. */
const REVIEW_AT = 'T09:00:00+08:00'

/** Onto the held list until the review date, which must come; the requester is told why and until when (ordinance 15). */
export function holdCase(ctx: EngineContext, act: StandingAct, filled: Filled): Outcome | Refused {
  const { record } = act
  const clock = stateClock(record)
  const { until: date } = standingForms.hold.parse(filled.form)
  const until = new Date(`${date}${REVIEW_AT}`)
  const longest = addLimit(ctx.calendar, ctx.now, asideLimit(ctx, { name: 'hold', subject: record.case })).due
  if (until <= ctx.now) return refuse('workflow.date_past', { field: 'form.until' })
  if (until > longest || !clock)
    return refuse('workflow.held_too_long', { field: 'form.until', params: { until: wallClock(longest) } })
  const stands = clockEffect(ctx.limits, 'hold') === 'pause'
  const moment = stands || until < (record.case.due_at ?? until) ? until : stateMoment(record, ctx.now)
  return {
    ...stays(act, {
      effects: {
        hold: { until: until.toISOString() },
        ...(stands ? { redate: paused(clock, ctx.now) } : {}),
        nextSweepAt: nextSweep(ctx.now, moment, [...requestsOf(record), { due_at: until }]),
      },
      events: ['acted', 'held'],
      tell: 'hold',
      params: { date },
      notices: [{ to: 'awaited', say: 'held' }],
    }),
    visibility: 'public',
  }
}

export function releaseCase(ctx: EngineContext, act: StandingAct): Outcome | Refused {
  const { record } = act
  const clock = stateClock(record)
  if (!clock) return refuse('workflow.not_in_this_state')
  const dates = isPaused(clock) ? resumed(ctx.calendar, clock, ctx.now) : asItIs(clock)
  return {
    ...stays(act, {
      effects: {
        hold: null,
        redate: dates,
        nextSweepAt: nextSweep(ctx.now, momentOf(dates, ctx.now), requestsOf(record)),
      },
      events: ['acted', 'released'],
      tell: 'release',
      notices: [{ to: 'awaited', say: 'released' }],
    }),
    visibility: 'public',
  }
}

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
