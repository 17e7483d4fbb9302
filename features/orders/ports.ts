/** What a service is about: the dictionary of the partner register. */
export interface ServiceField {
  code: string
  zh: string
  en: string
}

/** `Db` is the server's handle; a parameter, so that this file stays pure. */
export type ListServiceFields<Db> = (db: Db) => Promise<readonly ServiceField[]>

/** A partner that could take something up, with the reasons; the nearest area first, then by name, never by a score. */
export interface PartnerMatch {
  partnerId: string
  kind: 'organisation' | 'person'
  organisationId: string | null
  personId: string | null
  name: string
  reasons: readonly { code: 'field' | 'place' | 'time' | 'pairing'; params: Record<string, string | number> }[]
}

export type FindPartners<Db> = (
  db: Db,
  wanted: { field: string; communityCode: string; from: Date | null; to: Date | null },
) => Promise<readonly PartnerMatch[]>
