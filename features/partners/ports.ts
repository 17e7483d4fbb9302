/** What somebody nearby may be asked for. */
export interface Needed {
  /** A category of matters, or a field of service by itself. */
  category: string
  zh: string
  en: string
  count: number
}

/**
 * What a compound needed in a period, counted by whoever owns the work: recent matters, later orders.
 * `Db` is the server's handle; a parameter, so that this file stays pure.
 */
export type CountNeeds<Db> = (
  db: Db,
  asked: { district: string; compoundId: string; from: Date; to: Date },
) => Promise<readonly Needed[]>

/** What sentinels reported since a day: in an area, or one person's own. */
export type CountSentinelReports<Db> = (
  db: Db,
  asked: { of: { areaCode: string } | { personId: string }; from: Date },
) => Promise<{ reports: number; solved: number }>

export interface PartnerPorts<Db = never> {
  countSentinelReports: CountSentinelReports<Db>
  needs: readonly CountNeeds<Db>[]
}

/** A rate of an area with its definition, as the catalogue of indicators shows and protects it. */
export interface ShownRate {
  key: string
  name: string
  formula: string
  shown: string
}

/** What a line of a programme may be tied to. `Ctx` is the server's; a parameter, so that this file stays pure. */
export interface ProgrammePorts<Ctx = never> {
  /** Every procedure new cases may begin on, with the module its texts are in. */
  procedures: readonly { key: string; module: string }[]
  /** The rates of an area; asked only for somebody who may read indicators there. */
  rates(ctx: Ctx, areaCode: string): Promise<readonly ShownRate[]>
}
