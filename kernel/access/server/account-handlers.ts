import { randomInt } from 'node:crypto'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { newId, NO_DISTRICT } from '#kernel/ids/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { Account, accountRoutes } from '../account-contract.ts'
import { oneTimePassword } from '../password-policy.ts'
import { findAccount, holdsAdminPost, listAccounts } from './account-queries.ts'
import { forgive } from './attempts.ts'
import { isUsername } from './better-auth.ts'
import { createAccount, hashPassword } from './create-account.ts'
import type { Ctx } from './ctx.ts'

type Routes = Pick<
  typeof accountRoutes,
  | 'listAccounts'
  | 'createAccount'
  | 'resetPassword'
  | 'disableAccount'
  | 'enableAccount'
  | 'unlockAccount'
  | 'endSessions'
>

export const accountHandlers: Handlers<Routes, Ctx> = {
  async listAccounts({ query }, ctx) {
    return listAccounts(ctx.tx.db, ctx.scope, { filter: query, now: ctx.now })
  },
  async createAccount({ body }, ctx) {
    if (!isUsername(body.username)) throw invalid('username', 'access.bad_username')
    const name = await requireWithoutAccount(ctx, body.personId, body.username)
    const password = oneTimePassword(limit => randomInt(limit))
    const id = await createAccount(ctx.tx.db, {
      personId: body.personId,
      name,
      username: body.username,
      passwordHash: await hashPassword(password),
      mustChangePassword: true,
      now: ctx.now,
    })
    const account = await changed(ctx, id, { event: 'account.created', details: { username: body.username } })
    return { account, oneTimePassword: password }
  },
  async resetPassword({ params, body }, ctx) {
    await requireControl(ctx, params.id)
    const password = oneTimePassword(limit => randomInt(limit))
    await setPassword(ctx, params.id, await hashPassword(password))
    const account = await changed(ctx, params.id, { event: 'account.password_reset', reason: body.reason })
    return { account, oneTimePassword: password }
  },
  async disableAccount({ params, body }, ctx) {
    await requireControl(ctx, params.id)
    await ctx.tx.db.updateTable('auth.user').set({ disabled_at: ctx.now }).where('id', '=', params.id).execute()
    await endSessionsOf(ctx, params.id)
    return changed(ctx, params.id, { event: 'account.disabled', reason: body.reason })
  },
  async enableAccount({ params, body }, ctx) {
    await requireControl(ctx, params.id)
    await ctx.tx.db.updateTable('auth.user').set({ disabled_at: null }).where('id', '=', params.id).execute()
    return changed(ctx, params.id, { event: 'account.enabled', reason: body.reason })
  },
  async unlockAccount({ params, body }, ctx) {
    const before = await requireAccount(ctx, params.id)
    if (before.lockedUntil === null) throw new DomainError('access.not_locked')
    await forgive(ctx.tx.db, params.id)
    return changed(ctx, params.id, { event: 'account.unlocked', reason: body.reason })
  },
  async endSessions({ params, body }, ctx) {
    await requireAccount(ctx, params.id)
    await endSessionsOf(ctx, params.id)
    return changed(ctx, params.id, { event: 'account.sessions_ended', reason: body.reason })
  },
}

export async function changed(
  ctx: Ctx,
  id: string,
  change: { event: string; reason?: string; details?: Record<string, unknown> },
): Promise<Account> {
  writeAudit(ctx.tx, { ...change, district: NO_DISTRICT, actor: ctx.actor, subjectKind: 'account', subjectId: id })
  return requireAccount(ctx, id)
}

export async function requireAccount(ctx: Ctx, id: string): Promise<Account> {
  const account = await findAccount(ctx.tx.db, ctx.scope, { id, now: ctx.now })
  if (!account) throw notFound()
  return account
}

/**
 * Who resets a password can become that person. So the system administrator cannot do it to the administrators who
 * watch over system, and the security administrator cannot do it to the staff whose grants they decide.
 */
async function requireControl(ctx: Ctx, id: string): Promise<void> {
  const account = await requireAccount(ctx, id)
  if (id === ctx.actor.accountId) throw new DomainError('access.own_account', { status: 403 })
  const wanted = holdsAdminPost(account) ? 'access.edit' : 'account.admin'
  if (!ctx.holds(wanted)) throw new DomainError('access.admin_account', { status: 403 })
}

async function requireWithoutAccount(ctx: Ctx, personId: string, username: string): Promise<string> {
  const person = await ctx.tx.db
    .selectFrom('people.person')
    .select('name')
    .where('id', '=', personId)
    .where('kind', '=', 'staff')
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw invalid('personId', 'access.person_unknown')
  const existing = await ctx.tx.db
    .selectFrom('auth.user')
    .select(['username', 'person_id'])
    .where(eb => eb.or([eb('username', '=', username), eb('person_id', '=', personId)]))
    .executeTakeFirst()
  if (existing?.person_id === personId) throw invalid('personId', 'access.has_account')
  if (existing) throw invalid('username', 'access.username_taken')
  return person.name
}

async function setPassword(ctx: Ctx, accountId: string, passwordHash: string): Promise<void> {
  const { numUpdatedRows } = await ctx.tx.db
    .updateTable('auth.account')
    .set({ password: passwordHash, updated_at: ctx.now })
    .where('user_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    await ctx.tx.db
      .insertInto('auth.account')
      .values({
        id: newId(ctx.now),
        account_id: accountId,
        provider_id: 'credential',
        user_id: accountId,
        password: passwordHash,
      })
      .execute()
  await ctx.tx.db
    .updateTable('auth.user')
    .set({ must_change_password: true, failed_attempts: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute()
  await endSessionsOf(ctx, accountId)
}

export async function endSessionsOf(ctx: Ctx, accountId: string): Promise<void> {
  await ctx.tx.db.deleteFrom('auth.session').where('user_id', '=', accountId).execute()
}
