import { type Actor, can, type Target } from '#kernel/access/index.ts'
import { organisationsById } from '#kernel/people/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { ActorFacts } from '../actors.ts'
import { leadOf } from '../engine.ts'
import type { CaseRecord } from '../records.ts'

/** The case as access asks about it. */
export function targetOf(record: CaseRecord): Target {
  return {
    areaCode: record.case.area_code,
    caseType: record.case.procedure,
    reading: record.case.reading,
    leadOrganisationId: leadOf(record),
    assistOrganisationIds: record.assignments.map(row => row.organisation_id),
    requesterId: record.case.requester_id,
  }
}

/** The actor as the engine asks about them. */
export function factsOf(
  actor: Actor,
  record: CaseRecord,
  unitNames: ReadonlyMap<string, string> = new Map(),
): ActorFacts {
  const target = targetOf(record)
  return {
    personId: actor.personId,
    name: actor.name,
    kind: actor.kind === 'guest' ? 'resident' : actor.kind,
    posts: actor.posts.map(post => ({
      ...post,
      organisationName: post.organisationId === null ? null : (unitNames.get(post.organisationId) ?? null),
    })),
    permits: permission => can(actor, permission, target),
  }
}

/** Names of the organisations the actor may sign for. */
export async function unitNamesOf(db: Db, actor: Actor, at: Date): Promise<Map<string, string>> {
  const rows = await organisationsById(db, { ids: actor.organisations, at })
  return new Map(rows.map(row => [row.id, row.name]))
}

/** True when the actor sees a case only because they raised it: then only what is public, and units instead of names. */
export function seesPublicOnly(actor: Actor, record: CaseRecord): boolean {
  return actor.kind !== 'staff' || !can(actor, 'case.read', { ...targetOf(record), requesterId: null })
}
