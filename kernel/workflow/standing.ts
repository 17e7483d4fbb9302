import { z } from 'zod'
import { type ActorFacts, hasHandled } from './actors.ts'
import { type ActionDefinition, isFinal, type Procedure, type StandingName, type TimeLimit } from './definition.ts'
import { leadOf, waitingState } from './engine.ts'
import { type CaseRecord, type ClockRow, type Refusal, refuse } from './records.ts'
import { wallClock } from './wall-clock.ts'

/** A standing action as one procedure offers it. */
export interface StandingOffer {
  permission: string
  by: NonNullable<ActionDefinition['by']>
  form: z.ZodObject
  needsNote: boolean
  needsFile: boolean
}

const visibility = z.enum(['public', 'internal']).default('internal')

/** What each standing action asks for. */
export const standingForms = {
  comment: z.object({ visibility }),
  attach: z.object({ visibility }),
  return: z.object({}),
  add_assist: z.object({ organisationIds: z.array(z.uuid()).min(1).max(10) }),
  ask_extension: z.object({ until: z.iso.date() }),
  decide_extension: z.object({ granted: z.boolean() }),
  void: z.object({}),
  reopen: z.object({}),
} as const satisfies Record<StandingName, z.ZodObject>

const withNote = new Set<StandingName>(['comment', 'return', 'ask_extension', 'decide_extension', 'void', 'reopen'])
const DECIDE_WITHIN: TimeLimit = { amount: 1, unit: 'work_day' }

/** The standing action as this procedure offers it; null when it opted out. */
export function standingOffer(procedure: Procedure, name: StandingName): StandingOffer | null {
  const who = whoMay(procedure, name)
  return who && { ...who, form: standingForms[name], needsNote: withNote.has(name), needsFile: name === 'attach' }
}

function whoMay(procedure: Procedure, name: StandingName): Pick<StandingOffer, 'permission' | 'by'> | null {
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
      return pendingExtension(record) !== undefined
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
  if (name === 'void' && hasHandled(record, actor)) return { code: 'workflow.you_handled_it' }
  if (name === 'reopen') {
    if (record.reopenUntil === null) return { code: 'workflow.never_reopens' }
    if (now > record.reopenUntil)
      return { code: 'workflow.reopen_window_passed', params: { until: wallClock(record.reopenUntil) } }
  }
  const pending = pendingExtension(record)
  if (name === 'ask_extension') {
    if (pending) return { code: 'workflow.extension_pending' }
    const granted = stateClock(record)?.why.extensions?.length ?? 0
    if (granted >= extensionRule(procedure).times)
      return { code: 'workflow.extensions_used_up', params: { times: granted } }
  }
  if (name === 'decide_extension' && pending?.why.request?.by === actor.personId) return { code: 'workflow.you_asked' }
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

export function pendingExtension(record: CaseRecord): ClockRow | undefined {
  return record.clocks.find(clock => clock.kind === 'extension_request')
}

export function stateClock(record: CaseRecord): ClockRow | undefined {
  return record.clocks.find(clock => clock.kind === 'state')
}
