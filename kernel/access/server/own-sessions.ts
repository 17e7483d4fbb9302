import { DomainError, invalid, notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Handlers } from '#platform/http/route.ts'
import { passwordFault } from '../password-policy.ts'
import type { sessionRoutes } from '../session-contract.ts'
import { countAttempt, forgive, lockedError } from './attempts.ts'
import type { Ctx } from './ctx.ts'
import type { AccessDeps } from './deps.ts'
import { cookieOf, handOut, stampSession, unlessRefused } from './open-session.ts'
import { nobodySignedIn, sessionView } from './session-view.ts'
import { auditSignIn, type SignInEvent } from './sign-in-audit.ts'

type Routes = Pick<typeof sessionRoutes, 'getSession' | 'signOut' | 'signOutEverywhere' | 'editProfile'>
type ListRoutes = Pick<typeof sessionRoutes, 'listSessions' | 'endSession'>

export function ownSessionHandlers(deps: AccessDeps): Handlers<Routes, Ctx> {
  return {
    async getSession(_input, ctx) {
      const settings = await deps.settings(ctx.tx.db, ctx.now)
      return ctx.sessionId === null
        ? nobodySignedIn(settings)
        : sessionView(ctx.tx.db, ctx.actor, { settings, now: ctx.now })
    },
    async signOut(_input, ctx) {
      const { headers } = await deps.auth.api.signOut({ headers: cookieOf(ctx), returnHeaders: true })
      await ctx.withTx(async tx => trace(tx, ctx, 'session.signed_out'))
      handOut(ctx, headers)
      return { done: true }
    },
    async signOutEverywhere(_input, ctx) {
      const { headers } = await deps.auth.api.signOut({ headers: cookieOf(ctx), returnHeaders: true })
      await ctx.withTx(async tx => {
        await tx.db.deleteFrom('auth.session').where('user_id', '=', ctx.actor.accountId).execute()
        trace(tx, ctx, 'session.signed_out')
      })
      handOut(ctx, headers)
      return { done: true }
    },
    async editProfile({ body }, ctx) {
      const { accountId, personId, kind } = ctx.actor
      if (body.name !== undefined && kind !== 'resident') throw invalid('name', 'access.name_fixed')
      if (body.locale !== undefined)
        await ctx.tx.db.updateTable('auth.user').set({ locale: body.locale }).where('id', '=', accountId).execute()
      if (body.name !== undefined)
        await ctx.tx.db.updateTable('people.person').set({ name: body.name }).where('id', '=', personId).execute()
      const settings = await deps.settings(ctx.tx.db, ctx.now)
      return sessionView(ctx.tx.db, { ...ctx.actor, name: body.name ?? ctx.actor.name }, { settings, now: ctx.now })
    },
  }
}

export const sessionListHandlers: Handlers<ListRoutes, Ctx> = {
  async listSessions({ query }, ctx) {
    let rows = ctx.tx.db
      .selectFrom('auth.session')
      .select(['id', 'created_at', 'updated_at', 'ip_address', 'user_agent'])
      .where('user_id', '=', ctx.actor.accountId)
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
    if (query.cursor) rows = rows.where('id', '<', String(decodeCursor(query.cursor, 1)[0]))
    const found = await rows.execute()
    const shown = found.slice(0, query.limit)
    const last = found.length > query.limit ? shown.at(-1) : undefined
    return {
      items: shown.map(row => ({
        id: row.id,
        current: row.id === ctx.sessionId,
        signedInAt: row.created_at.toISOString(),
        lastSeenAt: row.updated_at.toISOString(),
        address: row.ip_address ?? '',
        browser: row.user_agent ?? '',
      })),
      next: last ? encodeCursor([last.id]) : null,
    }
  },
  async endSession({ params }, ctx) {
    const { numDeletedRows } = await ctx.tx.db
      .deleteFrom('auth.session')
      .where('id', '=', params.id)
      .where('user_id', '=', ctx.actor.accountId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw notFound()
    trace(ctx.tx, ctx, 'session.ended')
    return { done: true }
  },
}

export function passwordHandlers(deps: AccessDeps): Handlers<Pick<typeof sessionRoutes, 'changePassword'>, Ctx> {
  return {
    async changePassword({ body }, ctx) {
      const { accountId } = ctx.actor
      await requireGoodPassword(ctx, body)
      const counted = await ctx.withTx(tx => countAttempt(tx, { accountId }, deps.crypto))
      const changed = await unlessRefused(() =>
        deps.auth.api.changePassword({
          body: { currentPassword: body.current, newPassword: body.next, revokeOtherSessions: true },
          headers: cookieOf(ctx),
          returnHeaders: true,
        }),
      )
      if (!changed) {
        await ctx.withTx(async tx => trace(tx, ctx, 'session.failed'))
        throw counted.lockedUntil === null ? invalid('current', 'access.wrong_credentials') : lockedError(counted)
      }
      await ctx.withTx(async tx => {
        await forgive(tx.db, accountId)
        await tx.db
          .updateTable('auth.user')
          .set({ must_change_password: false, updated_at: tx.now })
          .where('id', '=', accountId)
          .execute()
        if (changed.response.token) await stampSession(tx, changed.response.token, ctx)
        trace(tx, ctx, 'password.changed')
      })
      handOut(ctx, changed.headers)
      return { done: true }
    },
  }
}

async function requireGoodPassword(ctx: Ctx, body: { current: string; next: string }): Promise<void> {
  const account = await ctx.tx.db
    .selectFrom('auth.user')
    .select('username')
    .where('id', '=', ctx.actor.accountId)
    .executeTakeFirstOrThrow()
  if (account.username === null) throw new DomainError('access.password_not_set')
  const fault = passwordFault(body.next, account.username)
  if (fault) throw invalid('next', fault)
  if (body.next === body.current) throw invalid('next', 'access.password_unchanged')
}

function trace(tx: Ctx['tx'], ctx: Ctx, event: SignInEvent): void {
  const { accountId, personId, name } = ctx.actor
  auditSignIn(tx, { event, accountId, person: { personId, name }, ip: ctx.request.ip, way: 'session' })
}
