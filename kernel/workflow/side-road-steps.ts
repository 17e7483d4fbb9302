import { addLimit } from '#kernel/calendar/index.ts'
import { decideObjection, object, raiseCase } from './clock-roads.ts'
import { clockEffect } from './clock-effects.ts'
import { asItIs, pending, requestsOf, stateClock } from './clocks.ts'
import type { SideRoadName } from './definition.ts'
import { type EngineContext, leadOf } from './engine.ts'
import type { Filled } from './fill.ts'
import { followUp, mergeInto } from './ending-roads.ts'
import { askHold, decideHold, holdCase, releaseCase } from './hold-roads.ts'
import { asideLimit, startRequestClock } from './limits.ts'
import { type Effects, type Refusal, refuse } from './records.ts'
import { assistOf, openAssists } from './side-roads.ts'
import { type Effect, type Outcome, type StandingAct, stays } from './standing-act.ts'
import { standingForms } from './standing-forms.ts'
import { momentOf, nextSweep, stateMoment } from './sweep-times.ts'
import { wallClock } from './wall-clock.ts'

type Refused = { ok: false; refusal: Refusal }

/** What each side road does to the case. */
export const sideRoadEffects: Record<SideRoadName, Effect> = {
  hold: holdCase,
  ask_hold: askHold,
  decide_hold: decideHold,
  release: releaseCase,
  object,
  decide_objection: decideObjection,
  urge,
  supervise,
  answer_supervision: answerSupervision,
  lift_supervision: liftSupervision,
  accept_assist: (_ctx, act) => assist(act, 'accepted'),
  answer_assist: (_ctx, act) => assist(act, 'answered'),
  waive_assists: waiveAssists,
  raise: raiseCase,
  ask_exclusion: askExclusion,
  decide_exclusion: decideExclusion,
  merge: mergeInto,
  follow_up: followUp,
}

/** Counted, told to whoever must act, and not again for a while. It moves no date (domain 2.6). */
function urge(ctx: EngineContext, act: StandingAct): Outcome {
  const limit = asideLimit(ctx, { name: 'urge', subject: act.record.case })
  const { due } = addLimit(ctx.calendar, ctx.now, limit)
  const mine = act.actor.kind === 'resident'
  return stays(act, {
    effects: { urge: { againAt: due.toISOString() } },
    events: ['acted', 'urged'],
    visibility: mine ? 'public' : 'internal',
    ...(mine ? { tell: 'urge', params: { until: wallClock(due) } } : {}),
    notices: [{ to: 'awaited', say: mine ? 'urged_by_requester' : 'urged' }],
  })
}

/** Yellow or red, with a date of its own by which whoever must act answers in writing. */
function supervise(ctx: EngineContext, act: StandingAct, filled: Filled): Outcome | Refused {
  const { record, procedure } = act
  const { level, until } = standingForms.supervise.parse(filled.form)
  if (level === record.case.supervised_level) return refuse('workflow.same_level', { field: 'form.level' })
  const due = new Date(`${until}T23:59:59+08:00`)
  if (due <= ctx.now) return refuse('workflow.date_past', { field: 'form.until' })
  const days = Math.max(1, Math.ceil((due.getTime() - ctx.now.getTime()) / DAY))
  const started = startRequestClock(ctx, procedure, {
    kind: 'supervision',
    limit: { amount: days, unit: 'day' },
    organisation: leadOf(record),
    request: { by: act.by.personId, until: due.toISOString() },
  })
  const clock = { ...started, dueAt: due.toISOString() }
  const state = stateClock(record)
  const earlier =
    state?.due_at &&
    due < state.due_at &&
    !record.case.held_until &&
    clockEffect(ctx.limits, 'supervise') === 'takes_over'
  const dates = earlier ? { ...asItIs(state), dueAt: due.toISOString(), warnAt: started.warnAt } : null
  const others = requestsOf(record).filter(one => one.kind !== 'supervision')
  const moment = dates ? momentOf(dates, ctx.now) : stateMoment(record, ctx.now)
  const effects: Effects = {
    stop: ['supervision'],
    start: [clock],
    supervision: { level, by: act.by.personId },
    nextSweepAt: nextSweep(ctx.now, moment, [...others, { due_at: due }]),
    ...(dates ? { redate: dates } : {}),
  }
  return stays(act, {
    effects,
    events: ['acted', 'supervised'],
    params: { until: wallClock(due) },
    notices: [{ to: 'awaited', say: `supervised_${level}` }],
  })
}

const DAY = 86_400_000

/** The written answer ends the supervision's clock; the mark stays until whoever ordered it lifts it. */
function answerSupervision(ctx: EngineContext, act: StandingAct): Outcome {
  const orderer = act.record.case.supervised_by
  return stays(act, {
    effects: { stop: ['supervision'], nextSweepAt: withoutSupervision(ctx, act) },
    events: ['acted'],
    notices: orderer ? [{ to: { person: orderer }, say: 'supervision_answered' }] : [],
  })
}

function liftSupervision(ctx: EngineContext, act: StandingAct): Outcome {
  const running = pending(act.record, 'supervision') !== undefined
  return stays(act, {
    effects: {
      supervision: null,
      ...(running ? { stop: ['supervision'], nextSweepAt: withoutSupervision(ctx, act) } : {}),
    },
    events: ['acted'],
    notices: [{ to: 'awaited', say: 'supervision_lifted' }],
  })
}

function withoutSupervision(ctx: EngineContext, { record }: StandingAct): string | null {
  const others = requestsOf(record).filter(clock => clock.kind !== 'supervision')
  return nextSweep(ctx.now, stateMoment(record, ctx.now), others)
}

/** The small task of an assisting unit: taken, then answered to the lead. */
function assist(act: StandingAct, how: 'accepted' | 'answered'): Outcome | Refused {
  const task = assistOf(act.record, act.actor)
  if (!task) return refuse('workflow.not_assisting')
  const lead = leadOf(act.record)
  const done = how === 'answered' ? { answered: true as const } : {}
  const taken = task.accepted_at === null ? { accepted: true as const } : {}
  return stays(act, {
    effects: { assists: [{ id: task.id, ...taken, ...done }] },
    events: how === 'answered' ? ['acted', 'assist_answered'] : ['acted'],
    notices: how === 'answered' && lead ? [{ to: { unit: lead }, say: 'assist_answered' }] : [],
  })
}

/** The lead goes on without the answers that are missing, and has said why. */
function waiveAssists(_ctx: EngineContext, act: StandingAct): Outcome {
  const open = openAssists(act.record)
  return stays(act, {
    effects: { assists: open.map(row => ({ id: row.id, waived: true as const })) },
    events: ['acted'],
    notices: open.map(row => ({ to: { unit: row.organisation_id }, say: 'assist_waived' })),
  })
}

function askExclusion(_ctx: EngineContext, act: StandingAct): Outcome {
  return stays(act, {
    effects: { exclusion: { state: 'asked', by: act.by.personId } },
    events: ['acted', 'exclusion_asked'],
  })
}

/** Another person decides; until then, and when refused, the case counts like any other. */
function decideExclusion(_ctx: EngineContext, act: StandingAct, filled: Filled): Outcome {
  const { approved } = standingForms.decide_exclusion.parse(filled.form)
  const asker = act.record.case.exclusion_by
  const state = approved ? 'approved' : 'refused'
  return stays(act, {
    effects: { exclusion: { state } },
    events: ['acted', 'exclusion_decided'],
    notices: asker ? [{ to: { person: asker }, say: `exclusion_${state}` }] : [],
  })
}
