import { z } from 'zod'
import { type ActorFacts, actorFault, hasHandled } from './actors.ts'
import { type ActionDefinition, type Procedure, STANDING_ACTIONS, type StandingName } from './definition.ts'
import type { CaseRecord, Refusal } from './records.ts'
import { isSideRoad, openAssists } from './side-roads.ts'
import { offeredNow, standingFault, standingOffer } from './standing.ts'

/** What the owner of the subject knows about a case that the engine must respect. */
export interface CaseFacts {
  /** The category asks for an evidence photo. */
  photoRequired: boolean
  /** Days within which a closed case of this category may be reopened; null: never. */
  reopenDays: number | null
}

/** A button: what may be done, or why it may not. */
export interface OpenAction {
  name: string
  /** Text key of the label. */
  label: string
  standing: boolean
  primary: boolean
  enabled: boolean
  /** Error code when disabled. */
  reason: string | null
  /** JSON Schema of what the action asks for; null when it asks for nothing. */
  form: Record<string, unknown> | null
  needsNote: boolean
  needsPhoto: boolean
}

/** Who looks, at which case, when. */
export interface View {
  procedure: Procedure
  record: CaseRecord
  actor: ActorFacts
  now: Date
}

/**
 * Everything that can be done in this state, for this actor. What the actor has no permission for is left out;
 * what somebody else must do, or the same person may not do, stays with its reason.
 */
export function openActions(view: View, facts: CaseFacts): OpenAction[] {
  const { procedure, record } = view
  const own = Object.entries(procedure.actions)
    .filter(([, action]) => action.by !== 'system' && action.from.includes(record.case.state))
    .map(([name, action]) => ownAction(view, facts, { name, action }))
  const standing = STANDING_ACTIONS.filter(name => offeredNow(procedure, record, name)).flatMap(name => {
    const action = standingAction(view, name)
    return action ? [action] : []
  })
  return [...own, ...standing].filter(action => view.actor.kind === 'staff' || action.enabled)
}

/** Why this actor may not take this action now; null when they may. The same answer the buttons were drawn from. */
export function refusalOf(view: View, name: string): Refusal | null {
  const { procedure, record, actor, now } = view
  const action = procedure.actions[name]
  if (action) return ownFault(view, action)
  if (!isStanding(name)) return { code: 'workflow.no_such_action', params: { action: name } }
  const offer = standingOffer(procedure, name)
  if (!offer) return { code: 'workflow.no_such_action', params: { action: name } }
  if (!offeredNow(procedure, record, name)) return { code: 'workflow.not_in_this_state' }
  const fault = actorFault(procedure, record, { ...offer, actor })
  return fault ? { code: fault } : standingFault(procedure, record, { name, actor, now })
}

function ownFault(view: View, action: ActionDefinition): Refusal | null {
  const { procedure, record, actor } = view
  if (!action.from.includes(record.case.state)) return { code: 'workflow.not_in_this_state' }
  const fault = actorFault(procedure, record, { by: action.by, permission: action.permission, actor })
  if (fault) return { code: fault }
  // A held case is first taken off the list; whoever raised it may still take it back.
  if (record.case.held_until && action.by !== 'requester' && action.by !== 'system') return { code: 'workflow.is_held' }
  if (action.handles && openAssists(record).length > 0) return { code: 'workflow.assists_open' }
  return action.notHandler && hasHandled(record, actor) ? { code: 'workflow.you_handled_it' } : null
}

function ownAction(view: View, facts: CaseFacts, at: { name: string; action: ActionDefinition }): OpenAction {
  const { name, action } = at
  const fault = ownFault(view, action)
  return {
    name,
    label: `${view.procedure.module}:procedures.${view.procedure.key}.actions.${name}`,
    standing: false,
    primary: action.primary === true,
    enabled: fault === null,
    reason: fault?.code ?? null,
    form: action.form ? schemaOf(action.form) : null,
    needsNote: action.needsNote === true,
    needsPhoto: needsPhoto(action, facts),
  }
}

function standingAction(view: View, name: StandingName): OpenAction | null {
  const offer = standingOffer(view.procedure, name)
  if (!offer || !view.actor.permits(offer.permission)) return null
  const fault = refusalOf(view, name)
  if (fault && isSideRoad(name) && notTheirs.has(fault.code)) return null
  return {
    name,
    label: `workflow:actions.${name}`,
    standing: true,
    primary: false,
    enabled: fault === null,
    reason: fault?.code ?? null,
    form: Object.keys(offer.form.shape).length > 0 ? schemaOf(offer.form) : null,
    needsNote: offer.needsNote,
    needsPhoto: offer.needsFile,
  }
}

/** A side road that is somebody else's altogether is not shown: a button nobody here can ever press explains nothing. */
const notTheirs = new Set([
  'workflow.needs_role',
  'workflow.not_your_unit',
  'workflow.not_the_requester',
  'workflow.not_assisting',
  'workflow.assist_taken',
  'workflow.not_your_order',
  'workflow.your_own_turn',
])

export function needsPhoto(action: ActionDefinition, facts: CaseFacts): boolean {
  return action.needsPhoto === true || (action.needsPhoto === 'category' && facts.photoRequired)
}

export function isStanding(name: string): name is StandingName {
  return STANDING_ACTIONS.some(standing => standing === name)
}

const schemas = new WeakMap<z.ZodObject, Record<string, unknown>>()

/** JSON Schema of a form, as a client fills it in. Made once for each form. */
export function schemaOf(form: z.ZodObject): Record<string, unknown> {
  const known = schemas.get(form)
  if (known) return known
  const schema = z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' })
  schemas.set(form, schema)
  return schema
}
