import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { newId } from '#kernel/ids/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { contract } from '../contract.ts'
import { type IsoDate, isAdminRole, type Post, postFault, type PostView, type Role, shanghaiDate } from '../index.ts'
import { requireOpenArea } from './area-check.ts'
import { auditDirectory } from './directory-audit.ts'
import { type DirectoryCtx, seesOrganisationAt } from './directory-ctx.ts'
import { forgetDirectory } from './lookups.ts'
import { findOrganisation } from './organisation-queries.ts'
import { findPost, listPosts } from './post-queries.ts'

type Routes = Pick<typeof contract.routes, 'listPosts' | 'assignPost' | 'endPost'>

export const postHandlers: Handlers<Routes, DirectoryCtx> = {
  async listPosts({ query }, ctx) {
    return listPosts(ctx.tx.db, ctx.scope, { filter: query, date: shanghaiDate(ctx.now) })
  },
  async assignPost({ body }, ctx) {
    if (isAdminRole(body.role)) throw new DomainError('people.admin_post', { status: 403, field: 'role' })
    return givePost(ctx, { ...body, validFrom: body.validFrom ?? shanghaiDate(ctx.now) })
  },
  async endPost({ params, body }, ctx) {
    const post = await findPost(ctx.tx.db, params.id)
    if (!post || !ctx.reaches(post.areaCode)) throw notFound()
    if (isAdminRole(post.role)) throw new DomainError('people.admin_post', { status: 403 })
    return takePost(ctx, post, { validTo: body.validTo ?? shanghaiDate(ctx.now), reason: body.reason })
  },
}

export interface NewPost {
  personId: string
  role: Role
  organisationId: string | null
  areaCode: string
  caseTypes: string[] | null
  validFrom: IsoDate
  validTo: IsoDate | null
}

/** Gives a post after all rules of {@link postFault}; never to oneself. Also used by access for administrators. */
export async function givePost(ctx: DirectoryCtx, wanted: NewPost): Promise<PostView> {
  if (wanted.personId === ctx.actor.personId) throw new DomainError('people.own_post', { status: 403 })
  await requireOpenArea(ctx, wanted.areaCode)
  await requireOrganisation(ctx, wanted.organisationId)
  const person = await lockPerson(ctx.tx.db, wanted.personId)
  // A resident's id gets the same answer as no id at all: nobody learns here who is registered.
  if (person?.kind !== 'staff') throw invalid('personId', 'people.person_unknown')
  const fault = postFault(wanted, await allPosts(ctx.tx.db, wanted.personId))
  if (fault) throw invalid(faultField[fault], fault)
  const id = newId(ctx.now)
  await ctx.tx.db
    .insertInto('people.post')
    .values({
      id,
      person_id: wanted.personId,
      role: wanted.role,
      organisation_id: wanted.organisationId,
      area_code: wanted.areaCode,
      case_types: wanted.caseTypes,
      valid_from: wanted.validFrom,
      valid_to: wanted.validTo,
    })
    .execute()
  return changed(ctx, id, { event: 'post.assigned', details: { ...wanted, personName: person.name } })
}

/** Ends a post on a date (the first day no longer in force); never one's own. */
export async function takePost(
  ctx: DirectoryCtx,
  post: PostView,
  end: { validTo: IsoDate; reason: string },
): Promise<PostView> {
  if (post.personId === ctx.actor.personId) throw new DomainError('people.own_post', { status: 403 })
  if (post.validTo !== null && post.validTo <= end.validTo) throw new DomainError('people.already_ended')
  if (end.validTo < post.validFrom) throw invalid('validTo', 'people.end_before_start')
  await ctx.tx.db.updateTable('people.post').set({ valid_to: end.validTo }).where('id', '=', post.id).execute()
  const details = { personId: post.personId, personName: post.personName, role: post.role, validTo: end.validTo }
  return changed(ctx, post.id, { event: 'post.ended', reason: end.reason, details })
}

const faultField = {
  'people.no_such_seat': 'areaCode',
  'people.organisation_needed': 'organisationId',
  'people.period_empty': 'validTo',
  'people.post_overlaps': 'role',
  'people.admin_roles_exclude': 'role',
} as const

async function changed(
  ctx: DirectoryCtx,
  id: string,
  change: { event: string; reason?: string; details: Record<string, unknown> },
): Promise<PostView> {
  const post = await findPost(ctx.tx.db, id)
  if (!post) throw notFound()
  auditDirectory(ctx, { ...change, subjectKind: 'post', subjectId: id, areaCode: post.areaCode })
  forgetDirectory(ctx.tx)
  return post
}

async function requireOrganisation(ctx: DirectoryCtx, id: string | null): Promise<void> {
  if (id === null) return
  const date = shanghaiDate(ctx.now)
  const organisation = await findOrganisation(ctx.tx.db, id, date)
  if (!organisation || !seesOrganisationAt(ctx, organisation.areaCode))
    throw invalid('organisationId', 'people.organisation_unknown')
  if (organisation.validTo !== null && organisation.validTo <= date)
    throw invalid('organisationId', 'people.organisation_closed')
}

/** Locked, so that two posts given at once see each other. */
function lockPerson(db: Kysely<DB>, id: string): Promise<{ kind: string; name: string } | undefined> {
  return db.selectFrom('people.person').select(['kind', 'name']).where('id', '=', id).forUpdate().executeTakeFirst()
}

async function allPosts(db: Kysely<DB>, personId: string): Promise<Post[]> {
  const rows = await db.selectFrom('people.post').selectAll().where('person_id', '=', personId).execute()
  return rows.map(row => ({
    role: row.role as Role,
    areaCode: row.area_code,
    organisationId: row.organisation_id,
    caseTypes: row.case_types,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}
