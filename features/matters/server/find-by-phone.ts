import type { z } from 'zod'
import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { maskPhone, normalisePhone } from '#kernel/people/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { contract } from '../contract.ts'
import { leadsOf, matterRows, toSummary, withSummary } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'

type Reply = z.input<typeof contract.routes.findByPhone.reply>

const MOST = 50

/**
 * Matters within reach that were left with exactly this number, the newest first, for a caller who asks how it stands.
 * Found by blind index: the number itself is nowhere in the clear, also not in the audit entry this leaves. What was
 * kept secret from units, and what has been detached, is found only where the index still holds it.
 */
export async function findByPhone(
  ctx: Ctx,
  crypto: CryptoProvider,
  asked: { phone: string; reason: string },
): Promise<Reply> {
  const { db } = ctx.tx
  const phone = normalisePhone(asked.phone)
  const rows = await withSummary(matterRows(db), ctx.now)
    .innerJoin('matters.requester as r', join =>
      join.onRef('r.district', '=', 'm.district').onRef('r.matter_id', '=', 'm.id'),
    )
    // The index begins with the district, so that it can be spread over machines.
    .where('r.district', 'in', eb =>
      eb
        .selectFrom('territory.area')
        .select('code')
        .where(eb2 => eb2.fn('length', ['code']), '=', 6),
    )
    .where('r.phone_blind', '=', crypto.blindIndex('matters.requester.phone', phone))
    .where(inScope(ctx.scope))
    .orderBy('c.opened_at', 'desc')
    .limit(MOST)
    .execute()
  writeAudit(ctx.tx, {
    district: rows[0]?.district ?? NO_DISTRICT,
    actor: ctx.actor,
    event: 'matter.caller_searched',
    subjectKind: 'matter',
    subjectId: rows[0]?.id ?? '',
    ...(rows[0] ? { areaCode: rows[0].area_code } : {}),
    reason: asked.reason,
    details: { phone: maskPhone(phone), found: rows.length },
  })
  const leads = await leadsOf(db, rows)
  return { items: rows.map(row => toSummary(row, { locale: ctx.locale, leads })) }
}
