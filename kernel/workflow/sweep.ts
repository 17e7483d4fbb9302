import { addLimit, warnAt } from '#kernel/calendar/index.ts'
import { planSystemAct } from './act.ts'
import { HOLD_DECIDERS, SUPERVISORS } from './actors.ts'
import type { CaseFacts } from './availability.ts'
import { asItIs, isPaused, requestsOf, resumed, stateClock } from './clocks.ts'
import type { Procedure, WaitingState } from './definition.ts'
import { type EngineContext, SYSTEM, type Step, takeStep, toldParams, waitingState } from './engine.ts'
import { nextLevel } from './ladder.ts'
import type { Audience, CaseRecord, Change, ClockRow } from './records.ts'
import { asideMoments, escalationInterval, momentOf, nextSweep, REMINDERS } from './sweep-times.ts'

interface Swept {
  procedure: Procedure
  record: CaseRecord
  facts: CaseFacts
}

/**
 * What the passing of time does to a case whose `next_sweep_at` has come: one step at a time, as the system.
 * Null when nothing is due. A system that was down catches up with one step, not with one for every hour missed.
 */
export function planSweep(ctx: EngineContext, swept: Swept): Change | null {
  const { procedure, record } = swept
  const state = waitingState(procedure, record)
  const clock = stateClock(record)
  const { next_sweep_at: looked, held_until: held } = record.case
  if (!state || !clock?.due_at || looked === null || looked > ctx.now) return null
  const request = requestsOf(record).find(one => one.due_at?.getTime() === looked.getTime())
  if (request) return remindOf(ctx, swept, { request, state, looked })
  if (held && held <= ctx.now) return endHold(ctx, swept, clock)
  if (isPaused(clock)) return null
  if (clock.due_at > ctx.now) return remind(ctx, swept, { name: 'reminded', next: clock.due_at })
  return overdue(ctx, swept, { state, clock, due: clock.due_at })
}

const REMINDERS_OF = {
  extension_request: 'extension_reminded',
  objection: 'objection_reminded',
  hold_request: 'hold_request_reminded',
  supervision: 'supervision_reminded',
  state: 'reminded',
} as const

/** Nobody has decided, or answered, in time: told once; the state keeps its own moments. */
function remindOf(
  ctx: EngineContext,
  swept: Swept,
  at: { request: ClockRow; state: WaitingState; looked: Date },
): Change {
  const { request } = at
  const { record } = swept
  const own = ownMoment(ctx, record, at)
  const next = own && own <= ctx.now ? ctx.now : own
  if (request.kind === 'extension_request') return remind(ctx, swept, { name: 'extension_reminded', next })
  const name = REMINDERS_OF[request.kind]
  const notices = lateWith(ctx, record, request).map(to => ({
    to,
    key: `workflow:notices.${name}`,
    params: toldParams(record),
  }))
  const effects = { nextSweepAt: nextSweep(ctx.now, next, asideMoments(record)) }
  return system(ctx, swept, { name, effects, events: ['acted'], notices })
}

/** The state's next moment after the one a request came due at. */
function ownMoment(ctx: EngineContext, record: CaseRecord, at: { state: WaitingState; looked: Date }): Date | null {
  const clock = stateClock(record)
  const { overdue_level: level } = record.case
  if (!clock || isPaused(clock)) return null
  if (level === 0) return clock.warn_at && clock.warn_at > at.looked ? clock.warn_at : clock.due_at
  const again = at.state.overdue === 'escalate' || level < REMINDERS
  return again ? new Date(ctx.now.getTime() + escalationInterval(clock)) : null
}

/** Who is late: with an objection or a request to hold whoever decides, with a supervision whoever must answer, and who ordered it. */
function lateWith(ctx: EngineContext, record: CaseRecord, request: ClockRow): Audience[] {
  if (request.kind === 'objection' || request.kind === 'hold_request') {
    const roles = request.kind === 'objection' ? SUPERVISORS : HOLD_DECIDERS
    const holder = ctx.holders.nearest(roles, record.case.area_code)
    return holder ? [{ role: holder.role, area: holder.areaCode }] : []
  }
  const by = request.why.request?.by
  return by ? ['awaited', { person: by }] : ['awaited']
}

/** The review date has come: the case is back with whoever must act, on a clock that runs again. */
function endHold(ctx: EngineContext, swept: Swept, clock: ClockRow): Change {
  const { record } = swept
  const dates = isPaused(clock) ? resumed(ctx.calendar, clock, ctx.now) : asItIs(clock)
  return system(ctx, swept, {
    name: 'hold_ended',
    effects: {
      hold: null,
      redate: dates,
      nextSweepAt: nextSweep(ctx.now, momentOf(dates, ctx.now), requestsOf(record)),
    },
    events: ['released'],
    notices: [{ to: 'awaited', key: 'workflow:notices.hold_ended', params: toldParams(record) }],
  })
}

function overdue(ctx: EngineContext, swept: Swept, at: { state: WaitingState; clock: ClockRow; due: Date }): Change {
  const { state, clock } = at
  if (state.overdue === 'expire') {
    const plan = planSystemAct(ctx, { ...swept, action: 'expire', by: SYSTEM })
    if (!plan.ok) throw new Error(`${swept.procedure.key} cannot expire: ${plan.refusal.code}`)
    return plan.change
  }
  const level = swept.record.case.overdue_level + 1
  const later = new Date(ctx.now.getTime() + escalationInterval(clock))
  if (state.overdue === 'remind') {
    const again = level < REMINDERS ? later : null
    return remind(ctx, swept, { name: 'reminded', next: again, level })
  }
  const superior = nextLevel(ctx, swept.record, state)
  const acting = superior && { ...superior, organisation: swept.record.case.acting_organisation }
  return system(ctx, swept, {
    name: 'escalated_overdue',
    effects: {
      overdueLevel: level,
      nextSweepAt: nextSweep(ctx.now, acting ? later : null, asideMoments(swept.record)),
      ...(acting ? { acting } : {}),
    },
    events: acting ? ['overdue', 'escalated'] : ['overdue'],
  })
}

function remind(ctx: EngineContext, swept: Swept, at: { name: string; next: Date | null; level?: number }): Change {
  const { name, next, level } = at
  const nextSweepAt = nextSweep(ctx.now, next, asideMoments(swept.record))
  return system(ctx, swept, {
    name,
    effects: { nextSweepAt, ...(level === undefined ? {} : { overdueLevel: level }) },
    events: [level === undefined ? 'reminded' : 'overdue'],
  })
}

function system(ctx: EngineContext, swept: Swept, step: Pick<Step, 'name' | 'effects' | 'events' | 'notices'>): Change {
  const { procedure, record } = swept
  return takeStep(
    ctx,
    procedure,
    { before: record },
    { ...step, toState: record.case.state, by: SYSTEM, visibility: 'internal' },
  )
}

/**
 * The calendar was amended: the running clock is counted again from its own start, by its own frozen limit.
 * Null when the date stays, and for a date a person has set: by extension, or by holding the case.
 */
export function planRecalculate(ctx: EngineContext, procedure: Procedure, record: CaseRecord): Change | null {
  const clock = stateClock(record)
  if (!clock?.due_at || record.case.final || clock.why.extensions || clock.why.pauses.length > 0) return null
  const { limit, warnRatio } = clock.why
  const { due, status, skipped } = addLimit(ctx.calendar, clock.started_at, limit)
  if (due.getTime() === clock.due_at.getTime() && status === clock.calendar_status) return null
  const warn = warnAt(ctx.calendar, clock.started_at, limit, warnRatio)
  const stillAhead = due > ctx.now
  const moment = warn > ctx.now ? warn : due
  return takeStep(
    ctx,
    procedure,
    { before: record },
    {
      name: 'recalculated',
      toState: record.case.state,
      by: SYSTEM,
      visibility: 'internal',
      effects: {
        redate: { dueAt: due.toISOString(), warnAt: warn.toISOString(), status, why: { ...clock.why, skipped } },
        nextSweepAt: nextSweep(ctx.now, stillAhead ? moment : (record.case.next_sweep_at ?? due), asideMoments(record)),
        ...(stillAhead ? { overdueLevel: 0 } : {}),
      },
      events: ['acted'],
    },
  )
}
