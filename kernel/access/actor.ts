import { type IsoDate, type Post, postsInForce, type Role } from '#kernel/people/index.ts'
import type { Policy } from './policy.ts'

/** A post of the acting person that is in force at the moment of the request. */
export interface ActorPost {
  id: string
  role: Role
  areaCode: string
  organisationId: string | null
  caseTypes: readonly string[] | null
}

/** Who acts: a person with the posts in force and the policy that says what they carry. */
export interface Actor {
  personId: string
  accountId: string
  name: string
  /** `guest`: nobody is signed in; only public routes run for a guest. */
  kind: 'staff' | 'resident' | 'system' | 'guest'
  posts: readonly ActorPost[]
  /** Organisations the person holds a post in. */
  organisations: readonly string[]
  policy: Policy
}

export interface ActorFacts {
  personId: string
  accountId: string
  name: string
  kind: 'staff' | 'resident'
  posts: readonly (Post & { id: string })[]
  policy: Policy
}

/** Builds the actor of a business date: posts not in force are dropped here, so nothing later has to think of it. */
export function actorOf(facts: ActorFacts, date: IsoDate): Actor {
  const posts = facts.kind === 'staff' ? postsInForce(facts.posts, date) : []
  const organisations = new Set(posts.flatMap(post => (post.organisationId === null ? [] : [post.organisationId])))
  return { ...facts, posts, organisations: [...organisations] }
}

/** Zero id: in histories it stands for the machine, which carries out what a person's rule says. */
export const SYSTEM_ID = '00000000-0000-0000-0000-000000000000'

export function systemActor(name: string): Actor {
  return { ...nobody, kind: 'system', personId: SYSTEM_ID, accountId: SYSTEM_ID, name }
}

/** Holds nothing and has no ids. */
export function guestActor(): Actor {
  return nobody
}

const nobody: Actor = {
  personId: '',
  accountId: '',
  name: '',
  kind: 'guest',
  posts: [],
  organisations: [],
  policy: new Map(),
}
