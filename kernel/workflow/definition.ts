import type { z } from 'zod'
import type { Role } from '#kernel/people/index.ts'

/**
 * A time limit. `hour` and `day` are natural time, `work_hour` and `work_day` are counted on the working calendar.
 * `amount` is a whole number greater than zero.
 */
export interface TimeLimit {
  amount: number
  unit: 'hour' | 'day' | 'work_hour' | 'work_day'
}

/** The Workbench column of a waiting state. */
export type WaitingBucket = 'accept' | 'dispatch' | 'handle' | 'check' | 'rate'
export type Bucket = WaitingBucket | 'done'

/** How a case ended, apart from the state it ended in: "not ours" and "done" may both be `closed`. */
export const OUTCOMES = ['done', 'nothing_to_do', 'not_ours', 'not_now', 'withdrawn', 'merged'] as const
export type Outcome = (typeof OUTCOMES)[number]

/**
 * Who must act in a state.
 * - `role`: whoever holds one of the roles at the nearest area, going up from the case, that has a holder;
 * - `unit`: the organisation assigned as lead;
 * - `requester`: the person who raised the case;
 * - `system`: nobody, the state only waits for its limit.
 */
export type StateActor =
  | { kind: 'role'; roles: readonly [Role, ...Role[]] }
  | { kind: 'unit' }
  | { kind: 'requester' }
  | { kind: 'system' }

/**
 * What happens when the limit of a state has passed: remind whoever must act, hand the case to the next level up
 * (again and again, up to the district), or fire the action named `expire` as the system.
 */
export type OverdueRule = 'remind' | 'escalate' | 'expire'

/** Somebody is awaited: so it is always known who, until when, and what follows if nobody comes. */
export interface WaitingState {
  final?: undefined
  bucket: WaitingBucket
  actor: StateActor
  /** Shipped default; a row of `workflow.limit` overrides it. */
  limit: TimeLimit
  overdue: OverdueRule
}

export interface FinalState {
  final: true
}

export type StateDefinition = WaitingState | FinalState

/** One arm of a forked action: taken when the form field named by `when` equals `is`. */
export interface Branch<S extends string> {
  when: `form.${string}`
  is: string | number | boolean
  state: S
  /** The case starts a new attempt; what the former attempts came to stays on record. */
  reopens?: true
}

/** One state, or branches tried in order with the state that is left when none of them holds. */
export type Target<S extends string> = S | readonly [...Branch<S>[], S]

interface ActionShape<S extends string> {
  from: readonly [S, ...S[]]
  to: Target<S>
  /** What the action asks for; validated by the engine and drawn by the web from its JSON Schema. */
  form?: z.ZodObject
  /** The actor must say why; kept in the history. */
  needsNote?: true
  /** An evidence photo: always, or when the category of the case says so. */
  needsPhoto?: true | 'category'
  /** Reads `form.leadOrganisationId` and `form.assistOrganisationIds`; former assignments end. */
  assigns?: 'lead'
  /** Remembers the actor as a handler of this case. */
  handles?: true
  /** Refused to everyone who handled this case. */
  notHandler?: true
  /** A fixed outcome, or `form`: reads `form.outcome` and, for `not_now`, `form.nextDate` (YYYY-MM-DD). */
  outcome?: Outcome | 'form'
  /** The state it leads to is due at the end of the day `form.dueOn` (YYYY-MM-DD) names: agreed by people, not a limit. */
  dueOn?: true
  /** Form fields copied to the case: `category`, `urgency`, `title`, `place`. */
  sets?: readonly ('category' | 'urgency' | 'title' | 'place')[]
  /** The button a state leads with. */
  primary?: true
  /** Whether the requester sees the step. A public step has a sentence `told.<action>`. Default `public`. */
  visibility?: 'public' | 'internal'
}

/**
 * A step of a procedure. `by` says who may take it:
 * - `actor` (default): whoever the state waits for, and only with the permission over the case's area;
 * - `requester`: the person who raised the case, if the permission allows it;
 * - `authority`: anyone with the permission over the case's area;
 * - `system`: the engine itself, when a limit has passed.
 */
export type ActionDefinition<S extends string = string> = ActionShape<S> &
  ({ by?: 'actor' | 'requester' | 'authority'; permission: string } | { by: 'system'; permission?: undefined })

/**
 * Actions every procedure has. What needs a target must be given one or be refused with `false`, so that nobody
 * forgets to decide; the others may be switched off with `false`.
 */
export interface Standing<S extends string = string> {
  /** The assigned unit hands the case back with a reason (退单). Offered in the states with actor `unit`. */
  return: { to: S; permission: string } | false
  /** Adds an assisting unit (协办). Offered in the states with actor `unit`. */
  addAssist: { permission: string } | false
  /**
   * The assigned unit asks for more time and an authority decides (延期). Offered in the states named, by default
   * those with actor `unit` in the bucket `handle`; `times` per clock, default 1; `limit` is the time to decide,
   * default one working day.
   */
  extension?: { from?: readonly S[]; times?: number; limit?: TimeLimit } | false
  /** Ends a case that should never have been one, with a reason (作废). `from` defaults to every waiting state. */
  void: { to: S; from?: readonly S[] } | false
  /**
   * Takes up a closed case again as a new attempt (重办). `category`: the days the category allows, else `days`.
   * The last day is written on the closing step, so a later change of settings moves no past case.
   */
  reopen: { from: readonly S[]; to: S; window: 'category' | { days: number } } | false
  comment?: false
  attach?: false
  /**
   * Puts a case on the held list until a review date (挂账). `from` defaults to the states of dispatching and handling.
   * In those with actor `unit` the unit asks for it and whoever may hold decides: `limit` is the time to decide, default
   * one working day; refused `times` times on one clock, default 2, it may not be asked for again.
   */
  hold?: { from?: readonly S[]; times?: number; limit?: TimeLimit } | false
  /** The assigned unit objects to its dispatch (派单异议). `to` defaults to where `return` leads; without either: none. */
  objection?: { to?: S; limit?: TimeLimit } | false
  /** Ends a duplicate in the case it repeats (并单); without a target it is not offered. */
  merge?: { to: S } | false
  /**
   * Staff ask on the telephone (回访). `rates` names the requester's own action: with its answers a follow-up in the
   * state it leaves leads where it leads. `form` adds the fields that action asks for beyond the engine's own.
   */
  followUp?: { rates?: string; form?: z.ZodObject } | false
  urge?: false
  supervise?: false
  /** Hands the case to the next level up by hand. */
  raise?: false
  /** Takes the case out of assessment (剔除). */
  exclusion?: false
}

/**
 * A procedure is data: run by the engine, drawn by the web, proved by the checker.
 *
 * Texts live in the messages of the owning module, in both languages:
 * `procedures.<key>.title`, `.states.<state>`, `.actions.<action>` and, for public steps, `.told.<action>`.
 */
export interface Procedure<S extends string = string, A extends string = string> {
  key: string
  /** A case finishes on the version it began with: raise it, and keep the old one registered, on every change. */
  version: number
  module: string
  subjectKind: string
  /** A permission that reads its cases: without it nobody does, whatever else they hold. */
  reading?: string
  start: S
  states: Record<S, StateDefinition>
  actions: Record<A, ActionDefinition<S>>
  standing: Standing<S>
}

/** Declares a procedure; an unknown state, or a waiting state without actor, limit or overdue rule, does not compile. */
export function defineProcedure<const S extends string, const A extends string>(definition: {
  key: string
  version: number
  module: string
  subjectKind: string
  reading?: string
  start: NoInfer<S>
  states: Record<S, StateDefinition>
  actions: Record<A, ActionDefinition<NoInfer<S>>>
  standing: Standing<NoInfer<S>>
}): Procedure<S, A> {
  return definition
}

/** The side roads of real case handling (domain 2.6): beside the course of things, or out of it. */
export const SIDE_ROADS = [
  'hold',
  'ask_hold',
  'decide_hold',
  'release',
  'object',
  'decide_objection',
  'urge',
  'supervise',
  'answer_supervision',
  'lift_supervision',
  'accept_assist',
  'answer_assist',
  'waive_assists',
  'raise',
  'ask_exclusion',
  'decide_exclusion',
  'merge',
  'follow_up',
] as const
export type SideRoadName = (typeof SIDE_ROADS)[number]

const COMMON_STANDING = [
  'comment',
  'attach',
  'return',
  'add_assist',
  'ask_extension',
  'decide_extension',
  'void',
  'reopen',
] as const
export type CommonStandingName = (typeof COMMON_STANDING)[number]

/** The names the engine itself writes or offers in every procedure; a procedure may not use them for its own. */
export const STANDING_ACTIONS = [...COMMON_STANDING, ...SIDE_ROADS] as const
export type StandingName = (typeof STANDING_ACTIONS)[number]

/** Steps only the engine writes: the birth of a case, what the passing of time did, and what was merged into it. */
export const ENGINE_STEPS = [
  'open',
  'reminded',
  'escalated_overdue',
  'extension_reminded',
  'objection_reminded',
  'hold_request_reminded',
  'supervision_reminded',
  'hold_ended',
  'merged_in',
  'recalculated',
] as const
export type EngineStep = (typeof ENGINE_STEPS)[number]

export function isFinal(state: StateDefinition): state is FinalState {
  return state.final === true
}

/** All states an action may lead to, in the order of its branches. */
export function targetsOf(to: Target<string>): string[] {
  if (typeof to === 'string') return [to]
  return to.map(arm => (typeof arm === 'string' ? arm : arm.state))
}
