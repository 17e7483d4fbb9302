import { foundGovernment } from './directory/government.ts'
import type { CityOrganisation, CityPairing, CityPerson, CityPost } from './directory/model.ts'
import {
  appointUnitHeads,
  linkPartners,
  moveInResidents,
  pairParty,
  staffCompounds,
} from './directory/neighbourhood.ts'
import { foundNeighbours } from './directory/neighbours.ts'
import { foundParty } from './directory/party.ts'
import { createRegister } from './directory/register.ts'
import { createRoster } from './directory/roster.ts'
import { staffTown } from './directory/staffing.ts'
import { createRandom } from './random.ts'
import { layOut, type Scale } from './territory/areas.ts'
import type { CityArea } from './territory/city-area.ts'
import { buildCompounds, type Compound } from './territory/compounds.ts'
import { buildUnits, type Unit } from './territory/dwellings.ts'
import { chooseHome, type Home } from './territory/home.ts'

/** The seed of the demonstration city. */
export const defaultSeed = 2026

/** Everything of the city that stands still. */
export interface City {
  seed: number
  scale: Scale
  areas: readonly CityArea[]
  compounds: readonly Compound[]
  /** Drawn for the compounds of the home community only; in a small city for one of them. */
  units: readonly Unit[]
  organisations: readonly CityOrganisation[]
  people: readonly CityPerson[]
  posts: readonly CityPost[]
  pairings: readonly CityPairing[]
  /** Those who sign in as residents; the persona first. */
  residents: readonly CityPerson[]
  /** Username of a persona → person. */
  cast: ReadonlyMap<string, CityPerson>
  home: Home
}

/** 近邻市 Jinlin City, an invented city under the unassigned division prefix 99: the same seed is the same city, ids included. */
export function buildCity(seed: number, scale: Scale = 'full'): City {
  const random = createRandom(seed)
  const { areas } = layOut(random.fork('ground'), scale)
  const compounds = buildCompounds(random.fork('compounds'), areas)
  const home = chooseHome(areas, compounds)
  const register = createRegister(random.fork('register'))
  foundGovernment(register, areas, random.fork('government'))
  const chain = foundParty(register, areas, compounds, { groupStreet: home.street, random: random.fork('party') })
  const ground = { areas, compounds, homeCommunity: home.community }
  const services = foundNeighbours(register, ground, random.fork('neighbours'))
  const organisations = register.all()
  const roster = createRoster(random.fork('people'))
  const town = { areas, compounds, organisations, home }
  staffTown(roster, town, random.fork('staff'))
  staffCompounds(roster, town, services)
  pairParty(roster, chain)
  const units = compounds
    .filter(one => (scale === 'full' ? one.communityCode === home.community : one === home.compound))
    .flatMap(compound => {
      const own = buildUnits(random.fork(`units ${compound.id}`), compound)
      appointUnitHeads(roster, compound, own)
      return own
    })
  linkPartners(roster, town, services, random.fork('links'))
  const residents = moveInResidents(roster, scale === 'full' ? 260 : 24)
  const { people, posts, pairings, cast } = roster
  return { seed, scale, areas, compounds, units, organisations, people, posts, pairings, residents, cast, home }
}
