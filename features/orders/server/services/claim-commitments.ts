import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { contract } from '../../contract.ts'
import type { claimStates } from '../../service-shapes.ts'
import { stateText } from './service-cases.ts'
import { casesWithContact } from './service-contact.ts'
import type { OrdersDb } from '../orders-db.ts'

type Page = z.input<typeof contract.routes.listCommitments.reply>
type Commitment = Page['items'][number]

/** Claims of one person and of the units they have a post in, with what is to be done where and when. */
export function claimsWithSubject(db: OrdersDb, of: { personId: string; organisations: readonly string[] }) {
  const units = [...of.organisations]
  return db
    .selectFrom('orders.service_claim as s')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 's.district').onRef('c.id', '=', 's.case_id'),
    )
    .innerJoin('territory.area as a', 'a.code', 'c.area_code')
    .leftJoin('people.organisation as u', 'u.id', 's.organisation_id')
    .leftJoin('orders.service_order as o', join =>
      join.onRef('o.district', '=', 's.district').onRef('o.id', '=', 's.subject_id'),
    )
    .leftJoin('orders.menu_slot as t', join =>
      join.onRef('t.district', '=', 'o.district').onRef('t.id', '=', 'o.slot_id'),
    )
    .leftJoin('orders.wish as w', join =>
      join.onRef('w.district', '=', 's.district').onRef('w.id', '=', 's.subject_id'),
    )
    .leftJoin('orders.service_rating as r', join =>
      join.onRef('r.district', '=', 'c.district').onRef('r.case_id', '=', 'c.id').onRef('r.attempt', '=', 'c.attempt'),
    )
    .select(['s.district', 's.id', 's.subject_kind', 's.subject_id', 's.case_id', 's.state', 's.claimed_at'])
    .select(['s.organisation_id', 'c.number', 'c.title', 'c.place', 'c.procedure', 'c.state as case_state'])
    .select(['a.name as area_name', 't.starts_at', 't.ends_at', 'r.words as thanks'])
    .select(sql<string>`coalesce(o.words, w.words, '')`.as('words'))
    .select(sql<string | null>`coalesce(u.short_name, u.name)`.as('unit'))
    .where(
      sql<boolean>`(s.organisation_id is null and s.person_id = ${of.personId}::uuid
        or s.organisation_id = any(${units}::uuid[]))`,
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof claimsWithSubject>['execute']>>[number]

/** What is under way first, then what was, the newest first. */
export async function listCommitments(
  ctx: Ctx,
  query: { cursor?: string | undefined; limit: number; state?: (typeof claimStates)[number] | undefined },
): Promise<Page> {
  let claims = claimsWithSubject(ctx.tx.db, ctx.actor)
  if (query.state) claims = claims.where('s.state', '=', query.state)
  if (query.cursor) {
    const [held, id] = decodeCursor(query.cursor, 2)
    claims = claims.where(sql<boolean>`((s.state = 'held')::int, s.id) < (${Number(held)}::int, ${String(id)}::uuid)`)
  }
  const found = await claims
    .orderBy(sql`(s.state = 'held')::int`, 'desc')
    .orderBy('s.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const rows = found.slice(0, query.limit)
  const last = found.length > query.limit ? rows.at(-1) : undefined
  const known = await casesWithContact(
    ctx.tx.db,
    rows.map(row => ({ district: row.district, caseId: row.case_id })),
  )
  return {
    items: rows.map(row => toCommitment(row, ctx, known.has(row.case_id))),
    next: last ? encodeCursor([Number(last.state === 'held'), last.id]) : null,
  }
}

function toCommitment(row: Row, ctx: Ctx, hasContact: boolean): Commitment {
  const held = row.state === 'held'
  const mine = held && row.organisation_id === null
  return {
    district: row.district,
    id: row.id,
    subjectKind: row.subject_kind === 'wish' ? 'wish' : 'service_order',
    subjectId: row.subject_id,
    caseId: row.case_id,
    number: row.number,
    title: row.title,
    // What was told is for whoever still serves.
    words: held ? row.words : '',
    areaName: row.area_name,
    place: row.place,
    startsAt: row.starts_at?.toISOString() ?? null,
    endsAt: row.ends_at?.toISOString() ?? null,
    unit: row.unit,
    state: row.state as Commitment['state'],
    stateText: stateText({ procedure: row.procedure, state: row.case_state }, ctx.locale),
    claimedAt: row.claimed_at.toISOString(),
    hasContact: held && hasContact,
    steps: stepsOf(row, mine),
    thanks: row.state === 'delivered' ? row.thanks : null,
  }
}

function stepsOf(row: Row, mine: boolean): Commitment['steps'] {
  if (!mine) return []
  return row.subject_kind === 'wish' ? ['deliver', 'give_back'] : ['deliver', 'report_absence', 'give_back']
}
