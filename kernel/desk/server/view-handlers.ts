import { sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { DomainError, notFound } from '#platform/error.ts'
import { jsonb } from '#platform/db/index.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { contract } from '../contract.ts'
import { MOST_VIEWS } from '../limits.ts'
import type { ColumnLayout, SavedView } from '../shapes.ts'
import { mayShareWith, organisationsToShare } from './sharing.ts'

type Routes = Pick<typeof contract.routes, 'listViews' | 'createView' | 'editView' | 'deleteView' | 'setLayout'>

/** Saved views and columns. A view holds filters, never rows: opening one asks the list with the reader's own reach. */
export const viewHandlers: Handlers<Routes, Ctx> = {
  async listViews({ query }, ctx) {
    const rows = await visible(ctx).where('v.list', '=', query.list).orderBy('v.name').orderBy('v.id').execute()
    const layout = await layoutOf(ctx, query.list)
    const items = rows.map(row => toView(ctx, row))
    return {
      items,
      columns: layout.columns,
      defaultViewId: items.some(item => item.id === layout.defaultViewId) ? layout.defaultViewId : null,
      shareWith: await organisationsToShare(ctx),
    }
  },
  async createView({ body }, ctx) {
    const { requestId: _, list, name, search, columns, organisationId } = body
    if (organisationId !== null) await mayShareWith(ctx, organisationId)
    await leaveRoom(ctx, list)
    const id = newId(ctx.now)
    await ctx.tx.db
      .insertInto('desk.saved_view')
      .values({
        id,
        list,
        name,
        person_id: ctx.actor.personId,
        organisation_id: organisationId,
        search: jsonb(search),
        columns: columns && jsonb(columns),
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      .execute()
    return requireView(ctx, id)
  },
  async editView({ params, body }, ctx) {
    const before = await requireEditable(ctx, params.id)
    const { requestId: _, name, search, columns, organisationId } = body
    if (organisationId && organisationId !== before.organisation?.id) await mayShareWith(ctx, organisationId)
    await ctx.tx.db
      .updateTable('desk.saved_view')
      .set({
        updated_at: ctx.now,
        ...(name === undefined ? {} : { name }),
        ...(search === undefined ? {} : { search: jsonb(search) }),
        ...(columns === undefined ? {} : { columns: columns && jsonb(columns) }),
        ...(organisationId === undefined ? {} : { organisation_id: organisationId }),
        // Whoever takes back what a colleague shared must not make it vanish for its owner: it stays the owner's.
      })
      .where('id', '=', params.id)
      .execute()
    return requireView(ctx, params.id, before)
  },
  async deleteView({ params }, ctx) {
    await requireEditable(ctx, params.id)
    await ctx.tx.db.deleteFrom('desk.saved_view').where('id', '=', params.id).execute()
    return { id: params.id }
  },
  async setLayout({ params, body }, ctx) {
    if (body.defaultViewId) await requireView(ctx, body.defaultViewId)
    const before = await layoutOf(ctx, params.list)
    const columns = body.columns === undefined ? before.columns : body.columns
    const defaultViewId = body.defaultViewId === undefined ? before.defaultViewId : body.defaultViewId
    const values = { columns: columns && jsonb(columns), default_view_id: defaultViewId, updated_at: ctx.now }
    await ctx.tx.db
      .insertInto('desk.list_layout')
      .values({ person_id: ctx.actor.personId, list: params.list, ...values })
      .onConflict(conflict => conflict.columns(['person_id', 'list']).doUpdateSet(values))
      .execute()
    return { columns, defaultViewId }
  },
}

/** Mine, and what is shared with an organisation I hold a post in. */
function visible(ctx: Ctx) {
  const { personId, organisations } = ctx.actor
  return ctx.tx.db
    .selectFrom('desk.saved_view as v')
    .innerJoin('people.person as p', 'p.id', 'v.person_id')
    .leftJoin('people.organisation as o', 'o.id', 'v.organisation_id')
    .select(['v.id', 'v.list', 'v.name', 'v.search', 'v.columns', 'v.person_id', 'v.organisation_id'])
    .select(['p.name as owner', 'o.name as organisation_name', 'o.area_code'])
    .where(eb =>
      eb.or([eb('v.person_id', '=', personId), sql<boolean>`v.organisation_id = any(${[...organisations]}::uuid[])`]),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof visible>['execute']>>[number]

function toView(ctx: Ctx, row: Row): SavedView {
  const mine = row.person_id === ctx.actor.personId
  const { organisation_id: id, area_code: areaCode } = row
  return {
    id: row.id,
    list: row.list,
    name: row.name,
    search: row.search as SavedView['search'],
    columns: row.columns as ColumnLayout[] | null,
    organisation: id === null ? null : { id, name: row.organisation_name ?? '' },
    owner: row.owner,
    mine,
    editable:
      mine ||
      (id !== null && ctx.can('view.share', { areaCode: areaCode ?? '', caseType: null, leadOrganisationId: id })),
  }
}

async function requireView(ctx: Ctx, id: string, fallback?: SavedView): Promise<SavedView> {
  const row = await visible(ctx).where('v.id', '=', id).executeTakeFirst()
  if (row) return toView(ctx, row)
  // Unshared by somebody else than its owner: gone from where it was seen.
  if (fallback) return { ...fallback, organisation: null, editable: false }
  throw notFound()
}

async function requireEditable(ctx: Ctx, id: string): Promise<SavedView> {
  const view = await requireView(ctx, id)
  if (!view.editable) throw notFound()
  return view
}

async function leaveRoom(ctx: Ctx, list: string): Promise<void> {
  const { count } = await ctx.tx.db
    .selectFrom('desk.saved_view')
    .select(eb => eb.fn.countAll().as('count'))
    .where('person_id', '=', ctx.actor.personId)
    .where('list', '=', list)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_VIEWS) throw new DomainError('desk.too_many_views', { params: { count: MOST_VIEWS } })
}

async function layoutOf(
  ctx: Ctx,
  list: string,
): Promise<{ columns: ColumnLayout[] | null; defaultViewId: string | null }> {
  const row = await ctx.tx.db
    .selectFrom('desk.list_layout')
    .select(['columns', 'default_view_id'])
    .where('person_id', '=', ctx.actor.personId)
    .where('list', '=', list)
    .executeTakeFirst()
  return { columns: (row?.columns ?? null) as ColumnLayout[] | null, defaultViewId: row?.default_view_id ?? null }
}
