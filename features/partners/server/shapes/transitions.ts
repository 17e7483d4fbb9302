import { sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { organisationsById } from '#kernel/people/server/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Transition } from '../../shape-contract.ts'
import { afterId, pageById } from '../cursor-id.ts'
import type { CheckCtx } from './check-pattern.ts'
import { reachOf, type ShapeQuery } from './demonstrations.ts'

interface Key {
  district: string
  id: string
}

function rows({ tx }: Pick<Ctx, 'tx'>) {
  return tx.db
    .selectFrom('partners.transition as t')
    .innerJoin('territory.area as a', 'a.code', 't.area_code')
    .innerJoin('people.organisation as o', 'o.id', 't.organisation_id')
    .selectAll('t')
    .select(['a.name as area_name', 'o.name as organisation'])
}
type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

export async function listTransitions(ctx: CheckCtx, query: ShapeQuery) {
  const last = afterId(query.cursor)
  const found = await rows(ctx)
    .where(reachOf(ctx, 't.area_code', query.areaCode))
    .$if(!query.includeEnded, list => list.where('t.closed_on', 'is', null))
    .$if(last !== undefined, list => list.where('t.id', '<', sql<string>`${last}::uuid`))
    .orderBy('t.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { shown, next } = pageById(found, query.limit)
  return { items: await toViews(ctx, shown), next }
}

interface New {
  organisationId: string
  areaCode: string
  predecessor: string
  predecessorCode: string | null
  endsOn: string
  words: string
  handovers: string[]
}

export async function addTransition(ctx: Ctx, made: New): Promise<Transition> {
  const { organisationId, areaCode, predecessor, predecessorCode, endsOn, words, handovers } = made
  if (!ctx.reaches(areaCode)) throw notFound()
  const [organisation] = await organisationsById(ctx.tx.db, { ids: [organisationId], at: ctx.now })
  if (!organisation?.areaCode.startsWith(areaCode)) throw invalid('organisationId', 'partners.organisation_unknown')
  if (endsOn <= shanghaiDate(ctx.now)) throw invalid('endsOn', 'partners.ends_in_past')
  const key = { district: districtOf(areaCode), id: newId(ctx.now) }
  const standing = await rows(ctx)
    .where('t.district', '=', key.district)
    .where('t.organisation_id', '=', organisationId)
    .where('t.closed_on', 'is', null)
    .executeTakeFirst()
  if (standing) throw new DomainError('partners.transition_stands')
  await ctx.tx.db
    .insertInto('partners.transition')
    .values({
      ...{ ...key, area_code: areaCode, organisation_id: organisationId, predecessor },
      ...{ predecessor_code: predecessorCode, ends_on: endsOn, words, created_at: ctx.now },
    })
    .execute()
  if (handovers.length > 0)
    await ctx.tx.db
      .insertInto('partners.handover')
      .values(handovers.map((what, index) => ({ district: key.district, transition_id: key.id, seq: index + 1, what })))
      .execute()
  record(ctx, { ...key, areaCode, event: 'transition.added', details: { predecessor, endsOn } })
  return one(ctx, key)
}

export async function handOver(ctx: Ctx, asked: Key & { seq: number; receiver: string }): Promise<Transition> {
  const row = await open(ctx, asked)
  const done = await ctx.tx.db
    .updateTable('partners.handover')
    .set({ done_on: shanghaiDate(ctx.now), done_by: ctx.actor.name, receiver: asked.receiver })
    .where('district', '=', asked.district)
    .where('transition_id', '=', asked.id)
    .where('seq', '=', asked.seq)
    .where('done_on', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new DomainError('partners.already_over')
  const details = { seq: asked.seq, receiver: asked.receiver }
  record(ctx, {
    district: asked.district,
    id: asked.id,
    areaCode: row.area_code,
    event: 'transition.handed_over',
    details,
  })
  return one(ctx, asked)
}

export async function closeTransition(ctx: Ctx, { reason, ...key }: Key & { reason: string }): Promise<Transition> {
  const row = await open(ctx, key)
  const [view] = await toViews(ctx, [row])
  const left = view?.handovers.filter(one => one.doneOn === null).length ?? 0
  if (left > 0) throw new DomainError('partners.still_to_hand_over', { params: { count: left } })
  await ctx.tx.db
    .updateTable('partners.transition')
    .set({ closed_on: shanghaiDate(ctx.now), reason })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
  record(ctx, { ...key, areaCode: row.area_code, event: 'transition.closed', reason, details: {} })
  return one(ctx, key)
}

/** Locked, within reach, and not over. */
async function open(ctx: Ctx, key: Key): Promise<Row> {
  await ctx.tx.db
    .selectFrom('partners.transition')
    .select('id')
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .forUpdate()
    .execute()
  const row = await rows(ctx).where('t.district', '=', key.district).where('t.id', '=', key.id).executeTakeFirst()
  if (!row || !ctx.reaches(row.area_code)) throw notFound()
  if (row.closed_on !== null) throw new DomainError('partners.already_over')
  return row
}

async function one(ctx: Ctx, key: Key): Promise<Transition> {
  const row = await rows(ctx).where('t.district', '=', key.district).where('t.id', '=', key.id).executeTakeFirst()
  const [view] = row ? await toViews(ctx, [row]) : []
  if (!view) throw notFound()
  return view
}

async function toViews({ tx }: Pick<Ctx, 'tx'>, found: readonly Row[]): Promise<Transition[]> {
  if (found.length === 0) return []
  const handovers = await tx.db
    .selectFrom('partners.handover')
    .selectAll()
    .where(
      'transition_id',
      'in',
      found.map(row => row.id),
    )
    .orderBy('seq')
    .execute()
  return found.map(row => ({
    ...{ district: row.district, id: row.id, areaCode: row.area_code, areaName: row.area_name },
    organisation: { id: row.organisation_id, name: row.organisation },
    ...{ predecessor: row.predecessor, predecessorCode: row.predecessor_code, endsOn: row.ends_on, words: row.words },
    ...{ closedOn: row.closed_on, reason: row.reason },
    handovers: handovers
      .filter(one => one.transition_id === row.id)
      .map(one => ({ seq: one.seq, what: one.what, receiver: one.receiver, doneOn: one.done_on, doneBy: one.done_by })),
  }))
}

interface Deed extends Key {
  areaCode: string
  event: string
  reason?: string
  details: Record<string, unknown>
}

function record(ctx: Ctx, { district, id, areaCode, event, reason, details }: Deed): void {
  writeAudit(ctx.tx, {
    ...{ district, actor: ctx.actor, event, subjectKind: 'transition', subjectId: id, areaCode, details },
    ...(reason ? { reason } : {}),
  })
}
