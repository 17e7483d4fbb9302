import type { City } from '../city.ts'
import { createNames, type PersonName, displayName } from '../directory/person-names.ts'
import type { Random } from '../random.ts'

/** Who raised a matter. The full name and the telephone number are kept sealed; nothing else of a person is known. */
export interface PlannedRequester {
  personId: string | null
  name: string
  phone: string
  anonymous: boolean
  secretFromUnit: boolean
}

/** To our knowledge nobody has been given a mobile number of segment 154. */
function inventPhone(random: Random): string {
  return `154${String(random.int(0, 99_999_999)).padStart(8, '0')}`
}

/** Residents by community, each with one name and number for the whole year. */
export function createRequesters(city: City, random: Random) {
  const communities = city.areas.filter(area => area.level === 'community').map(area => area.code)
  const nextName = createNames(random.fork('names'))
  const pool: PersonName[] = Array.from({ length: 900 }, nextName)
  const takeName = (shown: string): string => {
    const index = pool.findIndex(name => displayName(name) === shown)
    const [name] = index >= 0 ? pool.splice(index, 1) : []
    return name?.full ?? `${shown.charAt(0)}${shown.endsWith('女士') ? '静' : '强'}`
  }
  let own: Omit<PlannedRequester, 'anonymous' | 'secretFromUnit'> | undefined
  const living = new Map<string, { personId: string; name: string; phone: string }[]>()
  city.residents.forEach((person, index) => {
    const persona = index === 0
    const community = persona ? city.home.community : (communities[index % communities.length] ?? '')
    const name = persona ? '王秀兰' : takeName(person.name)
    const list = living.get(community) ?? []
    const identity = { personId: person.id, name, phone: inventPhone(random) }
    if (persona) own = identity
    else list.push(identity)
    living.set(community, list)
  })
  const draw = (source: Random, community: string, registered: boolean): PlannedRequester => {
    const secretFromUnit = source.chance(0.12)
    const anonymous = source.chance(0.06)
    const neighbours = living.get(community) ?? []
    if (registered && neighbours.length > 0) return { ...source.pick(neighbours), anonymous, secretFromUnit }
    return { personId: null, name: source.pick(pool).full, phone: inventPhone(source), anonymous, secretFromUnit }
  }
  if (!own) throw new Error('The resident persona lives nowhere')
  const persona: PlannedRequester = { ...own, anonymous: false, secretFromUnit: false }
  return { draw, persona }
}
export type Requesters = ReturnType<typeof createRequesters>
