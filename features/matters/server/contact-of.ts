import type { CryptoProvider } from '#platform/crypto.ts'
import type { Db } from '#platform/db/index.ts'
import { openContact } from './requester-store.ts'

/** The number a requester left with a matter, opened only to send them a message about it; null when there is none. */
export function contactLookup(crypto: CryptoProvider) {
  return async (db: Db, target: { district: string; caseId: string; personId: string }): Promise<string | null> => {
    const row = await db
      .selectFrom('matters.requester as r')
      .innerJoin('matters.matter as m', join =>
        join.onRef('m.district', '=', 'r.district').onRef('m.id', '=', 'r.matter_id'),
      )
      .select(['r.alg', 'r.key_id', 'r.name_cipher', 'r.phone_cipher'])
      .where('m.district', '=', target.district)
      .where('m.case_id', '=', target.caseId)
      .where('r.person_id', '=', target.personId)
      .executeTakeFirst()
    return row ? openContact(crypto, row).phone : null
  }
}
