import type { Db } from '#platform/db/index.ts'
import type { Position } from '../geometry.ts'

/** What the register of areas is told by the installation. */
export interface TerritoryDeps {
  /** Whether an address lies on a machine the installation itself names. */
  isNamed: (url: string) => boolean
  /** Where the open matters under an area lie. */
  openPlaces: (db: Db, under: string) => Promise<readonly Position[]>
}
