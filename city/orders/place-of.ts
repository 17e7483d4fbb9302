import type { City } from '../city.ts'
import type { World } from '../play/world.ts'

const HOUR = 3_600_000

/** The people of the home neighbourhood by the name of their persona, and what all its stories share. */
export interface Stage {
  city: City
  world: World
  person(username: string): string
  unitOf(username: string): string
  ago(hours: number): Date
  /** `990101-261130-W0001`, in the order told. */
  number(letter: 'W' | 'T' | 'E', at: Date): string
  point: { lng: number; lat: number }
}

export function setStage(city: City, world: World): Stage {
  const { home, cast, posts } = city
  const taken = new Map<string, number>()
  const person = (username: string) => {
    const found = cast.get(username)
    if (!found) throw new Error(`No persona ${username}`)
    return found.id
  }
  return {
    city,
    world,
    person,
    unitOf: username => posts.find(post => post.personId === person(username))?.organisationId ?? '',
    ago: hours => new Date(world.now.getTime() - hours * HOUR),
    number(letter, at) {
      const day = new Date(at.getTime() + 8 * HOUR).toISOString().slice(2, 10).replaceAll('-', '')
      const next = (taken.get(letter + day) ?? 0) + 1
      taken.set(letter + day, next)
      return `${home.district}-${day}-${letter}${String(next).padStart(4, '0')}`
    },
    point: { lng: home.compound.point[0], lat: home.compound.point[1] },
  }
}

/** The counters as the numbers left them. */
export function countersOf(
  numbers: readonly string[],
): { district: string; day: string; kind: string; next: number }[] {
  const kinds: Record<string, string> = { W: 'whistle', T: 'task', E: 'errand' }
  const days = Map.groupBy(numbers, number => number.slice(0, 15))
  return [...days].map(([key, taken]) => ({
    district: key.slice(0, 6),
    day: `20${key.slice(7, 9)}-${key.slice(9, 11)}-${key.slice(11, 13)}`,
    kind: kinds[key.slice(14, 15)] ?? 'whistle',
    next: Math.max(...taken.map(number => Number(number.slice(15)))) + 1,
  }))
}
