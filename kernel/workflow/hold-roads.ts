import { addLimit, localDate } from '#kernel/calendar/index.ts'
import { HOLD_DECIDERS } from './actors.ts'
import { clockEffect } from './clock-effects.ts'
import { asItIs, isPaused, paused, pending, requestsOf, resumed, stateClock } from './clocks.ts'
import { type EngineContext, leadOf } from './engine.ts'
import type { Filled } from './fill.ts'
import { ASIDE_LIMITS, asideLimit, startRequestClock } from './limits.ts'
import { type CaseRecord, type ClockRow, type Effects, type Refusal, refuse } from './records.ts'
import { type Outcome, type StandingAct, stays } from './standing-act.ts'
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
  const review = reviewDate(ctx, record, date)
  if (!review.ok) return review
  if (!clock) return refuse('workflow.not_in_this_state')
  return held(act, {
    date,
    effects: holding(ctx, record, { clock, until: review.until, others: requestsOf(record) }),
    events: ['acted', 'held'],
    notices: [{ to: 'awaited', say: 'held' }],
  })
}

/** The unit says it cannot go on for now, with evidence and a date; whoever may hold decides, by a limit of its own. */
export function askHold(ctx: EngineContext, act: StandingAct, filled: Filled): Outcome | Refused {
  const { procedure, record } = act
  const { until: date } = standingForms.ask_hold.parse(filled.form)
  const review = reviewDate(ctx, record, date)
  if (!review.ok) return review
  const shipped = (procedure.standing.hold ? procedure.standing.hold.limit : undefined) ?? ASIDE_LIMITS.hold_request
  const clock = startRequestClock(ctx, procedure, {
    kind: 'hold_request',
    limit: asideLimit(ctx, { name: 'hold_request', subject: record.case, shipped }),
    organisation: leadOf(record),
    request: { by: act.by.personId, until: review.until.toISOString() },
  })
  const running = stateClock(record)
  const waits = running !== undefined && clockEffect(ctx.limits, 'hold_asked') === 'pause'
  const decider = ctx.holders.nearest(HOLD_DECIDERS, record.case.area_code)
  return stays(act, {
    effects: {
      start: [clock],
      ...(waits ? { redate: paused(running, ctx.now) } : {}),
      nextSweepAt: nextSweep(ctx.now, waits ? null : stateMoment(record, ctx.now), [
        ...requestsOf(record),
        { due_at: new Date(clock.dueAt) },
      ]),
    },
    events: ['acted', 'hold_asked'],
    params: { until: wallClock(clock.dueAt) },
    notices: decider ? [{ to: { role: decider.role, area: decider.areaCode }, say: 'hold_asked' }] : [],
  })
}

/** Granted: held until the date asked for, or the one decided on. Refused: the unit goes on, with what time it has. */
export function decideHold(ctx: EngineContext, act: StandingAct, filled: Filled): Outcome | Refused {
  const { record } = act
  const { granted, until } = standingForms.decide_hold.parse(filled.form)
  const [clock, lead] = [stateClock(record), leadOf(record)]
  const request = pending(record, 'hold_request')
  if (!clock || !request?.why.request) return refuse('workflow.not_in_this_state')
  const others = requestsOf(record).filter(one => one !== request)
  const toUnit = (say: string) => (lead ? [{ to: { unit: lead }, say }] : [])
  if (!granted) return refusedHold(ctx, act, { clock, request, others, notices: toUnit('hold_refused') })
  const date = until ?? localDate(new Date(request.why.request.until))
  const review = reviewDate(ctx, record, date)
  if (!review.ok) return review
  const effects = holding(ctx, record, { clock, until: review.until, others })
  return held(act, {
    date,
    effects: { ...effects, stop: ['hold_request'] },
    events: ['acted', 'hold_decided', 'held'],
    notices: toUnit('hold_granted'),
  })
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

/** The morning of the review date: it must lie ahead, and within the longest a case may be held. */
function reviewDate(ctx: EngineContext, record: CaseRecord, date: string): { ok: true; until: Date } | Refused {
  const until = new Date(`${date}${REVIEW_AT}`)
  const longest = addLimit(ctx.calendar, ctx.now, asideLimit(ctx, { name: 'hold', subject: record.case })).due
  if (until <= ctx.now) return refuse('workflow.date_past', { field: 'form.until' })
  if (until > longest)
    return refuse('workflow.held_too_long', { field: 'form.until', params: { until: wallClock(longest) } })
  return { ok: true, until }
}

interface Holding {
  clock: ClockRow
  until: Date
  others: readonly ClockRow[]
}

/** What holding does to the clock and the next sweep. A clock that waited for the decision goes on standing still. */
function holding(ctx: EngineContext, record: CaseRecord, { clock, until, others }: Holding): Effects {
  const stands = clockEffect(ctx.limits, 'hold') === 'pause'
  const waited = isPaused(clock)
  const runsAgain = waited && !stands ? resumed(ctx.calendar, clock, ctx.now) : null
  const own = runsAgain ? momentOf(runsAgain, ctx.now) : stateMoment(record, ctx.now)
  const due = runsAgain ? new Date(runsAgain.dueAt) : record.case.due_at
  const moment = stands || until < (due ?? until) ? until : own
  const redate = stands && !waited ? paused(clock, ctx.now) : runsAgain
  return {
    hold: { until: until.toISOString() },
    ...(redate ? { redate } : {}),
    nextSweepAt: nextSweep(ctx.now, moment, [...others, { due_at: until }]),
  }
}

type Told = Pick<Outcome, 'effects' | 'events'> & { date: string; notices: NonNullable<Outcome['notices']> }

function held(act: StandingAct, { date, ...rest }: Told): Outcome {
  return { ...stays(act, { ...rest, tell: 'hold', params: { date } }), visibility: 'public' }
}

function refusedHold(
  ctx: EngineContext,
  act: StandingAct,
  at: Pick<Holding, 'clock' | 'others'> & { request: ClockRow; notices: NonNullable<Outcome['notices']> },
): Outcome {
  const { clock, request, others, notices } = at
  const again = isPaused(clock) ? resumed(ctx.calendar, clock, ctx.now) : asItIs(clock)
  const spell = { from: request.started_at.toISOString(), to: ctx.now.toISOString() }
  const why = { ...again.why, refusedHolds: [...(again.why.refusedHolds ?? []), spell] }
  const moment = isPaused(clock) ? momentOf(again, ctx.now) : stateMoment(act.record, ctx.now)
  return stays(act, {
    effects: {
      stop: ['hold_request'],
      redate: { ...again, why },
      nextSweepAt: nextSweep(ctx.now, moment, others),
    },
    events: ['acted', 'hold_decided'],
    notices,
  })
}
