import {
  type Actor,
  actorOf,
  compilePolicy,
  permissions as accessPermissions,
  type Policy,
} from '#kernel/access/index.ts'
import { isRole, type Role, shanghaiDate } from '#kernel/people/index.ts'
import { type HolderLookup, permissions as casePermissions } from '#kernel/workflow/index.ts'
import { lineage } from '#kernel/territory/index.ts'
import { permissions as partnerPermissions } from '#features/partners/index.ts'
import { permissions as matterPermissions } from '#features/matters/index.ts'
import { permissions as orderPermissions } from '#features/orders/index.ts'
import { permissions as reportInPermissions } from '#features/report-in/index.ts'
import type { City } from '../city.ts'
import type { CityOrganisation, CityPost } from '../directory/model.ts'
import { standingSince } from './standing-since.ts'

/** The people of the city as the engine asks for them. */
export interface Directory {
  holders: HolderLookup
  /** Person ids with the role at exactly this area. */
  holding(role: string, areaCode: string): readonly string[]
  /** Person ids with a post for the organisation, those whose post covers the area first. */
  workingFor(organisationId: string, areaCode: string): readonly string[]
  organisation(id: string): CityOrganisation | undefined
  actor(personId: string): Actor
  unitName(organisationId: string | null): string | null
}

/** Everybody acts under the permissions the product ships. */
function shippedPolicy(): Policy {
  const features = [matterPermissions, orderPermissions, partnerPermissions, reportInPermissions]
  return compilePolicy([accessPermissions, casePermissions, ...features])
}

export function createDirectory(city: City): Directory {
  const policy = shippedPolicy()
  const people = new Map(city.people.map(person => [person.id, person]))
  const organisations = new Map(city.organisations.map(one => [one.id, one]))
  const byPerson = Map.groupBy(city.posts, post => post.personId)
  const bySeat = Map.groupBy(city.posts, post => `${post.role}@${post.areaCode}`)
  const byUnit = Map.groupBy(
    city.posts.filter(post => post.organisationId !== null),
    post => post.organisationId ?? '',
  )
  const actors = new Map<string, Actor>()
  const makeActor = (personId: string): Actor => {
    const person = people.get(personId)
    if (!person) throw new Error(`Nobody has the id ${personId}`)
    const posts = (byPerson.get(personId) ?? []).flatMap(asPost)
    const facts = { personId, accountId: personId, name: person.name, kind: person.kind, posts, policy }
    return actorOf(facts, shanghaiDate(new Date(`${standingSince}T04:00:00Z`)))
  }
  return {
    holders: {
      nearest: (roles: readonly Role[], areaCode: string) =>
        lineage(areaCode)
          .toSorted((a, b) => b.length - a.length)
          .flatMap(code =>
            roles.filter(role => bySeat.has(`${role}@${code}`)).map(role => ({ role, areaCode: code })),
          )[0] ?? null,
    },
    holding: (role, areaCode) => (bySeat.get(`${role}@${areaCode}`) ?? []).map(post => post.personId),
    workingFor(organisationId, areaCode) {
      const posts = byUnit.get(organisationId) ?? []
      const near = posts.filter(post => areaCode.startsWith(post.areaCode))
      return (near.length > 0 ? near : posts).map(post => post.personId)
    },
    organisation: id => organisations.get(id),
    actor(personId) {
      const actor = actors.get(personId) ?? makeActor(personId)
      actors.set(personId, actor)
      return actor
    },
    unitName: id => (id === null ? null : (organisations.get(id)?.name ?? null)),
  }
}

function asPost(post: CityPost) {
  const { id, role, organisationId, areaCode } = post
  return isRole(role)
    ? [{ id, role, organisationId, areaCode, caseTypes: null, validFrom: standingSince, validTo: null }]
    : []
}
