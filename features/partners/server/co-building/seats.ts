import { sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { monthsLater } from '#kernel/calendar/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { findPost, organisationsFor, takePost, underArea } from '#kernel/people/server/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import { actOnCase, openCase } from '#kernel/workflow/server/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import { partTimeMember } from '../../co-building-procedures.ts'
import type { SeatView } from '../../co-building-shapes.ts'
import { afterId, pageById } from '../cursor-id.ts'
import { takeNumber } from '../register/take-number.ts'
import { agreedBy, type Key, type ReadCtx, requireCommunity, requireNear } from './co-building-ctx.ts'
import { readCoBuilding } from './co-building-settings.ts'
import { requireSeat, type SeatRow, seatRows, seatsIn, standsOn, toSeat } from './seat-rows.ts'

interface SeatQuery {
  areaCode?: string | undefined
  includeEnded: boolean
  cursor?: string | undefined
  limit: number
}

export async function listSeats(ctx: ReadCtx, query: SeatQuery) {
  const last = afterId(query.cursor)
  const found = await seatRows(ctx.tx.db)
    .where(seatsIn(ctx))
    .$if(query.areaCode !== undefined, list => list.where(underArea(query.areaCode ?? '', 's.area_code')))
    .$if(!query.includeEnded, list => list.where(standsOn(shanghaiDate(ctx.now))))
    .$if(last !== undefined, list => list.where('s.id', '<', sql<string>`${last}::uuid`))
    .orderBy('s.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { shown, next } = pageById(found, query.limit)
  return { items: shown.map(row => toSeat(row, ctx.now)), next }
}

export async function getSeat(ctx: ReadCtx, key: Key): Promise<SeatView> {
  return toSeat(await requireSeat(ctx, key), ctx.now)
}

interface Proposal {
  areaCode: string
  organisationId: string
  personId: string | null
  name: string
  validFrom?: string | undefined
  validTo?: string | undefined
}

/** Asks an organisation for a member; the case is with it at once. */
export async function proposeSeat(ctx: Ctx, proposal: Proposal): Promise<SeatView> {
  const { areaCode, organisationId, personId } = proposal
  requireCommunity(ctx, areaCode)
  const names = await requireNear(ctx.tx, { areaCode, ids: [organisationId], field: 'organisationId' })
  const committee = await committeeOf(ctx, areaCode)
  if (committee.id === organisationId) throw invalid('organisationId', 'partners.own_committee')
  if (personId !== null) await requireOfOrganisation(ctx, { personId, organisationId })
  const term = await termOf(ctx, proposal)
  const district = districtOf(areaCode)
  await refuseSecond(ctx, { district, committeeId: committee.id, organisationId })
  const [id, caseId] = [newId(ctx.now), newId(ctx.now)]
  await openCase(ctx.tx, {
    procedure: partTimeMember.key,
    actor: ctx.actor,
    subject: {
      ...{ district, id: caseId, subjectKind: partTimeMember.subjectKind, subjectId: id },
      ...{ number: await takeNumber(ctx.tx, district), title: names.get(organisationId) ?? '', place: committee.name },
      ...{ areaCode, category: null, urgency: 'normal', requesterId: null },
    },
  })
  await ctx.tx.flush()
  await ctx.tx.db
    .insertInto('partners.seat')
    .values({
      ...{ district, id, case_id: caseId, area_code: areaCode, committee_id: committee.id },
      ...{ organisation_id: organisationId, person_id: personId, proposed: personId ? '' : proposal.name },
      ...{ valid_from: term.from, valid_to: term.to, state: 'proposed', created_at: ctx.now },
    })
    .execute()
  await actOnCase(ctx.tx, {
    ...{ actor: ctx.actor, district, caseId, action: 'ask', form: { leadOrganisationId: organisationId } },
  })
  await ctx.tx.flush()
  return getSeat(ctx, { district, id })
}

/** The committee of a community: the Party organisation seated there that stands under none of the same place. */
async function committeeOf({ tx }: Ctx, areaCode: string): Promise<{ id: string; name: string }> {
  const here = (await organisationsFor(tx.db, { areaCode, at: tx.now, kinds: ['party'] })).filter(
    one => one.areaCode === areaCode,
  )
  const parents = await tx.db
    .selectFrom('people.organisation')
    .select(['id', 'parent_id'])
    .where('id', 'in', [...here.map(one => one.id), NOBODY])
    .execute()
  const within = new Set(here.map(one => one.id))
  const top = here.find(one => !within.has(parents.find(row => row.id === one.id)?.parent_id ?? ''))
  if (!top) throw invalid('areaCode', 'partners.no_committee')
  return top
}

/** Keeps `in` from being empty. */
const NOBODY = '00000000-0000-7000-8000-000000000000'

/** Somebody of the directory sits for the organisation they hold a post for. */
async function requireOfOrganisation({ tx }: Ctx, at: { personId: string; organisationId: string }): Promise<void> {
  const today = shanghaiDate(tx.now)
  const post = await tx.db
    .selectFrom('people.post')
    .select('id')
    .where('person_id', '=', at.personId)
    .where('organisation_id', '=', at.organisationId)
    .where('valid_from', '<=', today)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .executeTakeFirst()
  if (!post) throw invalid('personId', 'partners.person_not_of_organisation')
}

async function termOf(ctx: Ctx, proposal: Proposal): Promise<{ from: string; to: string }> {
  const today = shanghaiDate(ctx.now)
  const from = proposal.validFrom ?? today
  const to = proposal.validTo ?? monthsLater(from, (await readCoBuilding(ctx.tx.db)).termMonths)
  if (from < today) throw invalid('validFrom', 'partners.term_in_past')
  if (to <= from) throw invalid('validTo', 'partners.term_backwards')
  return { from, to }
}

/** One seat for an organisation at a committee: asked for, or in term; the next begins when the last has ended. */
async function refuseSecond(
  { tx }: Ctx,
  at: { district: string; committeeId: string; organisationId: string },
): Promise<void> {
  const standing = await tx.db
    .selectFrom('partners.seat as s')
    .select(['s.id', 's.state', 's.valid_to'])
    .where('s.district', '=', at.district)
    .where('s.committee_id', '=', at.committeeId)
    .where('s.organisation_id', '=', at.organisationId)
    .where('s.state', 'in', ['proposed', 'asked', 'seated'])
    .where('s.ended_on', 'is', null)
    .forUpdate()
    .execute()
  const over = standing.filter(row => row.state === 'seated' && row.valid_to <= shanghaiDate(tx.now))
  if (over.length < standing.length) throw new DomainError('partners.seat_stands')
  for (const row of over)
    await tx.db
      .updateTable('partners.seat')
      .set({ ended_on: row.valid_to })
      .where('district', '=', at.district)
      .where('id', '=', row.id)
      .execute()
}

/** The term ends today, by whoever asked for it or whose seat it is; the post of the directory with it. */
export async function endSeat(ctx: Ctx, { reason, ...key }: Key & { reason: string }): Promise<SeatView> {
  await ctx.tx.db
    .selectFrom('partners.seat')
    .select('id')
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .forUpdate()
    .execute()
  const row = await requireSeat(ctx, key)
  const today = shanghaiDate(ctx.now)
  if (row.state !== 'seated' || row.ended_on !== null || row.valid_to <= today)
    throw new DomainError('partners.not_seated')
  await endPost(ctx, row, { today, reason })
  await ctx.tx.db
    .updateTable('partners.seat')
    .set({ ended_on: today, end_reason: reason })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
  writeAudit(ctx.tx, {
    ...{ district: key.district, actor: ctx.actor, event: 'seat.ended', subjectKind: 'part_time_seat' },
    ...{ subjectId: key.id, areaCode: row.area_code, reason, details: {} },
  })
  return getSeat(ctx, key)
}

/** A post the directory has ended already stays as it is; one that has not begun ends with the day it would have. */
async function endPost({ tx }: Ctx, row: SeatRow, end: { today: string; reason: string }): Promise<void> {
  const post = row.post_id === null ? null : await findPost(tx.db, row.post_id)
  if (!post) return
  const validTo = end.today < post.validFrom ? post.validFrom : end.today
  if (post.validTo !== null && post.validTo <= validTo) return
  await takePost(agreedBy(tx, row.area_code), post, { validTo, reason: end.reason })
}
