import { personas } from '../personas.ts'
import type { Random } from '../random.ts'
import { foundedAt } from '../territory/compounds.ts'
import type { CityOrganisation, CityPairing, CityPerson, CityPost } from './model.ts'
import { createNames, displayName } from './person-names.ts'

export interface NewPairing extends Pick<CityPairing, 'kind' | 'targetKind' | 'targetId' | 'purpose'> {
  person?: CityPerson
  organisation?: CityOrganisation
  areaCode?: string
  legalBasis?: string
}

/** Collects people, the posts they hold and the pairings they answer for. */
export interface Roster {
  staff(): CityPerson
  resident(): CityPerson
  /** The person of that persona; made on first use. */
  persona(username: string): CityPerson
  post(person: CityPerson, role: string, areaCode: string, organisation?: CityOrganisation): void
  pair(pairing: NewPairing): void
  people: readonly CityPerson[]
  posts: readonly CityPost[]
  pairings: readonly CityPairing[]
  cast: ReadonlyMap<string, CityPerson>
}

export function createRoster(random: Random): Roster {
  const name = createNames(random.fork('names'))
  const reserved = new Set(personas.map(persona => persona.name))
  const people: CityPerson[] = []
  const posts: CityPost[] = []
  const pairings: CityPairing[] = []
  const cast = new Map<string, CityPerson>()
  const add = (kind: CityPerson['kind'], shown: string) => {
    const person = { id: random.id(foundedAt), kind, name: shown }
    people.push(person)
    return person
  }
  const freeName = (): string => {
    const { full } = name()
    return reserved.has(full) ? freeName() : full
  }
  return {
    people,
    posts,
    pairings,
    cast,
    staff: () => add('staff', freeName()),
    resident: () => add('resident', displayName(name())),
    persona(username) {
      const persona = personas.find(one => one.username === username)
      if (!persona) throw new Error(`No persona ${username}`)
      const person = cast.get(username) ?? add(username === 'resident' ? 'resident' : 'staff', persona.name)
      cast.set(username, person)
      return person
    },
    post(person, role, areaCode, organisation) {
      posts.push({
        id: random.id(foundedAt),
        personId: person.id,
        role,
        organisationId: organisation?.id ?? null,
        areaCode,
      })
    },
    pair({ person, organisation, areaCode, legalBasis, ...pairing }) {
      pairings.push({
        ...pairing,
        id: random.id(foundedAt),
        personId: person?.id ?? null,
        organisationId: organisation?.id ?? null,
        areaCode: areaCode ?? null,
        legalBasis: legalBasis ?? '近邻市网格化服务管理办法（示例）',
      })
    },
  }
}
