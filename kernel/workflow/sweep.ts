import { addLimit, warnAt } from '#kernel/calendar/index.ts'
import type { Role } from '#kernel/people/index.ts'
import { planSystemAct } from './act.ts'
import { SUPERVISORS } from './actors.ts'
import type { CaseFacts } from './availability.ts'
import type { Procedure, WaitingState } from './definition.ts'
import { type EngineContext, SYSTEM, type Step, takeStep, waitingState } from './engine.ts'
import type { Acting, CaseRecord, Change, ClockRow } from './records.ts'
import { pendingExtension, stateClock } from './standing.ts'
import { escalationInterval, nextSweep, REMINDERS } from './sweep-times.ts'

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
  const { next_sweep_at: looked } = record.case
  if (!state || !clock?.due_at || looked === null || looked > ctx.now) return null
  const request = pendingExtension(record)?.due_at
  const { warn_at: warn, due_at: due, overdue_level: level } = record.case
  const own = level > 0 ? looked : warn && looked <= warn ? warn : due
  // A moment of the request that came before the state's own is told first; the state's follows in the next round.
  if (request && own && looked >= request && looked < own)
    return remind(ctx, swept, { name: 'extension_reminded', next: own })
  if (clock.due_at > ctx.now) return remind(ctx, swept, { name: 'reminded', next: clock.due_at })
  return overdue(ctx, swept, { state, clock, due: clock.due_at })
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
      nextSweepAt: acting ? later.toISOString() : null,
      ...(acting ? { acting } : {}),
    },
    events: acting ? ['overdue', 'escalated'] : ['overdue'],
  })
}

/** The nearest holder above whoever is awaited now; null when the district has been reached. */
function nextLevel(ctx: EngineContext, record: CaseRecord, state: WaitingState): Pick<Acting, 'role' | 'area'> | null {
  const from = record.case.acting_area ? parentOf(record.case.acting_area) : record.case.area_code
  const roles: readonly Role[] = state.actor.kind === 'role' ? [...state.actor.roles, ...SUPERVISORS] : SUPERVISORS
  const holder = from === null ? null : ctx.holders.nearest(roles, from)
  return holder && { role: holder.role, area: holder.areaCode }
}

const LEVELS = [18, 15, 12, 9, 6]

/** The code one level up within the district; null at the district. */
function parentOf(areaCode: string): string | null {
  const length = LEVELS.find(digits => digits < areaCode.length)
  return length === undefined ? null : areaCode.slice(0, length)
}

function remind(ctx: EngineContext, swept: Swept, at: { name: string; next: Date | null; level?: number }): Change {
  const { name, next, level } = at
  const nextSweepAt = nextSweep(ctx.now, next, pendingExtension(swept.record))
  return system(ctx, swept, {
    name,
    effects: { nextSweepAt, ...(level === undefined ? {} : { overdueLevel: level }) },
    events: [level === undefined ? 'reminded' : 'overdue'],
  })
}

function system(ctx: EngineContext, swept: Swept, step: Pick<Step, 'name' | 'effects' | 'events'>): Change {
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
 * Null when the date stays, and for a date a person has set by extension.
 */
export function planRecalculate(ctx: EngineContext, procedure: Procedure, record: CaseRecord): Change | null {
  const clock = stateClock(record)
  if (!clock?.due_at || record.case.final || clock.why.extensions) return null
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
        nextSweepAt: nextSweep(
          ctx.now,
          stillAhead ? moment : (record.case.next_sweep_at ?? due),
          pendingExtension(record),
        ),
        ...(stillAhead ? { overdueLevel: 0 } : {}),
      },
      events: ['acted'],
    },
  )
}
