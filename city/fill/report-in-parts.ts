import type { City } from '../city.ts'
import type { Numbers } from '../play/numbers.ts'
import type { World } from '../play/world.ts'
import type { CityPorts } from './ports.ts'

export interface At {
  numbers: Numbers
  city: City
  world: World
  ports: CityPorts
}

/** Somebody of a unit who answers for it. */
export function handlerOf(world: World, personId: string, unitName: string) {
  const actor = world.directory.actor(personId)
  return {
    personId,
    name: actor.name,
    kind: 'staff' as const,
    posts: actor.posts.map(post => ({ ...post, organisationName: unitName })),
    permits: (permission: string) => permission === 'report_in.answer',
  }
}
