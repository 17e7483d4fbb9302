import { type Actor, can } from '#kernel/access/index.ts'
import type { ActorFacts, CaseRecord } from '#kernel/workflow/index.ts'
import type { Doer } from '../matters/script.ts'
import type { Random } from '../random.ts'
import type { World } from './world.ts'

/** Finds the person who takes a step: whoever holds the post where the case is, now and then a colleague. */
export function doerOf(world: World, record: CaseRecord, at: { doer: Doer; random: Random }): string | null {
  const { directory } = world
  const { area_code: area, requester_id: requester } = record.case
  const lead = record.assignments.find(row => row.duty === 'lead')
  const pools: Record<Doer, () => readonly string[]> = {
    dispatcher: () => directory.holding('community_dispatcher', area.slice(0, 12)),
    checker: () => directory.holding('community_checker', area.slice(0, 12)),
    supervisor: () => directory.holding('street_supervisor', area.slice(0, 9)),
    leader: () => directory.holding('district_leader', area.slice(0, 6)),
    unit: () => (lead ? directory.workingFor(lead.organisation_id, area) : []),
    requester: () => (requester ? [requester] : []),
  }
  const pool = pools[at.doer]()
  const [first] = pool
  // The first of a desk takes most; whoever began the handling goes on with it.
  if (at.doer === 'unit') return pool.find(id => record.case.handled_by === id) ?? usually(pool, at.random)
  return first === undefined ? null : usually(pool, at.random)
}

function usually(pool: readonly string[], random: Random): string | null {
  return pool[0] !== undefined && random.chance(0.7) ? pool[0] : pool.length > 0 ? random.pick(pool) : null
}

/** The person as the engine sees them, with the permissions they really have over this case. */
export function actorFactsOf(world: World, record: CaseRecord, personId: string): ActorFacts {
  const actor = world.directory.actor(personId)
  return {
    personId,
    name: actor.name,
    kind: actor.kind === 'resident' ? 'resident' : 'staff',
    posts: actor.posts.map(post => ({ ...post, organisationName: world.directory.unitName(post.organisationId) })),
    permits: permission => permits(actor, permission, record),
  }
}

function permits(actor: Actor, permission: string, record: CaseRecord): boolean {
  const [leads, assists] = [
    record.assignments.filter(row => row.duty === 'lead'),
    record.assignments.filter(row => row.duty === 'assist'),
  ]
  return can(actor, permission, {
    areaCode: record.case.area_code,
    caseType: record.case.procedure,
    reading: record.case.reading,
    leadOrganisationId: leads[0]?.organisation_id,
    assistOrganisationIds: assists.map(row => row.organisation_id),
    requesterId: record.case.requester_id,
  })
}
