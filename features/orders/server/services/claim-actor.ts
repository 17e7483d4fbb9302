import { type Actor, systemActor } from '#kernel/access/index.ts'

/**
 * Whoever holds a claim, or may take one, acts by it. The engine knows posts and requesters, not claimants: so the claim
 * is checked here, the step is one of the system's in the procedure, and the person still signs and counts as handler.
 * A neighbour signs without a name, as residents do; staff who come as neighbours sign without their unit.
 */
export function asClaimant(actor: Actor, organisationId: string | null): Actor {
  const posts = actor.posts.filter(post => organisationId !== null && post.organisationId === organisationId)
  return { ...actor, kind: 'system', name: organisationId === null ? '' : actor.name, posts }
}

/** What follows from counting places: nobody's step. */
export function byCount(): Actor {
  return systemActor('')
}
