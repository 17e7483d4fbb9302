import { isAPIError } from 'better-auth/api'
import { DomainError } from '#platform/error.ts'
import type { BaseCtx } from '#platform/http/mount.ts'
import type { Tx } from '#platform/tx.ts'
import type { Session, SignInReply } from '../session-contract.ts'
import type { Ctx } from './ctx.ts'
import type { AccessDeps } from './deps.ts'
import { buildActor } from './read-session.ts'
import { nobodySignedIn, sessionView } from './session-view.ts'
import { auditSignIn, type SignInTrace } from './sign-in-audit.ts'
import { issueTicket } from './ticket.ts'

/** What the library answers when it lets somebody in. */
export interface Opened {
  headers: Headers
  token: string
  accountId: string
}

/** Runs a call of the library; null when it refuses. What is not a refusal (a lost database) stays an error. */
export async function unlessRefused<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call()
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null
    throw error
  }
}

/** Runs with the first step's transaction; `waits`: a second factor is still asked for. */
type Before = (tx: Tx, waits: boolean) => Promise<void>

/**
 * After the first step: opens the session, or, where the account has a second factor, closes what the library has
 * opened, hands out no cookie and answers a ticket for the second step.
 */
export async function beginSession(
  deps: AccessDeps,
  ctx: Ctx,
  from: { opened: Opened; way: SignInTrace['way']; before: Before },
): Promise<SignInReply> {
  const { accountId, token } = from.opened
  const ticket = await ctx.withTx(async tx => {
    const account = await tx.db
      .selectFrom('auth.user')
      .select(['second_factor_at', 'disabled_at'])
      .where('id', '=', accountId)
      .executeTakeFirst()
    if (!account || account.second_factor_at === null || account.disabled_at !== null) return null
    await from.before(tx, true)
    await tx.db.deleteFrom('auth.session').where('token', '=', token).execute()
    return issueTicket(tx, accountId, deps.crypto)
  })
  if (ticket === null) return { ...(await openSession(deps, ctx, from)), ticket: null }
  return { ...nobodySignedIn(await deps.settings(deps.db, ctx.now)), ticket }
}

/**
 * Takes over a session the library has opened: stamps it with our clock and the caller's address, lets nobody in whose
 * account is disabled or whose person has left, records it, and hands the cookie out.
 */
export async function openSession(
  deps: AccessDeps,
  ctx: Ctx,
  from: { opened: Opened; way: SignInTrace['way']; before?: Before },
): Promise<Session> {
  const { opened, way } = from
  const policy = await deps.policies.current(ctx.now)
  const settings = await deps.settings(deps.db, ctx.now)
  const view = await ctx.withTx(async tx => {
    await from.before?.(tx, false)
    const actor = await buildActor(tx.db, opened.accountId, { now: tx.now, policy })
    if (!actor || (await isDisabled(tx, opened.accountId))) {
      await tx.db.deleteFrom('auth.session').where('token', '=', opened.token).execute()
      return null
    }
    // Whoever was signed in on this device until now no longer is.
    if (ctx.sessionId !== null) await tx.db.deleteFrom('auth.session').where('id', '=', ctx.sessionId).execute()
    await stampSession(tx, opened.token, ctx)
    const person = { personId: actor.personId, name: actor.name }
    auditSignIn(tx, { event: 'session.signed_in', accountId: opened.accountId, person, ip: ctx.request.ip, way })
    return sessionView(tx.db, actor, { settings, now: tx.now })
  })
  if (!view) throw new DomainError('access.disabled', { status: 403 })
  handOut(ctx, opened.headers)
  return view
}

async function isDisabled(tx: Tx, accountId: string): Promise<boolean> {
  const row = await tx.db.selectFrom('auth.user').select('disabled_at').where('id', '=', accountId).executeTakeFirst()
  return row?.disabled_at !== null
}

/** Idleness and age are counted by our clock, from here. */
export async function stampSession(tx: Tx, token: string, ctx: BaseCtx): Promise<void> {
  await tx.db
    .updateTable('auth.session')
    .set({
      created_at: tx.now,
      updated_at: tx.now,
      ip_address: ctx.request.ip,
      user_agent: (ctx.request.headers['user-agent'] ?? '').slice(0, 200),
    })
    .where('token', '=', token)
    .execute()
}

export function handOut(ctx: BaseCtx, headers: Headers): void {
  ctx.reply.header('set-cookie', headers.getSetCookie())
}

/** Only the cookie is passed on: the library needs nothing else of a request. */
export function cookieOf(ctx: BaseCtx): Headers {
  return new Headers({ cookie: ctx.request.headers.cookie ?? '' })
}
