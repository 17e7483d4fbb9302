import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { DomainError } from '#platform/error.ts'
import type { Authorise } from '#platform/http/mount.ts'
import { PUBLIC, type Route, SIGNED_IN } from '#platform/http/route.ts'
import { guestActor } from '../actor.ts'
import { type AccessCaller, callerOf } from './ctx.ts'
import type { PolicyStore } from './policy-store.ts'
import { type LiveSession, readSession, type SessionState, tokenOf } from './read-session.ts'
import { mustEnrol, type ReadSettings } from './settings.ts'

interface AuthoriseDeps {
  db: Kysely<DB>
  policies: PolicyStore
  settings: ReadSettings
  /** Name and signing secret of the library's session cookie. */
  cookie: { name: string; secret: string }
}

/**
 * Who calls and how far the route's permission carries: 401 when nobody is signed in, 403 when the permission is held
 * nowhere. What is out of reach is the handler's 404.
 */
export function authoriser(deps: AuthoriseDeps): Authorise<AccessCaller> {
  return async (route, request, now) => {
    const state = await sessionOf(deps, request, now)
    if (typeof state === 'string') {
      if (route.permission !== PUBLIC) throw await refusal(deps, state, now)
      return callerOf(guestActor(), { permission: PUBLIC, key: `guest:${request.ip}`, sessionId: null })
    }
    const caller = callerOf(state.actor, {
      permission: route.permission,
      key: state.actor.accountId,
      sessionId: state.id,
    })
    if (route.permission === PUBLIC) return caller
    if (state.mustChangePassword && !route.path.startsWith('/api/session'))
      throw new DomainError('access.must_change_password', { status: 403 })
    if (!route.path.startsWith('/api/session')) {
      const settings = await deps.settings(deps.db, now)
      if (mustEnrol(state.actor, state.secondFactorAt, { settings, now }))
        throw new DomainError('access.must_enrol', { status: 403 })
    }
    if (route.permission !== SIGNED_IN && !caller.holds(route.permission))
      throw new DomainError('platform.forbidden', { status: 403 })
    return caller
  }
}

async function sessionOf(deps: AuthoriseDeps, request: FastifyRequest, now: Date): Promise<SessionState> {
  const token = tokenOf(request.headers.cookie, deps.cookie)
  if (token === null) return 'none'
  const [policy, settings] = [await deps.policies.current(now), await deps.settings(deps.db, now)]
  return readSession(deps.db, token, { now, policy, idleMinutes: settings.idleMinutes })
}

async function refusal(
  deps: AuthoriseDeps,
  state: Exclude<SessionState, LiveSession>,
  now: Date,
): Promise<DomainError> {
  if (state === 'none') return new DomainError('platform.unauthenticated', { status: 401 })
  if (state === 'ended') return new DomainError('access.session_ended', { status: 401 })
  const { idleMinutes } = await deps.settings(deps.db, now)
  return new DomainError('access.session_idle', { status: 401, params: { minutes: idleMinutes } })
}

/** Permissions that routes name and no module declares; the server refuses to start with any. */
export function undeclared(routes: readonly Route[], declared: ReadonlySet<string>): string[] {
  const named = routes.map(route => route.permission).filter(name => name !== PUBLIC && name !== SIGNED_IN)
  return [...new Set(named)].filter(name => !declared.has(name))
}
