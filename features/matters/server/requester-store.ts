import type { Insertable } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { maskName, maskPhone, normalisePhone } from '#kernel/people/index.ts'

export interface RequesterInput {
  district: string
  matterId: string
  /** The account it was raised under; kept also for an anonymous report, so that its author can follow it. */
  personId: string | null
  anonymous: boolean
  secretFromUnit: boolean
  contact: { name: string; phone: string } | undefined
}

/** The row as stored: name and number encrypted, found again only by the exact number or its last four digits. */
export function sealRequester(crypto: CryptoProvider, input: RequesterInput): Insertable<DB['matters.requester']> {
  const base = {
    district: input.district,
    matter_id: input.matterId,
    person_id: input.personId,
    anonymous: input.anonymous,
    secret_from_unit: input.secretFromUnit,
  }
  if (!input.contact) return base
  const phone = normalisePhone(input.contact.phone)
  const name = crypto.encrypt(input.contact.name)
  return {
    ...base,
    alg: name.alg,
    key_id: name.keyId,
    name_cipher: name.cipher,
    phone_cipher: crypto.encrypt(phone).cipher,
    phone_blind: crypto.blindIndex('matters.requester.phone', phone),
    phone_tail_blind: crypto.blindIndex('matters.requester.phone_tail', phone.slice(-4)),
  }
}

export interface SealedContact {
  alg: string | null
  key_id: string | null
  name_cipher: string | null
  phone_cipher: string | null
}

/** Name and number in the clear: only to reveal on record, to send a message, or to be masked at once. */
export function openContact(crypto: CryptoProvider, row: SealedContact): { name: string | null; phone: string | null } {
  const read = (cipher: string | null) =>
    cipher === null || row.alg === null || row.key_id === null
      ? null
      : crypto.decrypt({ alg: row.alg, keyId: row.key_id, cipher })
  return { name: read(row.name_cipher), phone: read(row.phone_cipher) }
}

export function maskContact(crypto: CryptoProvider, row: SealedContact): { name: string | null; phone: string | null } {
  const { name, phone } = openContact(crypto, row)
  return { name: name === null ? null : maskName(name), phone: phone === null ? null : maskPhone(phone) }
}
