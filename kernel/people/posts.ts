import { isAreaCode, levelOf } from '#kernel/territory/index.ts'
import { inForce, type IsoDate, isEmpty, overlap, type Period } from './period.ts'
import { isAdminRole, type Role, seats } from './roles.ts'

/** 任职: who one is to the system. Several on one person are normal (一肩挑, cross-appointment). */
export interface Post extends Period {
  role: Role
  areaCode: string
  organisationId: string | null
  /** Procedures this post reaches; null means all. */
  caseTypes: readonly string[] | null
}

export function postsInForce<P extends Period>(posts: readonly P[], date: IsoDate): P[] {
  return posts.filter(post => inForce(post, date))
}

/** Why a post cannot be given, as an error code of this module; null when it can. */
export type PostFault =
  | 'people.no_such_seat'
  | 'people.organisation_needed'
  | 'people.period_empty'
  | 'people.post_overlaps'
  | 'people.admin_roles_exclude'

/** Judges a new post against all the posts the person has, past and future ones included. */
export function postFault(post: Post, existing: readonly Post[]): PostFault | null {
  const seat = seats[post.role]
  if (!isAreaCode(post.areaCode) || !seat.levels.includes(levelOf(post.areaCode))) return 'people.no_such_seat'
  if (seat.forOrganisation && post.organisationId === null) return 'people.organisation_needed'
  if (isEmpty(post)) return 'people.period_empty'
  const meeting = existing.filter(other => overlap(other, post))
  if (meeting.some(other => sameSeat(other, post))) return 'people.post_overlaps'
  if (isAdminRole(post.role) && meeting.some(other => isAdminRole(other.role) && other.role !== post.role))
    return 'people.admin_roles_exclude'
  return null
}

/** Roles held for an organisation may be held for two organisations at one place; all others are one seat per place. */
function sameSeat(a: Post, b: Post): boolean {
  if (a.role !== b.role || a.areaCode !== b.areaCode) return false
  return !seats[a.role].forOrganisation || a.organisationId === b.organisationId
}
