import { isFinal, type ActionDefinition, type Procedure } from './definition.ts'
import { leadOf, type Signature, stateOf } from './engine.ts'
import type { CaseRecord } from './records.ts'

/** A post as the engine needs it. */
export interface ActorPost {
  role: string
  areaCode: string
  organisationId: string | null
  organisationName?: string | null
  /** Procedures this post reaches; null means all. */
  caseTypes: readonly string[] | null
}

/** Who asks to act on one case. */
export interface ActorFacts {
  personId: string | null
  name: string
  kind: 'staff' | 'resident' | 'system'
  posts: readonly ActorPost[]
  /** Whether the permission reaches this case: its area and its procedure. */
  permits(permission: string): boolean
}

/** Who puts cases on hold: whoever dispatches, and whoever watches over deadlines. */
export const HOLD_DECIDERS = ['community_dispatcher', 'street_supervisor', 'district_leader'] as const

/** The two roles that watch over others' deadlines, from the street upwards. */
export const SUPERVISORS = ['street_supervisor', 'district_leader'] as const

export function isRequester(record: CaseRecord, actor: ActorFacts): boolean {
  return actor.personId !== null && actor.personId === record.case.requester_id
}

export function hasHandled(record: CaseRecord, actor: ActorFacts): boolean {
  return actor.personId !== null && record.handlers.includes(actor.personId)
}

/** The post by which the actor is the one the state waits for; undefined when somebody else is awaited. */
export function awaitedPost(procedure: Procedure, record: CaseRecord, actor: ActorFacts): ActorPost | undefined {
  const state = stateOf(procedure, record.case.state)
  if (isFinal(state)) return undefined
  const reaching = actor.posts.filter(post => !post.caseTypes || post.caseTypes.includes(procedure.key))
  if (state.actor.kind === 'unit') return reaching.find(post => post.organisationId === leadOf(record))
  if (state.actor.kind !== 'role') return undefined
  // An overdue case has moved up: the superior may act now, and whoever should have acted still may.
  const roles: readonly string[] = record.case.acting_role
    ? [...state.actor.roles, record.case.acting_role]
    : state.actor.roles
  return reaching.find(post => roles.includes(post.role) && record.case.area_code.startsWith(post.areaCode))
}

/** Assisting units take part in the conversation, not in the decision. */
export function assistingPost(record: CaseRecord, actor: ActorFacts): ActorPost | undefined {
  return actor.posts.find(post => record.assignments.some(row => row.organisation_id === post.organisationId))
}

/** Why the actor is not the one meant by `by`; null when it is. */
export function actorFault(
  procedure: Procedure,
  record: CaseRecord,
  at: { by: ActionDefinition['by']; permission: string | undefined; actor: ActorFacts },
): string | null {
  const { by = 'actor', permission, actor } = at
  if (by === 'system') return actor.kind === 'system' ? null : 'workflow.by_system'
  if (permission === undefined || !actor.permits(permission)) return 'workflow.needs_role'
  if (by === 'authority') return null
  if (by === 'requester') return isRequester(record, actor) ? null : 'workflow.not_the_requester'
  const state = stateOf(procedure, record.case.state)
  if (!isFinal(state) && state.actor.kind === 'requester')
    return isRequester(record, actor) ? null : 'workflow.not_the_requester'
  if (awaitedPost(procedure, record, actor)) return null
  return !isFinal(state) && state.actor.kind === 'unit' ? 'workflow.not_your_unit' : 'workflow.needs_role'
}

/**
 * How the actor signs. A resident signs without a name and without a unit: who raised a case never enters its
 * history in clear.
 */
export function signatureOf(procedure: Procedure, record: CaseRecord, actor: ActorFacts): Signature {
  if (actor.kind === 'resident') return { personId: actor.personId, name: '', unit: null, organisationId: null }
  const covering = actor.posts.find(post => record.case.area_code.startsWith(post.areaCode))
  const post = awaitedPost(procedure, record, actor) ?? assistingPost(record, actor) ?? covering
  return {
    personId: actor.personId,
    name: actor.name,
    unit: post?.organisationName ?? null,
    organisationId: post?.organisationId ?? null,
  }
}
