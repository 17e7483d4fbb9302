import type { Insertable, Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { Storage } from '#kernel/files/server/index.ts'

/** What belongs to the installation or to the matters feature, and is handed in by whoever starts the server. */
export interface CityPorts {
  /** Where the drawn photos go. */
  storage: Storage
  /** Encrypts who raised a matter, as the feature itself does. */
  sealRequester(requester: {
    district: string
    matterId: string
    personId: string | null
    anonymous: boolean
    secretFromUnit: boolean
    contact: { name: string; phone: string } | undefined
  }): Insertable<DB['matters.requester']>
  /** Encrypts the name of somebody who reported in, as the feature itself does. */
  sealName(name: string): { alg: string; key_id: string; name_cipher: string; name_blind: string }
  /** Encrypts the rows of an import of work sheets, as the feature itself does. */
  sealSheetRows(
    rows: readonly {
      row: number
      cells: Record<string, string>
      sheet: Record<string, string>
      faults: { code: string; params?: Record<string, string | number> }[]
    }[],
  ): { alg: string; key_id: string; rows_cipher: string }
  /** A new signing secret of a webhook that nobody was ever shown, encrypted as the feature itself does. */
  sealHookSecret(): { secret_alg: string; secret_key_id: string; secret_cipher: string }
  /** The words a matter is found by. */
  searchLexemes(...texts: readonly string[]): readonly string[]
  /** Counts closed matters for the map. */
  countForMap(db: Kysely<DB>): Promise<unknown>
  /** Counts what happened and publishes the numbers of the past months for these areas. */
  publishMonths(db: Kysely<DB>, at: { now: Date; areaCodes: readonly string[] }): Promise<void>
}
