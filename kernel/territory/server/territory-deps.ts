/** What the register of areas is told by the installation. */
export interface TerritoryDeps {
  /** Whether an address lies on a machine the installation itself names. */
  isNamed: (url: string) => boolean
}
