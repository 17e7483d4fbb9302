import type { Db } from '#platform/db/index.ts'

/** What somebody nearby may be asked for, by the dictionary `partners.service_field`. */
export interface Needed {
  /** A category of matters, or a field of service by itself. */
  category: string
  zh: string
  en: string
  count: number
}

/** What a compound needed in a period, counted by whoever owns the work: recent matters, later orders. */
export type CountNeeds = (
  db: Db,
  asked: { district: string; compoundId: string; from: Date; to: Date },
) => Promise<readonly Needed[]>

export interface PartnerPorts {
  needs: readonly CountNeeds[]
}
