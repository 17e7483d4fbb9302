import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { newId } from '#kernel/ids/index.ts'
import { notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { contract } from '../contract.ts'
import { type PersonView, type Role, shanghaiDate } from '../index.ts'
import { auditDirectory } from './directory-audit.ts'
import { containing, type DirectoryCtx, underArea, underScope } from './directory-ctx.ts'
import { readCursor, toPage } from './paging.ts'
import { postsOfPeople } from './post-queries.ts'

type Routes = Pick<typeof contract.routes, 'listPeople' | 'listUnposted' | 'getPerson' | 'createPerson' | 'editPerson'>

export const personHandlers: Handlers<Routes, DirectoryCtx> = {
  async listPeople({ query }, ctx) {
    const people = withPostUnder(staff(ctx.tx.db, query), ctx, query)
    return withPosts(ctx, await people.execute(), query.limit)
  },
  async listUnposted({ query }, ctx) {
    const people = staff(ctx.tx.db, query).where(eb => eb.not(eb.exists(postInForce(ctx))))
    return withPosts(ctx, await people.execute(), query.limit)
  },
  async getPerson({ params }, ctx) {
    return requirePerson(ctx, params.id, ctx.holds('directory.edit') ? orUnposted(ctx) : underPosts(ctx))
  },
  createPerson: ({ body }, ctx) => createPerson(ctx, body.name),
  async editPerson({ params, body }, ctx) {
    const before = await requirePerson(ctx, params.id, orUnposted(ctx))
    await ctx.tx.db.updateTable('people.person').set({ name: body.name }).where('id', '=', params.id).execute()
    const details = { before: before.name, after: body.name }
    auditDirectory(ctx, { event: 'person.edited', subjectKind: 'person', subjectId: params.id, details })
    return requirePerson(ctx, params.id, orUnposted(ctx))
  },
}

/** Adds a member of staff, who holds no post yet. */
export async function createPerson(ctx: DirectoryCtx, name: string): Promise<PersonView> {
  const id = newId(ctx.now)
  await ctx.tx.db.insertInto('people.person').values({ id, kind: 'staff', name, created_at: ctx.now }).execute()
  auditDirectory(ctx, { event: 'person.created', subjectKind: 'person', subjectId: id, details: { name } })
  return { id, name, validTo: null, posts: [] }
}

interface PeopleFilter {
  name?: string | undefined
  areaCode?: string | undefined
  role?: Role | undefined
  organisationId?: string | undefined
  cursor?: string | undefined
  limit: number
}

function staff(db: Kysely<DB>, filter: PeopleFilter) {
  let query = db
    .selectFrom('people.person as person')
    .select(['person.id', 'person.name', 'person.valid_to'])
    .where('person.kind', '=', 'staff')
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(filter.limit + 1)
  if (filter.name) query = query.where('person.name', 'ilike', containing(filter.name))
  if (filter.cursor) {
    const { text, id } = readCursor(filter.cursor)
    query = query.where(sql<boolean>`(person.name, person.id) > (${text}, ${id}::uuid)`)
  }
  return query
}

function postInForce(ctx: DirectoryCtx) {
  const date = shanghaiDate(ctx.now)
  return ctx.tx.db
    .selectFrom('people.post as post')
    .select('post.id')
    .where(sql<boolean>`post.person_id = person.id`)
    .where('post.valid_from', '<=', date)
    .where(eb => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', date)]))
}

function withPostUnder(query: ReturnType<typeof staff>, ctx: DirectoryCtx, filter: PeopleFilter) {
  let posts = postInForce(ctx).where(eb => underScope(eb, ctx.scope, 'post.area_code'))
  if (filter.areaCode) posts = posts.where(underArea(filter.areaCode, 'post.area_code'))
  if (filter.role) posts = posts.where('post.role', '=', filter.role)
  if (filter.organisationId) posts = posts.where('post.organisation_id', '=', filter.organisationId)
  return query.where(eb => eb.exists(posts))
}

type Row = Awaited<ReturnType<ReturnType<typeof staff>['executeTakeFirstOrThrow']>>

async function withPosts(ctx: DirectoryCtx, rows: readonly Row[], limit: number) {
  const date = shanghaiDate(ctx.now)
  const posts = await postsOfPeople(ctx.tx.db, ctx.scope, { personIds: rows.map(row => row.id), date })
  return toPage(rows, limit, {
    key: row => [row.name, row.id],
    item: (row): PersonView => ({
      id: row.id,
      name: row.name,
      validTo: row.valid_to,
      posts: posts.filter(post => post.personId === row.id),
    }),
  })
}

async function requirePerson(ctx: DirectoryCtx, id: string, visible: Expression<SqlBool>): Promise<PersonView> {
  const rows = await staff(ctx.tx.db, { limit: 1 }).where('person.id', '=', id).where(visible).execute()
  const person = (await withPosts(ctx, rows, 1)).items[0]
  if (!person) throw notFound()
  return person
}

function underPosts(ctx: DirectoryCtx): Expression<SqlBool> {
  const posts = postInForce(ctx).where(eb => underScope(eb, ctx.scope, 'post.area_code'))
  return sql<boolean>`exists (${posts})`
}

/** A newcomer without any post belongs to nobody yet: whoever edits the directory may see it, correct the name and give a post. */
function orUnposted(ctx: DirectoryCtx): Expression<SqlBool> {
  return sql<boolean>`(${underPosts(ctx)} or not exists (${postInForce(ctx)}))`
}
