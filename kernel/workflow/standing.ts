import type { z } from 'zod'
import { type ActorFacts, hasHandled } from './actors.ts'
import { pending, stateClock } from './clocks.ts'
import { type CommonStandingName, isFinal, type Procedure, type StandingName, type TimeLimit } from './definition.ts'
import { leadOf, waitingState } from './engine.ts'
import { type CaseRecord, type Refusal, refuse } from './records.ts'
import { followUpForm, isSideRoad, sideRoads, type Who } from './side-roads.ts'
import { needsFile, needsNote, standingForms } from './standing-forms.ts'
import { wallClock } from './wall-clock.ts'

/** A standing action as one procedure offers it. */
export interface StandingOffer extends Who {
  form: z.ZodObject
  needsNote: boolean
  needsFile: boolean
}

const DECIDE_WITHIN: TimeLimit = { amount: 1, unit: 'work_day' }

/** The standing action as this procedure offers it; null when it opted out. */
export function standingOffer(procedure: Procedure, name: StandingName): StandingOffer | null {
  const who = isSideRoad(name) ? sideRoads[name].who(procedure) : whoMay(procedure, name)
  const form = name === 'follow_up' ? followUpForm(procedure) : standingForms[name]
  return who && { ...who, form, needsNote: needsNote(name), needsFile: needsFile(name) }
}

function whoMay(procedure: Procedure, name: CommonStandingName): Who | null {
  const { standing } = procedure
  switch (name) {
    case 'comment':
    case 'attach':
      return standing[name] === false ? null : { permission: 'case.comment', by: 'authority' }
    case 'return':
      return standing.return ? { permission: standing.return.permission, by: 'actor' } : null
    case 'add_assist':
      return standing.addAssist ? { permission: standing.addAssist.permission, by: 'authority' } : null
    case 'ask_extension':
      return standing.extension === false ? null : { permission: 'case.extend', by: 'actor' }
    case 'decide_extension':
      return standing.extension === false ? null : { permission: 'case.decide_extension', by: 'authority' }
    case 'void':
      return standing.void ? { permission: 'case.void', by: 'authority' } : null
    case 'reopen':
      return standing.reopen ? { permission: 'case.reopen', by: 'authority' } : null
  }
}

/** Whether the action belongs to the state the case is in, for anybody at all. */
export function offeredNow(procedure: Procedure, record: CaseRecord, name: StandingName): boolean {
  if (isSideRoad(name)) return sideRoads[name].here(procedure, record)
  const { standing } = procedure
  const state = waitingState(procedure, record)
  switch (name) {
    case 'comment':
    case 'attach':
      return true
    case 'return':
    case 'add_assist':
      return state?.actor.kind === 'unit' && leadOf(record) !== null
    case 'ask_extension':
      return extensionStates(procedure).includes(record.case.state)
    case 'decide_extension':
      return pending(record, 'extension_request') !== undefined
    case 'void':
      return (
        state !== undefined && (!standing.void || !standing.void.from || standing.void.from.includes(record.case.state))
      )
    case 'reopen':
      return standing.reopen !== false && standing.reopen.from.includes(record.case.state)
  }
}

/** Why the action may not be taken by this actor now, beyond permission and state; null when it may. */
export function standingFault(
  procedure: Procedure,
  record: CaseRecord,
  at: { name: StandingName; actor: ActorFacts; now: Date },
): Refusal | null {
  const { name, actor, now } = at
  if (isSideRoad(name)) return sideRoads[name].fault?.({ procedure, record, actor, now }) ?? null
  if (record.case.held_until && (name === 'return' || name === 'ask_extension')) return { code: 'workflow.is_held' }
  if (name === 'void' && hasHandled(record, actor)) return { code: 'workflow.you_handled_it' }
  if (name === 'reopen') {
    if (record.reopenUntil === null) return { code: 'workflow.never_reopens' }
    if (now > record.reopenUntil)
      return { code: 'workflow.reopen_window_passed', params: { until: wallClock(record.reopenUntil) } }
  }
  const asked = pending(record, 'extension_request')
  if (name === 'ask_extension') {
    if (pending(record, 'objection')) return { code: 'workflow.objection_pending' }
    if (pending(record, 'hold_request')) return { code: 'workflow.hold_pending' }
    if (asked) return { code: 'workflow.extension_pending' }
    const granted = stateClock(record)?.why.extensions?.length ?? 0
    if (granted >= extensionRule(procedure).times)
      return { code: 'workflow.extensions_used_up', params: { times: granted } }
  }
  if (name === 'decide_extension' && asked?.why.request?.by === actor.personId) return { code: 'workflow.you_asked' }
  return null
}

/** The new end of the time limit: the end of the day asked for, in Chinese time. It must lie after the present one. */
export function extendedDue(
  record: CaseRecord,
  until: string,
): { ok: true; due: Date } | { ok: false; refusal: Refusal } {
  const due = new Date(`${until}T23:59:59+08:00`)
  const present = stateClock(record)?.due_at
  if (!present || due <= present) return refuse('workflow.extension_not_later', { field: 'form.until' })
  return { ok: true, due }
}

export function extensionRule(procedure: Procedure): { times: number; limit: TimeLimit } {
  const rule = procedure.standing.extension || {}
  return { times: rule.times ?? 1, limit: rule.limit ?? DECIDE_WITHIN }
}

/** The states in which more time may be asked for. */
export function extensionStates(procedure: Procedure): string[] {
  const { extension } = procedure.standing
  if (extension === false) return []
  if (extension?.from) return [...extension.from]
  return Object.entries(procedure.states)
    .filter(([, state]) => !isFinal(state) && state.actor.kind === 'unit' && state.bucket === 'handle')
    .map(([name]) => name)
}
