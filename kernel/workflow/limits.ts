import { addLimit, type Calendar, daysUntil, type LocalDate, WARN_RATIO, warnAt } from '#kernel/calendar/index.ts'
import type { ClockEffectRow } from './clock-effects.ts'
import type { Procedure, TimeLimit, WaitingState } from './definition.ts'
import type { CaseRow, ClockStart, RequestKind, Why } from './records.ts'

/** A row of `workflow.limit`. Null matches everything. */
export interface LimitRow {
  id: string
  profile: string
  procedure: string | null
  state: string | null
  category: string | null
  urgency: string | null
  area_code: string | null
  amount: number
  unit: TimeLimit['unit']
  warn_ratio: number
  version: number
  effective_from: Date
  effective_to: Date | null
}

/** The limits of one installation: the profile in force and its rows. */
export interface LimitBook {
  profile: string
  rows: readonly LimitRow[]
  /** What events do to clocks, where a city has chosen. */
  effects?: readonly ClockEffectRow[]
}

/** Limits that are no state's: how long decisions may take, a hold may last, and until one may urge again. */
export const ASIDE_LIMITS = {
  objection: { amount: 1, unit: 'work_day' },
  hold: { amount: 90, unit: 'day' },
  hold_request: { amount: 1, unit: 'work_day' },
  urge: { amount: 24, unit: 'hour' },
} as const satisfies Record<string, TimeLimit>
export type AsideLimit = keyof typeof ASIDE_LIMITS

/** The limit in force for one of these: a row whose state has its name, else what is shipped. */
export function asideLimit(
  env: { now: Date; limits: LimitBook },
  at: { name: AsideLimit; subject: LimitSubject; shipped?: TimeLimit | undefined },
): TimeLimit {
  const { name, subject, shipped = ASIDE_LIMITS[name] } = at
  const rows = env.limits.rows.filter(row => row.state === name)
  const row = pickLimit({ ...env.limits, rows }, { ...subject, state: name }, env.now)
  return row ? { amount: row.amount, unit: row.unit } : shipped
}

export type LimitSubject = Pick<CaseRow, 'procedure' | 'category' | 'urgency' | 'area_code'>

/**
 * The row that decides: of those in force that match, the most specific one. An item outweighs its field, that an urgency, that
 * the length of the area code, that a state, that a procedure; between equals the later in force, then the higher
 * version, wins.
 */
export function pickLimit(book: LimitBook, subject: LimitSubject & { state: string }, at: Date): LimitRow | null {
  let best: LimitRow | null = null
  for (const row of book.rows) {
    if (row.profile === book.profile && inForce(row, at) && matches(row, subject) && (!best || outweighs(row, best)))
      best = row
  }
  return best
}

function inForce(row: LimitRow, at: Date): boolean {
  return row.effective_from <= at && (row.effective_to === null || at < row.effective_to)
}

function matches(row: LimitRow, subject: LimitSubject & { state: string }): boolean {
  return (
    (row.procedure === null || row.procedure === subject.procedure) &&
    (row.state === null || row.state === subject.state) &&
    (row.category === null || belongs(subject.category, row.category)) &&
    (row.urgency === null || row.urgency === subject.urgency) &&
    (row.area_code === null || subject.area_code.startsWith(row.area_code))
  )
}

/** It is the category, or lies in it: the id of an item begins with that of its field. */
function belongs(category: string | null, to: string): boolean {
  return category === to || category?.startsWith(`${to}.`) === true
}

function outweighs(row: LimitRow, other: LimitRow): boolean {
  const [mine, theirs] = [weights(row), weights(other)]
  const decisive = mine.findIndex((weight, index) => weight !== theirs[index])
  return decisive >= 0 && (mine[decisive] ?? 0) > (theirs[decisive] ?? 0)
}

function weights(row: LimitRow): number[] {
  const { category, urgency, area_code, state, procedure } = row
  return [
    // An item outweighs its field.
    category?.split('.').length ?? 0,
    Number(urgency !== null),
    area_code?.length ?? 0,
    Number(state !== null),
    Number(procedure !== null),
    row.effective_from.getTime(),
    row.version,
  ]
}

/** Starts the clock of a state: the limit in force now, and why, are kept whatever changes later. */
export function startStateClock(
  env: { now: Date; calendar: Calendar; limits: LimitBook },
  procedure: Procedure,
  at: { subject: LimitSubject; name: string; state: WaitingState; organisation: string | null; dueOn?: LocalDate },
): ClockStart {
  if (at.dueOn !== undefined) return startAgreedClock(env, procedure, { ...at, dueOn: at.dueOn })
  const row = pickLimit(env.limits, { ...at.subject, state: at.name }, env.now)
  const limit: TimeLimit = row ? { amount: row.amount, unit: row.unit } : at.state.limit
  const rule = row
    ? { source: 'limit' as const, ruleId: row.id, version: row.version, warnRatio: row.warn_ratio }
    : { source: 'definition' as const, ruleId: null, version: procedure.version, warnRatio: WARN_RATIO }
  return timed(env, limit, { ...rule, profile: env.limits.profile, kind: 'state', organisation: at.organisation })
}

/** To the end of a later day people agreed on; no limit of any profile shortens or lengthens it. */
function startAgreedClock(
  env: { now: Date; calendar: Calendar; limits: LimitBook },
  procedure: Procedure,
  { dueOn, organisation }: { dueOn: LocalDate; organisation: string | null },
): ClockStart {
  const rule = { source: 'agreed' as const, ruleId: null, version: procedure.version, warnRatio: WARN_RATIO }
  const limit: TimeLimit = { amount: daysUntil(env.now, dueOn), unit: 'day' }
  return timed(env, limit, { ...rule, profile: env.limits.profile, kind: 'state', organisation })
}

interface Requested {
  kind: RequestKind
  limit: TimeLimit
  organisation: string | null
  request: NonNullable<Why['request']>
}

/** A clock of its own beside the state's: somebody has asked, and somebody else must decide or answer in time. */
export function startRequestClock(
  env: { now: Date; calendar: Calendar; limits: LimitBook },
  procedure: Procedure,
  at: Requested,
): ClockStart {
  const { limit, organisation, request, kind } = at
  const rule = { source: 'definition' as const, ruleId: null, version: procedure.version, warnRatio: WARN_RATIO }
  const clock = timed(env, limit, { ...rule, profile: env.limits.profile, kind, organisation })
  return { ...clock, why: { ...clock.why, request } }
}

type Rule = Pick<Why, 'source' | 'ruleId' | 'version' | 'profile' | 'warnRatio'> &
  Pick<ClockStart, 'kind' | 'organisation'>

function timed(env: { now: Date; calendar: Calendar }, limit: TimeLimit, rule: Rule): ClockStart {
  const { kind, organisation, ...because } = rule
  const { due, status, skipped } = addLimit(env.calendar, env.now, limit)
  return {
    kind,
    organisation,
    dueAt: due.toISOString(),
    warnAt: warnAt(env.calendar, env.now, limit, rule.warnRatio).toISOString(),
    status,
    why: { ...because, limit, skipped, pauses: [] },
  }
}
