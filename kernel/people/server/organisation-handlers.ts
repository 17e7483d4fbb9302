import type { Kysely, Updateable } from 'kysely'
import type { z } from 'zod'
import type { DB } from '#db/tables.gen.ts'
import { newId } from '#kernel/ids/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { contract } from '../contract.ts'
import { type Organisation, shanghaiDate, wouldCycle } from '../index.ts'
import { requireOpenArea } from './area-check.ts'
import { forgetDirectory } from './lookups.ts'
import { countOrganisations } from './count-organisations.ts'
import { auditDirectory } from './directory-audit.ts'
import { type DirectoryCtx, seesOrganisationAt } from './directory-ctx.ts'
import { ancestorsOf, findOrganisation, listOrganisations, nearestDesk } from './organisation-queries.ts'
import { postsOfOrganisation } from './post-queries.ts'

type Routes = Pick<
  typeof contract.routes,
  | 'findDesk'
  | 'listOrganisations'
  | 'countOrganisations'
  | 'getOrganisation'
  | 'createOrganisation'
  | 'editOrganisation'
  | 'closeOrganisation'
>

export const organisationHandlers: Handlers<Routes, DirectoryCtx> = {
  async findDesk({ query }, ctx) {
    return { desk: await nearestDesk(ctx.tx.db, { areaCode: query.areaCode, date: shanghaiDate(ctx.now) }) }
  },
  async listOrganisations({ query }, ctx) {
    return listOrganisations(ctx.tx.db, ctx.scope, { filter: query, date: shanghaiDate(ctx.now) })
  },
  async countOrganisations({ query }, ctx) {
    const filter = { ...query, seated: false }
    return countOrganisations(ctx.tx.db, ctx.scope, { filter, date: shanghaiDate(ctx.now) })
  },
  async getOrganisation({ params }, ctx) {
    const date = shanghaiDate(ctx.now)
    const organisation = await findOrganisation(ctx.tx.db, params.id, date)
    if (!organisation || !seesOrganisationAt(ctx, organisation.areaCode)) throw notFound()
    const [ancestors, posts] = [
      await ancestorsOf(ctx.tx.db, params.id),
      await postsOfOrganisation(ctx.tx.db, ctx.scope, { organisationId: params.id, date }),
    ]
    return { organisation, ancestors, posts }
  },
  async createOrganisation({ body }, ctx) {
    const { requestId: _, ...input } = body
    return createOrganisation(ctx, input)
  },
  async editOrganisation({ params, body }, ctx) {
    const { requestId: _, ...input } = body
    return editOrganisation(ctx, params.id, input)
  },
  async closeOrganisation({ params, body }, ctx) {
    const before = await requireEditable(ctx, params.id)
    const validTo = body.validTo ?? shanghaiDate(ctx.now)
    if (validTo < before.validFrom) throw invalid('validTo', 'people.end_before_start')
    await requireEmpty(ctx, before, validTo)
    await ctx.tx.db.updateTable('people.organisation').set({ valid_to: validTo }).where('id', '=', params.id).execute()
    const details = { validTo }
    return changed(ctx, params.id, {
      event: 'organisation.closed',
      areaCode: before.areaCode,
      reason: body.reason,
      details,
    })
  },
}

type NewOrganisation = Omit<z.output<typeof contract.routes.createOrganisation.body>, 'requestId'>
type OrganisationEdit = Omit<z.output<typeof contract.routes.editOrganisation.body>, 'requestId'>

/** Adds an organisation at an open area within reach. */
export async function createOrganisation(ctx: DirectoryCtx, input: NewOrganisation): Promise<Organisation> {
  const date = shanghaiDate(ctx.now)
  await requireOpenArea(ctx, input.areaCode)
  await requireParent(ctx, input.parentId ?? null)
  const id = newId(ctx.now)
  await ctx.tx.db
    .insertInto('people.organisation')
    .values({
      id,
      kind: input.kind,
      tag: input.tag ?? null,
      name: input.name,
      short_name: input.shortName ?? null,
      area_code: input.areaCode,
      parent_id: input.parentId ?? null,
      credit_code: input.creditCode ?? null,
      phone: input.phone ?? null,
      address: input.address ?? null,
      valid_from: input.validFrom ?? date,
    })
    .execute()
  return changed(ctx, id, { event: 'organisation.created', areaCode: input.areaCode, details: { name: input.name } })
}

/** Changes an organisation; absent keeps, null clears. */
export async function editOrganisation(ctx: DirectoryCtx, id: string, input: OrganisationEdit): Promise<Organisation> {
  const before = await requireEditable(ctx, id)
  if (input.areaCode !== undefined && input.areaCode !== before.areaCode) await requireOpenArea(ctx, input.areaCode)
  if (input.parentId !== undefined && input.parentId !== before.parentId) {
    await requireParent(ctx, input.parentId)
    const parents = await parentsAbove(ctx.tx.db, input.parentId)
    if (wouldCycle(parents, id, input.parentId)) throw invalid('parentId', 'people.organisation_cycle')
  }
  const row = columnsOf(input)
  if (Object.keys(row).length > 0)
    await ctx.tx.db.updateTable('people.organisation').set(row).where('id', '=', id).execute()
  return changed(ctx, id, { event: 'organisation.edited', areaCode: before.areaCode, details: row })
}

interface Change {
  event: string
  areaCode: string
  reason?: string
  details: Record<string, unknown>
}

async function changed(ctx: DirectoryCtx, id: string, change: Change): Promise<Organisation> {
  auditDirectory(ctx, { ...change, subjectKind: 'organisation', subjectId: id })
  forgetDirectory(ctx.tx)
  const row = await findOrganisation(ctx.tx.db, id, shanghaiDate(ctx.now))
  if (!row) throw notFound()
  return row
}

/** Locks the row: two edits of one organisation come one after the other. */
async function requireEditable(ctx: DirectoryCtx, id: string): Promise<Organisation> {
  await ctx.tx.db.selectFrom('people.organisation').select('id').where('id', '=', id).forUpdate().execute()
  const date = shanghaiDate(ctx.now)
  const row = await findOrganisation(ctx.tx.db, id, date)
  if (!row || !ctx.reaches(row.areaCode)) throw notFound()
  if (row.validTo !== null && row.validTo <= date) throw new DomainError('people.organisation_closed')
  return row
}

async function requireParent(ctx: DirectoryCtx, parentId: string | null): Promise<void> {
  if (parentId === null) return
  const date = shanghaiDate(ctx.now)
  const parent = await findOrganisation(ctx.tx.db, parentId, date)
  if (!parent || !seesOrganisationAt(ctx, parent.areaCode)) throw invalid('parentId', 'people.organisation_unknown')
  if (parent.validTo !== null && parent.validTo <= date) throw invalid('parentId', 'people.organisation_closed')
}

async function parentsAbove(db: Kysely<DB>, id: string | null): Promise<Map<string, string | null>> {
  const parents = new Map<string, string | null>()
  let at = id
  while (at !== null && !parents.has(at)) {
    // Locked on the way up, so that two moves cannot close a ring between them.
    const row = await db
      .selectFrom('people.organisation')
      .select('parent_id')
      .where('id', '=', at)
      .forUpdate()
      .executeTakeFirst()
    parents.set(at, row?.parent_id ?? null)
    at = row?.parent_id ?? null
  }
  return parents
}

async function requireEmpty(ctx: DirectoryCtx, organisation: Organisation, validTo: string): Promise<void> {
  if (organisation.children > 0)
    throw new DomainError('people.organisation_has_children', { params: { count: organisation.children } })
  const { count } = await ctx.tx.db
    .selectFrom('people.post')
    .select(eb => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('organisation_id', '=', organisation.id)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', validTo)]))
    .executeTakeFirstOrThrow()
  if (count > 0) throw new DomainError('people.organisation_has_posts', { params: { count } })
}

const columnNames = {
  kind: 'kind',
  tag: 'tag',
  name: 'name',
  shortName: 'short_name',
  areaCode: 'area_code',
  parentId: 'parent_id',
  creditCode: 'credit_code',
  phone: 'phone',
  address: 'address',
} as const

/** Absent keeps, null clears. */
function columnsOf(
  wanted: Partial<Record<keyof typeof columnNames, string | null>>,
): Updateable<DB['people.organisation']> {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([key, value]) => [columnNames[key as keyof typeof columnNames], value]))
}
