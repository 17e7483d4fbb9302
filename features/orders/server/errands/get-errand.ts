import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { maskPhone } from '#kernel/people/index.ts'
import { getCase } from '#kernel/workflow/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { notFound } from '#platform/error.ts'
import type { ErrandDetail } from '../../errand-contract.ts'
import { workIn } from '../tasks/task-rows.ts'
import { type ErrandRow, errandLineOf, errandRows, mayDo } from './errand-rows.ts'
import { receiptViews } from './receipt-rows.ts'

export interface ErrandKey {
  district: string
  id: string
}

/** One errand within the scope of the route, or 404. */
export async function readErrand(ctx: Ctx, key: ErrandKey): Promise<ErrandRow> {
  const row = await errandRows(ctx.tx.db)
    .where('e.district', '=', key.district)
    .where('e.id', '=', key.id)
    .where(workIn(ctx.scope))
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export async function getErrand(ctx: Ctx, key: ErrandKey, crypto: CryptoProvider): Promise<ErrandDetail> {
  const row = await readErrand(ctx, key)
  const phone = phoneOf(row, crypto)
  return {
    ...errandLineOf(row, ctx),
    words: row.words,
    phone: phone && maskPhone(phone),
    mayReveal: phone !== null && mayDo(ctx, row),
    mayTakeOver: row.state === 'doing' && mayDo(ctx, row),
    receiptViews: await receiptViews(ctx, row),
    case: await getCase(ctx, { district: row.district, caseId: row.case_id }),
  }
}

function phoneOf(row: ErrandRow, crypto: CryptoProvider): string | null {
  if (row.alg === null || row.key_id === null || row.phone_cipher === null) return null
  return crypto.decrypt({ alg: row.alg, keyId: row.key_id, cipher: row.phone_cipher })
}

/** The number in the clear, with a reason; the reason goes on record before the answer leaves. */
export async function revealErrandPhone(
  ctx: Ctx,
  key: ErrandKey & { reason: string },
  crypto: CryptoProvider,
): Promise<{ phone: string | null }> {
  const row = await readErrand(ctx, key)
  writeAudit(ctx.tx, {
    district: key.district,
    actor: ctx.actor,
    event: 'errand.phone_revealed',
    subjectKind: 'errand',
    subjectId: key.id,
    areaCode: row.area_code,
    reason: key.reason,
  })
  return { phone: phoneOf(row, crypto) }
}
