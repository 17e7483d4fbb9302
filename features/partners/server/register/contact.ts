import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { isPhone, normalisePhone } from '#kernel/people/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { findPartner, type PartnerKey } from './get-partner.ts'

interface Contact {
  phone: string | null
  contact_alg: string | null
  contact_key_id: string | null
  contact_cipher: string | null
}

const NONE: Contact = { phone: null, contact_alg: null, contact_key_id: null, contact_cipher: null }

/** An organisation's number as it is; a person's only sealed. */
export function contactOf(crypto: CryptoProvider, given: { phone: string | null; isPerson: boolean }): Contact {
  const phone = given.phone?.trim() ?? ''
  if (phone === '') return NONE
  if (!isPhone(phone)) throw invalid('phone', 'partners.bad_phone')
  if (!given.isPerson) return { ...NONE, phone }
  const { alg, keyId, cipher } = crypto.encrypt(normalisePhone(phone))
  return { phone: null, contact_alg: alg, contact_key_id: keyId, contact_cipher: cipher }
}

/** Opens the number a resident left. The reason goes on record before the answer leaves. */
export async function revealContact(
  ctx: Ctx,
  crypto: CryptoProvider,
  asked: PartnerKey & { reason: string },
): Promise<{ phone: string }> {
  const row = await findPartner(ctx, asked)
  if (!row || !ctx.reaches(row.area_code)) throw notFound()
  const { contact_alg: alg, contact_key_id: keyId, contact_cipher: cipher } = row
  if (alg === null || keyId === null || cipher === null) throw new DomainError('partners.no_contact')
  writeAudit(ctx.tx, {
    district: asked.district,
    actor: ctx.actor,
    event: 'partner.contact_revealed',
    subjectKind: 'partner',
    subjectId: asked.id,
    areaCode: row.area_code,
    reason: asked.reason,
  })
  return { phone: crypto.decrypt({ alg, keyId, cipher }) }
}
