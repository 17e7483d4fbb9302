import type { BaseCtx, Caller } from '#platform/http/mount.ts'
import type { Actor } from '../actor.ts'
import { can, holds, type Scope, scopeOf, scopeReaches, type Target } from '../scope.ts'

/** What access adds to every handler's context. */
export interface AccessCaller extends Caller {
  actor: Actor
  /** How far the permission of this route carries; reaches nothing on public and signed-in routes. */
  scope: Scope
  /** Null for a guest. */
  sessionId: string | null
  /** True when the permission of this route carries to an area. */
  reaches(areaCode: string): boolean
  /** Asks for another permission than the one of this route. */
  can(permission: string, target: Target): boolean
  /** Holds it anywhere at all. */
  holds(permission: string): boolean
  scopeFor(permission: string): Scope
}

/** What every handler receives. */
export type Ctx = BaseCtx & AccessCaller

export function callerOf(
  actor: Actor,
  call: { permission: string; key: string; sessionId: string | null },
): AccessCaller {
  const scope = scopeOf(actor, call.permission)
  return {
    key: call.key,
    actor,
    scope,
    sessionId: call.sessionId,
    reaches: areaCode => scopeReaches(scope, { areaCode, caseType: null }),
    can: (permission, target) => can(actor, permission, target),
    holds: permission => holds(actor, permission),
    scopeFor: permission => scopeOf(actor, permission),
  }
}
