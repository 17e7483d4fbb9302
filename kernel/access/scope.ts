import { isAreaCode } from '#kernel/territory/index.ts'
import type { Actor, ActorPost } from './actor.ts'
import type { Reach } from './policy.ts'

/** Procedures a reach is limited to; null means all, and things that are no case are never limited. */
type CaseTypes = readonly string[] | null

/** Everything under one area; the code '' is everywhere. */
export interface AreaReach {
  code: string
  caseTypes: CaseTypes
}
export interface OrganisationReach {
  organisationId: string
  caseTypes: CaseTypes
}

/** How far one permission carries by itself. */
export interface Carried {
  permission: string
  areas: readonly AreaReach[]
  organisations: readonly OrganisationReach[]
  /** Their own requests, whatever the place. */
  requesterId: string | null
}

/** How far one person's one permission carries, compiled. Lists, counts, pickers, maps and exports all ask this. */
export interface Scope extends Carried {
  /**
   * The guarding permissions the person holds: a case that names one as its reading is reached only as far as that one
   * carries too. `everything`: the machine, for which nothing is guarded.
   */
  guards: readonly Carried[] | 'everything'
}

/** What is to be reached. `caseType` null: it is no case (an organisation, an area, a setting). */
export interface Target {
  areaCode: string
  caseType: string | null
  /** The permission the case needs to be read by; null or absent: none of its own. */
  reading?: string | null | undefined
  leadOrganisationId?: string | null | undefined
  assistOrganisationIds?: readonly string[] | undefined
  requesterId?: string | null | undefined
}

const EVERYWHERE: AreaReach = { code: '', caseTypes: null }

export function scopeOf(actor: Actor, permission: string): Scope {
  if (actor.kind === 'system')
    return { permission, areas: [EVERYWHERE], organisations: [], requesterId: null, guards: 'everything' }
  const guarding = [...actor.policy].filter(([, spec]) => spec.guards).map(([name]) => carriedBy(actor, name))
  return { ...carriedBy(actor, permission), guards: guarding.filter(reachesAny) }
}

function carriedBy(actor: Actor, permission: string): Carried {
  const roles = actor.policy.get(permission)?.roles ?? new Map<string, Reach>()
  const scope = {
    areas: [] as AreaReach[],
    organisations: [] as OrganisationReach[],
    requesterId: null as string | null,
  }
  const held = actor.posts.flatMap(post => reachOf(roles, post.role).map(reach => ({ post, reach })))
  for (const { post, reach } of held) {
    if (reach === 'own') scope.requesterId = actor.personId
    else if (reach === 'global') scope.areas.push({ code: '', caseTypes: post.caseTypes })
    else if (reach === 'area') scope.areas.push(...areaOf(post))
    else if (post.organisationId !== null)
      scope.organisations.push({ organisationId: post.organisationId, caseTypes: post.caseTypes })
  }
  const asResident = actor.kind === 'resident' ? roles.get('resident') : undefined
  if (asResident === 'own') scope.requesterId = actor.personId
  // A resident holds no post: an area or an organisation cannot be meant.
  if (asResident === 'global') scope.areas.push(EVERYWHERE)
  return { permission, ...scope, areas: widest(scope.areas) }
}

/** True when the person holds the permission at all, wherever. */
export function holds(actor: Actor, permission: string): boolean {
  return reachesAny(scopeOf(actor, permission))
}

function reachesAny(scope: Carried): boolean {
  return scope.areas.length > 0 || scope.organisations.length > 0 || scope.requesterId !== null
}

export function can(actor: Actor, permission: string, target: Target): boolean {
  return scopeReaches(scopeOf(actor, permission), target)
}

/** The same policy that `scopeSql` compiles to SQL. */
export function scopeReaches(scope: Scope, target: Target): boolean {
  if (!carries(scope, target)) return false
  const reading = target.reading ?? null
  if (reading === null || scope.guards === 'everything') return true
  return scope.guards.some(guard => guard.permission === reading && carries(guard, target))
}

function carries(scope: Carried, target: Target): boolean {
  if (scope.requesterId !== null && target.requesterId === scope.requesterId) return true
  if (scope.areas.some(area => isUnder(target.areaCode, area.code) && covers(area.caseTypes, target.caseType)))
    return true
  const assigned = [target.leadOrganisationId, ...(target.assistOrganisationIds ?? [])]
  return scope.organisations.some(
    reach => assigned.includes(reach.organisationId) && covers(reach.caseTypes, target.caseType),
  )
}

/** Prefix is ancestry, but only between whole codes: a stray digit belongs to nobody. */
export function isUnder(code: string, ancestor: string): boolean {
  return isAreaCode(code) && code.startsWith(ancestor)
}

function covers(allowed: CaseTypes, caseType: string | null): boolean {
  return allowed === null || caseType === null || allowed.includes(caseType)
}

function reachOf(roles: ReadonlyMap<string, Reach>, role: string): Reach[] {
  const reach = roles.get(role)
  return reach === undefined ? [] : [reach]
}

function areaOf(post: ActorPost): AreaReach[] {
  return !isAreaCode(post.areaCode) ? [] : [{ code: post.areaCode, caseTypes: post.caseTypes }]
}

/** Drops what a wider reach already covers, so that SQL carries the fewest ranges. */
function widest(areas: readonly AreaReach[]): AreaReach[] {
  const kept: AreaReach[] = []
  for (const area of areas.toSorted((a, b) => a.code.length - b.code.length || width(b) - width(a)))
    if (!kept.some(wide => area.code.startsWith(wide.code) && includes(wide.caseTypes, area.caseTypes))) kept.push(area)
  return kept
}

function width(area: AreaReach): number {
  return area.caseTypes === null ? Number.POSITIVE_INFINITY : area.caseTypes.length
}

function includes(wide: CaseTypes, narrow: CaseTypes): boolean {
  if (wide === null) return true
  return narrow !== null && narrow.every(caseType => wide.includes(caseType))
}
