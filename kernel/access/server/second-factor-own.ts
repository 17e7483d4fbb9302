import { verifyPassword } from 'better-auth/crypto'
import { DomainError, invalid } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { Tx } from '#platform/tx.ts'
import type { secondFactorRoutes } from '../second-factor-contract.ts'
import { ENROL_MS, groupsOfFour, isRecommended, readCode, requiredFrom } from '../second-factor-rules.ts'
import { countAttempt, forgive, lockedError } from './attempts.ts'
import type { Ctx } from './ctx.ts'
import type { AccessDeps } from './deps.ts'
import { lockFactor, newRecoveryCodes, saveSecret, useTotp } from './factor-store.ts'
import { readSecondFactorRule } from './settings.ts'
import { auditSignIn, type SignInEvent } from './sign-in-audit.ts'
import { enrolmentUri, newSecret } from './totp.ts'

type Routes = Pick<typeof secondFactorRoutes, 'getSecondFactor' | 'renewRecoveryCodes'>
type EnrolRoutes = Pick<typeof secondFactorRoutes, 'enrolSecondFactor' | 'confirmSecondFactor'>

export function ownFactorHandlers(deps: AccessDeps): Handlers<Routes, Ctx> {
  const { crypto } = deps
  return {
    async getSecondFactor(_input, ctx) {
      const held = ctx.actor.posts.map(post => post.role)
      const { since } = await ownAccount(ctx.tx, ctx)
      const left = await ctx.tx.db
        .selectFrom('auth.recovery_code')
        .select(eb => eb.fn.countAll().as('count'))
        .where('account_id', '=', ctx.actor.accountId)
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow()
      return {
        since: since?.toISOString() ?? null,
        recoveryCodesLeft: Number(left.count),
        requiredFrom: requiredFrom(await readSecondFactorRule(ctx.tx.db), held),
        recommended: isRecommended(held),
      }
    },
    async renewRecoveryCodes({ body }, ctx) {
      const { accountId } = ctx.actor
      if ((await ownAccount(ctx.tx, ctx)).since === null) throw new DomainError('access.factor_missing')
      const read = readCode(body.code)
      await guarded(deps, ctx, {
        field: 'code',
        code: 'access.wrong_factor_code',
        proof: () =>
          ctx.withTx(async tx => {
            const factor = await lockFactor(tx, accountId, crypto)
            return factor !== null && read?.kind === 'totp' && useTotp(tx, accountId, { factor, code: read.code })
          }),
      })
      return ctx.withTx(async tx => {
        trace(tx, ctx, 'second_factor.codes_renewed')
        return { recoveryCodes: await newRecoveryCodes(tx, accountId, crypto) }
      })
    },
  }
}

export function enrolHandlers(deps: AccessDeps): Handlers<EnrolRoutes, Ctx> {
  const { crypto } = deps
  return {
    async enrolSecondFactor({ body }, ctx) {
      const account = await ownAccount(ctx.tx, ctx)
      if (ctx.actor.kind !== 'staff' || account.passwordHash === null) throw new DomainError('access.factor_staff_only')
      if (account.since !== null) throw new DomainError('access.factor_exists')
      const { passwordHash: hash, username } = account
      await guarded(deps, ctx, {
        field: 'password',
        code: 'access.wrong_credentials',
        proof: () => verifyPassword({ hash, password: body.password }),
      })
      const secret = newSecret()
      await ctx.withTx(tx => saveSecret(tx, ctx.actor.accountId, { secret, crypto }))
      return { secret: groupsOfFour(secret), uri: enrolmentUri(secret, username ?? ctx.actor.name) }
    },
    async confirmSecondFactor({ body }, ctx) {
      return ctx.withTx(async tx => {
        const { accountId } = ctx.actor
        const factor = await lockFactor(tx, accountId, crypto)
        const account = await ownAccount(tx, ctx)
        if (account.since !== null) throw new DomainError('access.factor_exists')
        if (!factor || tx.now.getTime() - factor.madeAt.getTime() > ENROL_MS)
          throw new DomainError('access.enrol_again')
        const read = readCode(body.code)
        if (read?.kind !== 'totp' || !(await useTotp(tx, accountId, { factor, code: read.code })))
          throw invalid('code', 'access.wrong_factor_code')
        await tx.db.updateTable('auth.user').set({ second_factor_at: tx.now }).where('id', '=', accountId).execute()
        await endOtherSessions(tx, ctx)
        trace(tx, ctx, 'second_factor.enrolled')
        return { recoveryCodes: await newRecoveryCodes(tx, accountId, crypto) }
      })
    },
  }
}

interface Proof {
  field: string
  code: string
  proof: () => Promise<boolean>
}

/** Proving oneself again inside a session is counted like signing in. */
async function guarded(deps: AccessDeps, ctx: Ctx, { field, code, proof }: Proof): Promise<void> {
  const { accountId } = ctx.actor
  const counted = await ctx.withTx(tx => countAttempt(tx, { accountId }, deps.crypto))
  if (await proof()) return forgive(deps.db, accountId)
  await ctx.withTx(async tx => trace(tx, ctx, 'session.failed'))
  throw counted.lockedUntil === null ? invalid(field, code) : lockedError(counted)
}

async function ownAccount(tx: Tx, ctx: Ctx) {
  const row = await tx.db
    .selectFrom('auth.user as user')
    .leftJoin('auth.account as account', join =>
      join.onRef('account.user_id', '=', 'user.id').on('account.provider_id', '=', 'credential'),
    )
    .select(['user.username', 'user.second_factor_at as since', 'account.password as passwordHash'])
    .where('user.id', '=', ctx.actor.accountId)
    .executeTakeFirstOrThrow()
  return row
}

async function endOtherSessions(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.db
    .deleteFrom('auth.session')
    .where('user_id', '=', ctx.actor.accountId)
    .where('id', '<>', ctx.sessionId ?? '')
    .execute()
}

function trace(tx: Tx, ctx: Ctx, event: SignInEvent): void {
  const { accountId, personId, name } = ctx.actor
  auditSignIn(tx, { event, accountId, person: { personId, name }, ip: ctx.request.ip, way: 'session' })
}
