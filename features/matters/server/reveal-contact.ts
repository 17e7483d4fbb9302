import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { DomainError, notFound } from '#platform/error.ts'
import { matterRows } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'
import { revealFault } from '../reveal.ts'
import { openContact } from './requester-store.ts'

type Opened = { name: string | null; phone: string | null }
type Request = { district: string; id: string; reason: string }

/** Opens name and number for one person with a reason. */
export async function revealContact(ctx: Ctx, crypto: CryptoProvider, request: Request): Promise<Opened> {
  const row = await matterRows(ctx.tx.db)
    .select(['c.area_code', 'c.procedure'])
    .where('m.district', '=', request.district)
    .where('m.id', '=', request.id)
    .where(inScope(ctx.scope))
    .executeTakeFirst()
  if (!row) throw notFound()
  const byArea = ctx.can('matter.reveal', { areaCode: row.area_code, caseType: row.procedure })
  return openOnRecord(ctx, crypto, { ...request, onlyAsUnit: !byArea || (await isAtWork(ctx, request)) })
}

/** What both doors have in common: the seal holds, and the reason goes on record before the answer leaves. */
export async function openOnRecord(
  ctx: Ctx,
  crypto: CryptoProvider,
  request: Request & { onlyAsUnit: boolean },
): Promise<Opened> {
  const row = await matterRows(ctx.tx.db)
    .leftJoin('matters.requester as r', join =>
      join.onRef('r.district', '=', 'm.district').onRef('r.matter_id', '=', 'm.id'),
    )
    .select(['c.area_code', 'r.matter_id', 'r.alg', 'r.key_id', 'r.name_cipher', 'r.phone_cipher'])
    .select(['r.secret_from_unit', 'r.detached_at'])
    .where('m.district', '=', request.district)
    .where('m.id', '=', request.id)
    .where(inScope(ctx.scope))
    .executeTakeFirst()
  if (!row) throw notFound()
  const fault = revealFault({
    permitted: true,
    present: row.matter_id !== null,
    hasContact: row.phone_cipher !== null,
    detached: row.detached_at !== null,
    secretFromUnit: row.secret_from_unit === true,
    onlyAsUnit: request.onlyAsUnit,
  })
  if (fault) throw new DomainError(fault, { status: 403 })
  writeAudit(ctx.tx, {
    district: request.district,
    actor: ctx.actor,
    event: 'matter.contact_revealed',
    subjectKind: 'matter',
    subjectId: request.id,
    areaCode: row.area_code,
    reason: request.reason,
  })
  return openContact(crypto, row)
}

/** True for anybody of a unit the matter is or ever was with, whatever desk they also sit at: the seal holds for them. */
export async function isAtWork(ctx: Ctx, key: { district: string; id: string }): Promise<boolean> {
  if (ctx.actor.organisations.length === 0) return false
  const row = await matterRows(ctx.tx.db)
    .innerJoin('workflow.assignment as s', join =>
      join.onRef('s.district', '=', 'c.district').onRef('s.case_id', '=', 'c.id'),
    )
    .select('s.id')
    .where('m.district', '=', key.district)
    .where('m.id', '=', key.id)
    .where('s.organisation_id', 'in', [...ctx.actor.organisations])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
