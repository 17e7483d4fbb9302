import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { IsoDate, PostView, Role } from '../index.ts'
import { type AreaScope, underArea, underScope } from './directory-ctx.ts'
import { readCursor, toPage } from './paging.ts'

interface PostFilter {
  areaCode?: string | undefined
  role?: Role | undefined
  personId?: string | undefined
  organisationId?: string | undefined
  includeEnded: boolean
  cursor?: string | undefined
  limit: number
}

/** One page by area. */
export async function listPosts(
  db: Kysely<DB>,
  scope: AreaScope,
  options: { filter: PostFilter; date: IsoDate },
): Promise<{ items: PostView[]; next: string | null }> {
  const { filter, date } = options
  let query = posts(db)
    .where(eb => underScope(eb, scope, 'post.area_code'))
    .orderBy('post.area_code')
    .orderBy('post.id')
    .limit(filter.limit + 1)
  if (filter.areaCode) query = query.where(underArea(filter.areaCode, 'post.area_code'))
  if (filter.role) query = query.where('post.role', '=', filter.role)
  if (filter.personId) query = query.where('post.person_id', '=', filter.personId)
  if (filter.organisationId) query = query.where('post.organisation_id', '=', filter.organisationId)
  if (!filter.includeEnded)
    query = query.where(eb => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', date)]))
  if (filter.cursor) {
    const { text, id } = readCursor(filter.cursor)
    query = query.where(sql<boolean>`(post.area_code, post.id) > (${text}, ${id}::uuid)`)
  }
  return toPage(await query.execute(), filter.limit, { key: row => [row.area_code, row.id], item: toPost })
}

/** Posts in force of some people, as far as the scope shows them. */
export async function postsOfPeople(
  db: Kysely<DB>,
  scope: AreaScope,
  options: { personIds: readonly string[]; date: IsoDate },
): Promise<PostView[]> {
  if (options.personIds.length === 0) return []
  const rows = await inForceOn(posts(db), options.date)
    .where('post.person_id', 'in', options.personIds)
    .where(eb => underScope(eb, scope, 'post.area_code'))
    .orderBy('post.area_code')
    .execute()
  return rows.map(toPost)
}

export async function postsOfOrganisation(
  db: Kysely<DB>,
  scope: AreaScope,
  options: { organisationId: string; date: IsoDate },
): Promise<PostView[]> {
  const rows = await inForceOn(posts(db), options.date)
    .where('post.organisation_id', '=', options.organisationId)
    .where(eb => underScope(eb, scope, 'post.area_code'))
    .orderBy('person.name')
    .limit(200)
    .execute()
  return rows.map(toPost)
}

/** Posts in force that sit exactly at one of the areas. */
export async function postsAt(db: Kysely<DB>, areaCodes: readonly string[], date: IsoDate): Promise<PostView[]> {
  const rows = await inForceOn(posts(db), date)
    .where('post.area_code', 'in', areaCodes)
    .orderBy('person.name')
    .execute()
  return rows.map(toPost)
}

export async function findPost(db: Kysely<DB>, id: string): Promise<PostView | undefined> {
  const row = await posts(db).where('post.id', '=', id).executeTakeFirst()
  return row && toPost(row)
}

type Posts = ReturnType<typeof posts>

function inForceOn(query: Posts, date: IsoDate): Posts {
  return query
    .where('post.valid_from', '<=', date)
    .where(eb => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', date)]))
}

function posts(db: Kysely<DB>) {
  return db
    .selectFrom('people.post as post')
    .innerJoin('people.person as person', 'person.id', 'post.person_id')
    .innerJoin('territory.area as area', 'area.code', 'post.area_code')
    .leftJoin('people.organisation as o', 'o.id', 'post.organisation_id')
    .select(['post.id', 'post.person_id', 'person.name as person_name', 'post.role', 'post.organisation_id'])
    .select(['o.name as organisation_name', 'post.area_code', 'area.name as area_name', 'post.case_types'])
    .select(['post.valid_from', 'post.valid_to'])
}

function toPost(row: Awaited<ReturnType<Posts['executeTakeFirstOrThrow']>>): PostView {
  return {
    id: row.id,
    personId: row.person_id,
    personName: row.person_name,
    role: row.role as Role,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    areaCode: row.area_code,
    areaName: row.area_name,
    caseTypes: row.case_types,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}
