import { DomainError } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { secondFactorRoutes } from '../second-factor-contract.ts'
import { countAttempt, forgive, lockedError } from './attempts.ts'
import type { Ctx } from './ctx.ts'
import type { AccessDeps } from './deps.ts'
import { useCode } from './factor-store.ts'
import { openSession } from './open-session.ts'
import { auditSignIn } from './sign-in-audit.ts'
import { accountOfTicket, useUpTicket } from './ticket.ts'

type Routes = Pick<typeof secondFactorRoutes, 'signInSecondStep'>

/** As in the first step an attempt is counted before the code is looked at, on the same count. */
export function secondStepHandlers(deps: AccessDeps): Handlers<Routes, Ctx> {
  const { crypto } = deps
  return {
    async signInSecondStep({ body: { ticket, code } }, ctx) {
      const accountId = await ctx.withTx(tx => accountOfTicket(tx, ticket, crypto))
      if (accountId === null) throw new DomainError('access.ticket_expired', { status: 401 })
      const counted = await ctx.withTx(tx => countAttempt(tx, { accountId }, crypto))
      const used = await ctx.withTx(async tx => {
        const kind = await useCode(tx, accountId, { typed: code, crypto })
        if (kind === null || !(await useUpTicket(tx, ticket, crypto))) return null
        await forgive(tx.db, accountId)
        return kind
      })
      if (used === null) {
        await recordFailure(ctx, accountId, counted.lockedUntil !== null)
        if (counted.lockedUntil !== null) throw lockedError(counted)
        throw new DomainError('access.wrong_factor_code', { status: 401, field: 'code' })
      }
      const answer = await deps.auth.api.openAfterSecondStep({ body: { accountId }, returnHeaders: true })
      return openSession(deps, ctx, {
        opened: { headers: answer.headers, token: answer.response.token, accountId },
        way: used === 'totp' ? 'second_step' : 'recovery_code',
      })
    },
  }
}

async function recordFailure(ctx: Ctx, accountId: string, locked: boolean): Promise<void> {
  await ctx.withTx(async tx => {
    const account = await tx.db
      .selectFrom('auth.user')
      .select(['person_id', 'name'])
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    const person = { personId: account.person_id, name: account.name }
    const trace = { accountId, person, ip: ctx.request.ip, way: 'second_step' as const }
    auditSignIn(tx, { event: 'session.failed', ...trace })
    if (locked) auditSignIn(tx, { event: 'session.locked', ...trace })
  })
}
