import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { secondFactorRoutes } from '../second-factor-contract.ts'
import type { SecondFactorRule } from '../second-factor-rules.ts'
import { changed, endSessionsOf, requireAccount } from './account-handlers.ts'
import type { Ctx } from './ctx.ts'
import { dropFactor } from './factor-store.ts'
import { readSecondFactorRule, SECOND_FACTOR_KEY } from './settings.ts'

type Routes = Pick<typeof secondFactorRoutes, 'resetSecondFactor' | 'getSecondFactorRule' | 'editSecondFactorRule'>

export const factorAdminHandlers: Handlers<Routes, Ctx> = {
  async resetSecondFactor({ params, body }, ctx) {
    const account = await requireAccount(ctx, params.id)
    if (params.id === ctx.actor.accountId) throw new DomainError('access.own_account', { status: 403 })
    if (!account.secondFactor) throw new DomainError('access.factor_missing')
    await dropFactor(ctx.tx, params.id)
    await endSessionsOf(ctx, params.id)
    return changed(ctx, params.id, { event: 'account.second_factor_reset', reason: body.reason })
  },
  async getSecondFactorRule(_input, ctx) {
    return asReply(await readSecondFactorRule(ctx.tx.db))
  },
  async editSecondFactorRule({ body }, ctx) {
    const before = await readSecondFactorRule(ctx.tx.db)
    const after = { roles: [...new Set(body.roles)], from: body.from }
    const row = { value: jsonb(after), updated_at: ctx.now }
    await ctx.tx.db
      .insertInto('platform.setting')
      .values({ key: SECOND_FACTOR_KEY, ...row })
      .onConflict(conflict => conflict.column('key').doUpdateSet(row))
      .execute()
    writeAudit(ctx.tx, {
      district: NO_DISTRICT,
      actor: ctx.actor,
      event: 'setting.second_factor',
      subjectKind: 'setting',
      subjectId: SECOND_FACTOR_KEY,
      reason: body.reason,
      details: { before, after },
    })
    return after
  },
}

function asReply({ roles, from }: SecondFactorRule) {
  return { roles: [...roles], from }
}
