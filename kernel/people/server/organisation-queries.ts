import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { lineage } from '#kernel/territory/index.ts'
import type { IsoDate, Organisation, OrganisationKind, OrganisationTag } from '../index.ts'
import { type AreaScope, containing, inLineage, underArea } from './directory-ctx.ts'
import { readCursor, toPage } from './paging.ts'

export interface OrganisationFilter {
  areaCode?: string | undefined
  seated: boolean
  kind?: OrganisationKind | undefined
  tag?: OrganisationTag | undefined
  name?: string | undefined
  parentId?: string | undefined
  includeEnded: boolean
  cursor?: string | undefined
  limit: number
}

/** One page by name. `date` decides which organisations are open. */
export async function listOrganisations(
  db: Kysely<DB>,
  scope: AreaScope,
  options: { filter: OrganisationFilter; date: IsoDate },
): Promise<{ items: Organisation[]; next: string | null }> {
  const { filter, date } = options
  let query = organisations(db, date)
    .where(eb => inLineage(eb, scope, 'o.area_code'))
    .orderBy('o.name')
    .orderBy('o.id')
    .limit(filter.limit + 1)
    .where(organisationsLike(filter, date))
  if (filter.cursor) {
    const { text, id } = readCursor(filter.cursor)
    query = query.where(sql<boolean>`(o.name, o.id) > (${text}, ${id}::uuid)`)
  }
  return toPage(await query.execute(), filter.limit, { key: row => [row.name, row.id], item: toOrganisation })
}

/** What a filter asks of `people.organisation as o`: for the list, and for the map of the same. */
export function organisationsLike(
  filter: Omit<OrganisationFilter, 'limit' | 'cursor'>,
  date: IsoDate,
): Expression<SqlBool> {
  const parts: Expression<SqlBool>[] = [sql<SqlBool>`true`]
  if (filter.areaCode && filter.seated) parts.push(sql<SqlBool>`o.area_code = ${filter.areaCode}`)
  else if (filter.areaCode) parts.push(underArea(filter.areaCode, 'o.area_code'))
  if (filter.kind) parts.push(sql<SqlBool>`o.kind = ${filter.kind}`)
  if (filter.tag) parts.push(sql<SqlBool>`o.tag = ${filter.tag}`)
  if (filter.name) parts.push(sql<SqlBool>`o.name ilike ${containing(filter.name)}`)
  if (filter.parentId === 'none') parts.push(sql<SqlBool>`o.parent_id is null`)
  else if (filter.parentId) parts.push(sql<SqlBool>`o.parent_id = ${filter.parentId}::uuid`)
  if (!filter.includeEnded) parts.push(sql<SqlBool>`(o.valid_to is null or o.valid_to > ${date})`)
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`
}

export async function findOrganisation(db: Kysely<DB>, id: string, date: IsoDate): Promise<Organisation | undefined> {
  const row = await organisations(db, date).where('o.id', '=', id).executeTakeFirst()
  return row && toOrganisation(row)
}

/** Organisations at a grid, at areas under it, and on the way up from it: whoever can be met there. */
export async function organisationsTouching(db: Kysely<DB>, areaCode: string, date: IsoDate): Promise<Organisation[]> {
  const rows = await organisations(db, date)
    .where(eb => inLineage(eb, { areas: [{ code: areaCode }] }, 'o.area_code'))
    .where(eb => eb.or([eb('o.valid_to', 'is', null), eb('o.valid_to', '>', date)]))
    .orderBy(sql`length(o.area_code)`, 'desc')
    .orderBy('o.name')
    .limit(200)
    .execute()
  return rows.map(toOrganisation)
}

/** The whole parent relation of the tree an organisation stands in, read upwards only. */
export async function ancestorsOf(db: Kysely<DB>, id: string): Promise<{ id: string; name: string }[]> {
  const path: { id: string; name: string }[] = []
  let at = await parentOf(db, id)
  while (at && path.length < MAX_DEPTH) {
    path.unshift({ id: at.id, name: at.name })
    at = await parentOf(db, at.id)
  }
  return path
}

const MAX_DEPTH = 12

function parentOf(db: Kysely<DB>, id: string): Promise<{ id: string; name: string } | undefined> {
  return db
    .selectFrom('people.organisation as o')
    .innerJoin('people.organisation as p', 'p.id', 'o.parent_id')
    .select(['p.id', 'p.name'])
    .where('o.id', '=', id)
    .executeTakeFirst()
}

function organisations(db: Kysely<DB>, date: IsoDate) {
  return db
    .selectFrom('people.organisation as o')
    .innerJoin('territory.area as a', 'a.code', 'o.area_code')
    .select(['o.id', 'o.kind', 'o.name', 'o.short_name', 'o.tag', 'o.area_code', 'a.name as area_name', 'o.parent_id'])
    .select(['o.credit_code', 'o.phone', 'o.address', 'o.valid_from', 'o.valid_to'])
    .select(eb =>
      eb
        .selectFrom('people.organisation as child')
        .whereRef('child.parent_id', '=', 'o.id')
        .where(inner => inner.or([inner('child.valid_to', 'is', null), inner('child.valid_to', '>', date)]))
        .select(inner => inner.cast<number>(inner.fn.countAll(), 'integer').as('count'))
        .as('children'),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof organisations>['executeTakeFirstOrThrow']>>

function toOrganisation(row: Row): Organisation {
  return {
    id: row.id,
    kind: row.kind as OrganisationKind,
    tag: row.tag as OrganisationTag | null,
    name: row.name,
    shortName: row.short_name,
    areaCode: row.area_code,
    areaName: row.area_name,
    parentId: row.parent_id,
    creditCode: row.credit_code,
    phone: row.phone,
    address: row.address,
    children: row.children ?? 0,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}

/** Published telephones only: a resident is shown nobody's own number. Null when no committee up the tree has one. */
export async function nearestDesk(
  db: Kysely<DB>,
  { areaCode, date }: { areaCode: string; date: string },
): Promise<{ name: string; phone: string } | null> {
  const row = await db
    .selectFrom('people.organisation')
    .select(['name', 'short_name', 'phone'])
    .where('area_code', 'in', lineage(areaCode))
    .where('kind', '=', 'residents_committee')
    .where('phone', 'is not', null)
    .where('valid_from', '<=', date)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', date)]))
    .orderBy(eb => eb.fn('length', ['area_code']), 'desc')
    .orderBy('name')
    .limit(1)
    .executeTakeFirst()
  return row?.phone ? { name: row.short_name ?? row.name, phone: row.phone } : null
}
