import type { z } from 'zod'
import { type ActorFacts, assistingPost, awaitedPost, hasHandled } from './actors.ts'
import { pending, stateClock } from './clocks.ts'
import {
  type ActionDefinition,
  isFinal,
  type Procedure,
  SIDE_ROADS,
  type SideRoadName,
  targetsOf,
  type WaitingState,
} from './definition.ts'
import { leadOf, waitingState } from './engine.ts'
import type { AssignmentRow, CaseRecord, Refusal } from './records.ts'
import { standingForms } from './standing-forms.ts'
import { wallClock } from './wall-clock.ts'

/** Who may take a standing action. */
export interface Who {
  permission: string
  by: NonNullable<ActionDefinition['by']>
}

interface Asking {
  procedure: Procedure
  record: CaseRecord
  actor: ActorFacts
  now: Date
}

/** When a side road is open: to whom, in which states, and why not. */
interface SideRoad {
  who(procedure: Procedure): Who | null
  here(procedure: Procedure, record: CaseRecord): boolean
  fault?(asking: Asking): Refusal | null
}

export function isSideRoad(name: string): name is SideRoadName {
  return SIDE_ROADS.some(known => known === name)
}

const authority = (permission: string): Who => ({ permission, by: 'authority' })
const actor = (permission: string): Who => ({ permission, by: 'actor' })

export const sideRoads: Record<SideRoadName, SideRoad> = {
  hold: {
    who: ({ standing }) => (standing.hold === false ? null : authority('case.hold')),
    here: (procedure, record) => holdStates(procedure).includes(record.case.state) && !record.case.held_until,
    fault: ({ record }) => requestWaits(record),
  },
  ask_hold: {
    who: procedure => (askedHoldStates(procedure).length === 0 ? null : actor('case.ask_hold')),
    here: (procedure, record) =>
      askedHoldStates(procedure).includes(record.case.state) &&
      leadOf(record) !== null &&
      !record.case.held_until &&
      !pending(record, 'hold_request'),
    fault: ({ procedure, record }) => requestWaits(record) ?? refusedTooOften(procedure, record),
  },
  decide_hold: {
    who: procedure => (askedHoldStates(procedure).length === 0 ? null : authority('case.hold')),
    here: (_procedure, record) => pending(record, 'hold_request') !== undefined,
    fault: ({ record, actor: who }) =>
      pending(record, 'hold_request')?.why.request?.by === who.personId ? { code: 'workflow.you_asked_hold' } : null,
  },
  release: {
    who: ({ standing }) => (standing.hold === false ? null : authority('case.release')),
    here: (_procedure, record) => record.case.held_until !== null,
  },
  object: {
    who: procedure => (objectionTarget(procedure) === null ? null : actor('case.object')),
    here: (procedure, record) => unitAtWork(procedure, record) && !pending(record, 'objection'),
    fault: ({ record }) => heldOr(record, requestWaits(record) ?? objectedOnce(record)),
  },
  decide_objection: {
    who: procedure => (objectionTarget(procedure) === null ? null : authority('case.decide_objection')),
    here: (_procedure, record) => pending(record, 'objection') !== undefined,
    fault: ({ record, actor: who }) =>
      pending(record, 'objection')?.why.request?.by === who.personId ? { code: 'workflow.you_objected' } : null,
  },
  urge: {
    who: ({ standing }) => (standing.urge === false ? null : authority('case.urge')),
    here: (procedure, record) => othersAwaited(procedure, record) !== undefined,
    fault: urgeFault,
  },
  supervise: {
    who: ({ standing }) => (standing.supervise === false ? null : authority('case.supervise')),
    here: (procedure, record) =>
      othersAwaited(procedure, record) !== undefined && record.case.supervised_level !== 'red',
    fault: ({ record, actor: who }) =>
      record.case.supervised_level && record.case.supervised_by !== who.personId
        ? { code: 'workflow.not_your_order' }
        : null,
  },
  answer_supervision: {
    who: ({ standing }) => (standing.supervise === false ? null : actor('case.comment')),
    here: (_procedure, record) => pending(record, 'supervision') !== undefined,
  },
  lift_supervision: {
    who: ({ standing }) => (standing.supervise === false ? null : authority('case.supervise')),
    here: (procedure, record) => record.case.supervised_level !== null && waitingState(procedure, record) !== undefined,
    fault: ({ record, actor: who }) =>
      record.case.supervised_by === who.personId ? null : { code: 'workflow.not_your_order' },
  },
  accept_assist: {
    who: ({ standing }) => (standing.addAssist ? authority('case.comment') : null),
    here: (_procedure, record) => openAssists(record).some(row => row.accepted_at === null),
    fault: ({ record, actor: who }) => {
      const mine = assistOf(record, who)
      if (!mine) return { code: 'workflow.not_assisting' }
      return mine.accepted_at ? { code: 'workflow.assist_taken' } : null
    },
  },
  answer_assist: {
    who: ({ standing }) => (standing.addAssist ? authority('case.comment') : null),
    here: (_procedure, record) => openAssists(record).length > 0,
    fault: ({ record, actor: who }) => (assistOf(record, who) ? null : { code: 'workflow.not_assisting' }),
  },
  waive_assists: {
    who: ({ standing }) => (standing.addAssist ? actor('case.comment') : null),
    here: (procedure, record) => unitAtWork(procedure, record) && openAssists(record).length > 0,
  },
  raise: {
    who: ({ standing }) => (standing.raise === false ? null : actor('case.raise')),
    here: (procedure, record) => othersAwaited(procedure, record) !== undefined,
    fault: ({ record }) => {
      const atTop = record.case.acting_area !== null && record.case.acting_area.length <= DISTRICT_DIGITS
      return heldOr(record, atTop ? { code: 'workflow.at_the_top' } : null)
    },
  },
  ask_exclusion: {
    who: ({ standing }) => (standing.exclusion === false ? null : authority('case.ask_exclusion')),
    here: (_procedure, record) => record.case.exclusion !== 'asked' && record.case.exclusion !== 'approved',
  },
  decide_exclusion: {
    who: ({ standing }) => (standing.exclusion === false ? null : authority('case.decide_exclusion')),
    here: (_procedure, record) => record.case.exclusion === 'asked',
    fault: ({ record, actor: who }) =>
      record.case.exclusion_by === who.personId ? { code: 'workflow.you_asked_exclusion' } : null,
  },
  merge: {
    who: ({ standing }) => (standing.merge ? authority('case.merge') : null),
    here: (procedure, record) => othersAwaited(procedure, record) !== undefined,
    fault: ({ record, actor: who }) => (hasHandled(record, who) ? { code: 'workflow.you_handled_it' } : null),
  },
  follow_up: {
    who: ({ standing }) => (standing.followUp === false ? null : authority('case.follow_up')),
    here: followable,
    fault: ({ record, actor: who }) => (hasHandled(record, who) ? { code: 'workflow.you_handled_it' } : null),
  },
}

const DISTRICT_DIGITS = 6

/** The state waits for staff: not for the requester, and not for time alone. */
function othersAwaited(procedure: Procedure, record: CaseRecord): WaitingState | undefined {
  const state = waitingState(procedure, record)
  return state?.actor.kind === 'role' || state?.actor.kind === 'unit' ? state : undefined
}

function unitAtWork(procedure: Procedure, record: CaseRecord): boolean {
  return waitingState(procedure, record)?.actor.kind === 'unit' && leadOf(record) !== null
}

function heldOr(record: CaseRecord, fault: Refusal | null): Refusal | null {
  return record.case.held_until ? { code: 'workflow.is_held' } : fault
}

/** One thing at a time may stop a clock: what was asked is decided first. */
function requestWaits(record: CaseRecord): Refusal | null {
  if (pending(record, 'objection')) return { code: 'workflow.objection_pending' }
  if (pending(record, 'hold_request')) return { code: 'workflow.hold_pending' }
  return pending(record, 'extension_request') ? { code: 'workflow.extension_pending' } : null
}

function refusedTooOften({ standing }: Procedure, record: CaseRecord): Refusal | null {
  const times = (standing.hold ? standing.hold.times : undefined) ?? 2
  const refused = stateClock(record)?.why.refusedHolds?.length ?? 0
  return refused >= times ? { code: 'workflow.hold_refused_before', params: { times } } : null
}

function objectedOnce(record: CaseRecord): Refusal | null {
  return (stateClock(record)?.why.objections?.length ?? 0) > 0 ? { code: 'workflow.objected_once' } : null
}

function urgeFault({ procedure, record, actor: who, now }: Asking): Refusal | null {
  const again = record.case.urge_again_at
  if (awaitedPost(procedure, record, who)) return { code: 'workflow.your_own_turn' }
  if (again && now < again) return { code: 'workflow.urged_lately', params: { until: wallClock(again) } }
  return heldOr(record, null)
}

/** Waiting for the rating, or ended by itself: not what was withdrawn, voided, declined or merged. */
function followable(procedure: Procedure, record: CaseRecord): boolean {
  const state = procedure.states[record.case.state]
  if (!state) return false
  if (!isFinal(state)) return state.bucket === 'rate'
  const { reopen } = procedure.standing
  return reopen !== false && reopen.from.includes(record.case.state)
}

/** Where an accepted objection leads; null when the procedure knows none. */
export function objectionTarget({ standing }: Procedure): string | null {
  if (standing.objection === false) return null
  return standing.objection?.to ?? (standing.return ? standing.return.to : null)
}

/** Where the answers of a follow-up may lead. */
export function ratingTargets({ standing, actions }: Procedure): string[] {
  const rates = standing.followUp && standing.followUp.rates ? actions[standing.followUp.rates] : undefined
  return rates ? targetsOf(rates.to) : []
}

/** The states in which a case may be held. */
export function holdStates({ standing, states }: Procedure): string[] {
  if (standing.hold === false) return []
  if (standing.hold?.from) return [...standing.hold.from]
  return Object.entries(states)
    .filter(([, state]) => !isFinal(state) && (state.bucket === 'dispatch' || state.bucket === 'handle'))
    .map(([name]) => name)
}

/** The states in which the unit may ask for it. */
export function askedHoldStates(procedure: Procedure): string[] {
  return holdStates(procedure).filter(name => {
    const state = procedure.states[name]
    return state !== undefined && !isFinal(state) && state.actor.kind === 'unit'
  })
}

/** Assisting units that owe the lead an answer. */
export function openAssists(record: CaseRecord): AssignmentRow[] {
  return record.assignments.filter(row => row.duty === 'assist' && !row.answered_at && !row.waived_at)
}

/** The open task of the actor's own unit. */
export function assistOf(record: CaseRecord, who: ActorFacts): AssignmentRow | undefined {
  const open = openAssists(record)
  const post = assistingPost({ ...record, assignments: open }, who)
  return open.find(row => row.organisation_id === post?.organisationId)
}

/** The engine's own questions and those of the action a follow-up stands for. */
export function followUpForm({ standing }: Procedure): z.ZodObject {
  const own = standingForms.follow_up
  return standing.followUp && standing.followUp.form ? own.extend(standing.followUp.form.shape) : own
}
