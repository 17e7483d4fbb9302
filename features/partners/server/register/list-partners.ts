import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { type Scope, scopeReaches } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { partnerFilter } from '../../contract.ts'
import { shownCount } from '../../rules.ts'
import { inRegister, type PartnerLine, type PublicPartner } from '../../shapes.ts'
import { lastId } from '../cursor-id.ts'
import { countDone } from './count-done.ts'
import { isIn, isPublic, type PartnerRow, partnerRows, sortName, stateOf, timesOf } from './partner-rows.ts'

export type Filter = z.output<typeof partnerFilter>
type Page = { cursor?: string | undefined; limit: number }
type Condition = Expression<SqlBool>
export type ListCtx = Pick<Ctx, 'tx' | 'scope' | 'now' | 'scopeFor'>

/** A page of the register within reach, by name; persons come first, in the order they came. */
export async function listPartners(ctx: ListCtx, query: Filter & Page) {
  const { items, next } = await pageOf(ctx, [within(ctx.scope), ...conditionsOf(query)], query)
  const done = await countDone(ctx.tx.db, { organisationIds: organisationsIn(items), now: ctx.now })
  const mayName = ctx.scopeFor('partner.check')
  return { items: items.map(row => toLine(row, { done, mayName })), next }
}

/** The same for everybody: only organisations that agreed to it. */
export async function listPublicPartners(ctx: ListCtx, query: Filter & Page) {
  const { items, next } = await pageOf(ctx, [isPublic, ...conditionsOf(query)], query)
  return { items: items.map(toPublic), next }
}

async function pageOf(ctx: ListCtx, conditions: Condition[], { cursor, limit }: Page) {
  const last = cursor ? decodeCursor(cursor, 2) : null
  const after = last && sql<SqlBool>`(${sortName}, p.id) > (${String(last[0])}, ${lastId(last)}::uuid)`
  const rows = await partnerRows(ctx.tx.db)
    .select(sortName.as('sort_name'))
    .where(eb => eb.and([...conditions, ...(after ? [after] : [])]))
    .orderBy(sortName)
    .orderBy('p.id')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit)
  const end = rows.length > limit ? items.at(-1) : undefined
  return { items, next: end ? encodeCursor([end.sort_name, end.id]) : null }
}

export function within(scope: Scope): Condition {
  const own = scope.organisations.map(held => sql<SqlBool>`p.organisation_id = ${held.organisationId}::uuid`)
  const parts = [...scope.areas.map(area => underArea(area.code, 'p.area_code')), ...own]
  return parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

/** Without a state, what stands in the register. An area is where the partner is registered. */
export function conditionsOf(filter: Filter): Condition[] {
  const conditions: Condition[] = [isIn(filter.state ? [filter.state] : inRegister)]
  if (filter.areaCode) conditions.push(underArea(filter.areaCode, 'p.area_code'))
  if (filter.class) conditions.push(sql<SqlBool>`p.classes @> array[${filter.class}]`)
  if (filter.field) conditions.push(sql<SqlBool>`p.fields @> array[${filter.field}]`)
  if (filter.kind === 'organisation') conditions.push(sql<SqlBool>`p.organisation_id is not null`)
  if (filter.kind === 'person') conditions.push(sql<SqlBool>`p.person_id is not null`)
  // Organisations only: nobody looks a resident up by name.
  if (filter.name) conditions.push(sql<SqlBool>`o.name ilike ${`%${filter.name.replaceAll(/[\\%_]/g, '\\$&')}%`}`)
  return conditions
}

export function organisationsIn(rows: readonly { organisation_id: string | null }[]): string[] {
  return [...new Set(rows.flatMap(row => row.organisation_id ?? []))]
}

export function toLine(row: PartnerRow, with_: { done: ReadonlyMap<string, number>; mayName: Scope }): PartnerLine {
  const isOrganisation = row.organisation_id !== null
  const named = isOrganisation || row.listed || scopeReaches(with_.mayName, { areaCode: row.area_code, caseType: null })
  return {
    district: row.district,
    id: row.id,
    kind: isOrganisation ? 'organisation' : 'person',
    organisationId: row.organisation_id,
    name: named ? row.shown : null,
    classes: row.classes,
    fields: row.fields,
    areaCode: row.area_code,
    areaName: row.area_name,
    state: stateOf(row),
    since: row.since,
    done: row.organisation_id === null ? null : shownCount(with_.done.get(row.organisation_id) ?? 0),
  }
}

function toPublic(row: PartnerRow): PublicPartner {
  return {
    id: row.id,
    name: row.shown,
    classes: row.classes,
    fields: row.fields,
    areaCode: row.area_code,
    areaName: row.area_name,
    times: timesOf(row),
    words: row.words,
    phone: row.contact_public ? row.phone : null,
  }
}
