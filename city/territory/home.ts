import type { CityArea } from './city-area.ts'
import type { Compound } from './compounds.ts'

/** The neighbourhood all personas share, so that the main job can be played from report to rating. */
export interface Home {
  district: string
  street: string
  community: string
  grid: string
  /** Where the resident lives; its company is the one of the property manager. */
  compound: Compound
}

/** The community of the first street of the East District with most compounds, and the newest estate in it. */
export function chooseHome(areas: readonly CityArea[], compounds: readonly Compound[]): Home {
  const served = (code: string) =>
    compounds.filter(compound => compound.communityCode === code && compound.style !== 'old')
  const community = areas
    .filter(area => area.level === 'community' && area.code.startsWith('990101001'))
    .toSorted((a, b) => served(b.code).length - served(a.code).length || (a.code < b.code ? -1 : 1))[0]
  const compound = served(community?.code ?? '').toSorted((a, b) => b.households - a.households)[0]
  const grid = compound?.gridCodes[0]
  if (!community?.parentCode || !compound || !grid) throw new Error('No community fit for the personas')
  return { district: '990101', street: community.parentCode, community: community.code, grid, compound }
}
