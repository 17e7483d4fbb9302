import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { organisationsById, underArea } from '#kernel/people/server/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Demonstration } from '../../shape-contract.ts'
import { afterId, pageById } from '../cursor-id.ts'
import type { CheckCtx } from './check-pattern.ts'

export interface ShapeQuery {
  areaCode?: string | undefined
  cursor?: string | undefined
  limit: number
  includeEnded: boolean
}

function rows({ tx }: Pick<Ctx, 'tx'>) {
  return tx.db
    .selectFrom('partners.demonstration as d')
    .innerJoin('territory.area as a', 'a.code', 'd.area_code')
    .leftJoin('people.organisation as o', 'o.id', 'd.organisation_id')
    .leftJoin('territory.compound as c', join =>
      join.onRef('c.district', '=', 'd.district').onRef('c.id', '=', 'd.compound_id'),
    )
    .selectAll('d')
    .select(['a.name as area_name', sql<string>`coalesce(o.name, c.name)`.as('shown')])
}
type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

/** What a list of shapes within reach begins with. */
export function reachOf(ctx: CheckCtx, column: string, areaCode: string | undefined) {
  const parts = ctx.scope.areas.map(area => underArea(area.code, column))
  const within = parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`
  return areaCode ? sql<SqlBool>`(${within} and ${underArea(areaCode, column)})` : within
}

export async function listDemonstrations(ctx: CheckCtx, query: ShapeQuery) {
  const last = afterId(query.cursor)
  const found = await rows(ctx)
    .where(reachOf(ctx, 'd.area_code', query.areaCode))
    .$if(!query.includeEnded, list => list.where('d.until', 'is', null))
    .$if(last !== undefined, list => list.where('d.id', '<', sql<string>`${last}::uuid`))
    .orderBy('d.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { shown, next } = pageById(found, query.limit)
  return { items: shown.map(toView), next }
}

interface New {
  title: string
  words: string
  areaCode: string
  compoundId?: string | undefined
  organisationId?: string | undefined
}

export async function addDemonstration(ctx: Ctx, made: New): Promise<Demonstration> {
  const { title, words, areaCode, compoundId, organisationId } = made
  if (!ctx.reaches(areaCode)) throw notFound()
  if ((compoundId === undefined) === (organisationId === undefined)) throw invalid('compoundId', 'partners.one_shown')
  const district = districtOf(areaCode)
  await requireThere(ctx, made)
  const id = newId(ctx.now)
  await ctx.tx.db
    .insertInto('partners.demonstration')
    .values({
      ...{ district, id, area_code: areaCode, title, words, since: shanghaiDate(ctx.now), created_at: ctx.now },
      ...{ compound_id: compoundId ?? null, organisation_id: organisationId ?? null },
    })
    .execute()
  record(ctx, { district, id, areaCode, event: 'demonstration.added' })
  return one(ctx, { district, id })
}

async function requireThere(ctx: Ctx, { areaCode, compoundId, organisationId }: New): Promise<void> {
  if (organisationId !== undefined) {
    const [found] = await organisationsById(ctx.tx.db, { ids: [organisationId], at: ctx.now })
    if (!found?.areaCode.startsWith(areaCode)) throw invalid('organisationId', 'partners.organisation_unknown')
    return
  }
  const compound = await ctx.tx.db
    .selectFrom('territory.compound')
    .select('community_code')
    .where('district', '=', districtOf(areaCode))
    .where('id', '=', compoundId ?? '')
    .executeTakeFirst()
  if (!compound?.community_code.startsWith(areaCode)) throw invalid('compoundId', 'partners.compound_unknown')
}

export async function endDemonstration(
  ctx: Ctx,
  { reason, ...key }: { district: string; id: string; reason: string },
): Promise<Demonstration> {
  const before = await rows(ctx).where('d.district', '=', key.district).where('d.id', '=', key.id).executeTakeFirst()
  if (!before || !ctx.reaches(before.area_code)) throw notFound()
  if (before.until !== null) throw new DomainError('partners.already_over')
  await ctx.tx.db
    .updateTable('partners.demonstration')
    .set({ until: shanghaiDate(ctx.now), reason })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
  record(ctx, { ...key, areaCode: before.area_code, event: 'demonstration.ended', reason })
  return one(ctx, key)
}

async function one(ctx: Ctx, key: { district: string; id: string }): Promise<Demonstration> {
  const row = await rows(ctx).where('d.district', '=', key.district).where('d.id', '=', key.id).executeTakeFirst()
  if (!row) throw notFound()
  return toView(row)
}

interface Deed {
  district: string
  id: string
  areaCode: string
  event: string
  reason?: string
}

function record(ctx: Ctx, { district, id, areaCode, event, reason }: Deed): void {
  writeAudit(ctx.tx, {
    ...{ district, actor: ctx.actor, event, subjectKind: 'demonstration', subjectId: id, areaCode },
    ...(reason ? { reason } : {}),
  })
}

function toView(row: Row): Demonstration {
  return {
    ...{ district: row.district, id: row.id, title: row.title, words: row.words },
    ...{ areaCode: row.area_code, areaName: row.area_name },
    what: {
      kind: row.organisation_id === null ? 'compound' : 'organisation',
      id: row.organisation_id ?? row.compound_id ?? row.id,
      name: row.shown,
    },
    ...{ since: row.since, until: row.until, reason: row.reason },
  }
}
