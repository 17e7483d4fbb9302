import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { DomainError, notFound } from '#platform/error.ts'
import { type OfferInput, type PartnerDetail, standingStates } from '../../shapes.ts'
import { contactOf } from './contact.ts'
import { lockPartner, type PartnerKey, speaksFor, toDetail } from './get-partner.ts'
import { checkWords, offerColumns } from './join-register.ts'
import type { PartnerRow } from './partner-rows.ts'

/**
 * By whoever speaks for the partner; for an organisation also by whoever keeps the register. Nobody changes what a
 * resident said of themselves.
 */
export async function editOffer(
  ctx: Ctx,
  crypto: CryptoProvider,
  { offer, ...key }: PartnerKey & { offer: OfferInput },
): Promise<PartnerDetail> {
  const row = await editable(ctx, key)
  const isPerson = row.organisation_id === null
  await checkWords(ctx, { offer, kind: isPerson ? 'person' : 'organisation' })
  // A person's number is never sent out to be sent back: an empty field keeps it.
  const keeps = isPerson && offer.phone === null
  await ctx.tx.db
    .updateTable('partners.partner')
    .set({
      ...offerColumns(offer),
      ...(keeps ? {} : contactOf(crypto, { phone: offer.phone, isPerson })),
      updated_at: ctx.now,
    })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
  const details = { fields: offer.fields, listed: offer.listed, contactPublic: offer.contactPublic }
  const subject = { subjectKind: 'partner', subjectId: key.id, areaCode: row.area_code }
  writeAudit(ctx.tx, { district: key.district, actor: ctx.actor, event: 'partner.edited', ...subject, details })
  return again(ctx, key)
}

/** Whoever speaks for the partner takes it out of the register, at once. */
export async function leaveRegister(ctx: Ctx, { reason, ...key }: PartnerKey & { reason: string }) {
  const row = await lockPartner(ctx, key)
  if (!row || !speaksFor(ctx, row)) throw notFound()
  await actOnCase(ctx.tx, {
    actor: ctx.actor,
    district: key.district,
    caseId: row.case_id,
    action: 'leave',
    note: reason,
  })
  await ctx.tx.flush()
  return again(ctx, key)
}

async function editable(ctx: Ctx, key: PartnerKey): Promise<PartnerRow> {
  const row = await lockPartner(ctx, key)
  if (!row) throw notFound()
  const keeps = row.organisation_id !== null && ctx.can('partner.check', { areaCode: row.area_code, caseType: null })
  if (!speaksFor(ctx, row) && !keeps) throw notFound()
  if (!standingStates.some(state => state === row.state)) throw new DomainError('partners.not_standing')
  return row
}

async function again(ctx: Ctx, key: PartnerKey): Promise<PartnerDetail> {
  const row = await lockPartner(ctx, key)
  if (!row) throw notFound()
  return toDetail(ctx, row)
}
