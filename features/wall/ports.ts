import type { Locale } from '#platform/i18n.ts'
import type { PublicLine, Rate } from './shapes.ts'

/** What the wall is given by other features. `Ctx` and `Db` are the server's; parameters, so that this file stays pure. */
export interface WallPorts<Ctx, Db> {
  /** The three rates of an area, this month so far, as the catalogue of indicators defines and protects them. */
  rates(ctx: Ctx, area: string): Promise<readonly Rate[]>
  /** The latest public steps of an area, newest first. */
  latest(db: Db, at: { area: string; limit: number; locale: Locale }): Promise<readonly PublicLine[]>
  /** Counts that add up to a total, with what may be said of each. */
  protectCounts(values: readonly number[], total: number): { rows: readonly string[]; total: string }
  /** Names of the steps by which somebody says that a matter is handled. */
  handlingSteps: readonly string[]
}
