import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { actOnCase, openCase } from '#kernel/workflow/server/index.ts'
import { invalid } from '#platform/error.ts'
import { coBuildingItem } from '../../co-building-procedures.ts'
import type { CoBuildingNumbers, ItemDetail, ItemLine, ItemState, PublicItem } from '../../co-building-shapes.ts'
import { afterId, pageById } from '../cursor-id.ts'
import { takeNumber } from '../register/take-number.ts'
import type { Key, ReadCtx } from './co-building-ctx.ts'
import { isOverdue, type ItemRow, itemRows, itemsIn, requireItem, toItem, toItemDetail } from './item-rows.ts'
import { meetingRows, meetingsIn, requireMeeting } from './meeting-rows.ts'
import { inYear } from './meetings.ts'
import { seatRows, seatsIn, sitsOn } from './seat-rows.ts'

interface ItemQuery {
  areaCode?: string | undefined
  year?: number | undefined
  state?: ItemState | undefined
  overdue?: boolean | undefined
  organisationId?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** The latest first; a year is that of the meeting that fixed them. */
export async function listItems(ctx: ReadCtx, query: ItemQuery) {
  const last = afterId(query.cursor)
  const conditions = [
    itemsIn(ctx),
    ...(query.areaCode ? [underArea(query.areaCode, 'i.area_code')] : []),
    ...(query.year ? [inYear(query.year, 'm.held_on')] : []),
    ...(query.state ? [sql<SqlBool>`i.state = ${query.state}`] : []),
    ...(query.overdue ? [isOverdue(ctx.now)] : []),
    ...(query.organisationId ? [sql<SqlBool>`i.organisation_id = ${query.organisationId}::uuid`] : []),
    ...(last ? [sql<SqlBool>`i.id < ${last}::uuid`] : []),
  ]
  const found = await itemRows(ctx.tx.db, ctx.now)
    .where(eb => eb.and(conditions))
    .orderBy('i.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { shown, next } = pageById(found, query.limit)
  return { items: shown.map(toItem), next }
}

export async function getItem(ctx: ReadCtx, key: Key): Promise<ItemDetail> {
  return toItemDetail(await requireItem(ctx, key))
}

interface Fixing {
  title: string
  what: string
  organisationId: string
  dueOn: string
  place: string
  listed: boolean
}

/** Fixed at the meeting, for an organisation that was there; the case is with it until the day it was agreed for. */
export async function fixItem(ctx: Ctx, at: Key, item: Fixing): Promise<ItemLine> {
  const meeting = await requireMeeting(ctx, at)
  const there = await ctx.tx.db
    .selectFrom('partners.joint_meeting_attendance')
    .select('organisation_id')
    .where('district', '=', at.district)
    .where('meeting_id', '=', at.id)
    .where('organisation_id', '=', item.organisationId)
    .executeTakeFirst()
  if (!there) throw invalid('organisationId', 'partners.owner_not_there')
  if (item.dueOn <= shanghaiDate(ctx.now)) throw invalid('dueOn', 'partners.due_in_past')
  const { district } = at
  const [id, caseId] = [newId(ctx.now), newId(ctx.now)]
  await openCase(ctx.tx, {
    procedure: coBuildingItem.key,
    actor: ctx.actor,
    subject: {
      ...{ district, id: caseId, subjectKind: coBuildingItem.subjectKind, subjectId: id, title: item.title },
      ...{ number: await takeNumber(ctx.tx, district), place: item.place, areaCode: meeting.area_code },
      ...{ category: null, urgency: 'normal', requesterId: null },
    },
  })
  await ctx.tx.flush()
  await ctx.tx.db
    .insertInto('partners.co_building_item')
    .values({
      ...{ district, id, case_id: caseId, meeting_id: at.id, area_code: meeting.area_code },
      ...{ organisation_id: item.organisationId, title: item.title, what: item.what, place: item.place },
      ...{ due_on: item.dueOn, listed: item.listed, state: 'fixed', created_at: ctx.now },
    })
    .execute()
  await actOnCase(ctx.tx, {
    ...{ actor: ctx.actor, district, caseId, action: 'entrust' },
    form: { leadOrganisationId: item.organisationId, dueOn: item.dueOn },
  })
  await ctx.tx.flush()
  return getItem(ctx, { district, id })
}

/** Members in term today; meetings of a year, or of all, and what became of what they fixed. */
export async function countCoBuilding(
  ctx: ReadCtx,
  query: { areaCode?: string | undefined; year?: number | undefined },
): Promise<CoBuildingNumbers> {
  const { areaCode, year } = query
  const under = (column: string) => (areaCode ? underArea(areaCode, column) : sql<SqlBool>`true`)
  const held = year ? inYear(year, 'm.held_on') : sql<SqlBool>`true`
  const today = shanghaiDate(ctx.now)
  const members = await seatRows(ctx.tx.db)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .where(seatsIn(ctx))
    .where(under('s.area_code'))
    .where(sitsOn(today))
    .where('s.valid_from', '<=', today)
    .executeTakeFirstOrThrow()
  const meetings = await meetingRows(ctx.tx.db)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .where(meetingsIn(ctx))
    .where(under('m.area_code'))
    .where(held)
    .executeTakeFirstOrThrow()
  const items = await itemRows(ctx.tx.db, ctx.now)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('items'))
    .select(sql<number>`(count(*) filter (where i.state = 'done'))::int`.as('done'))
    .select(sql<number>`(count(*) filter (where i.state in ('fixed', 'under_way', 'checking')))::int`.as('open'))
    .select(sql<number>`(count(*) filter (where ${isOverdue(ctx.now)}))::int`.as('overdue'))
    .select(sql<number>`(count(*) filter (where i.state = 'dropped'))::int`.as('dropped'))
    .where(itemsIn(ctx))
    .where(under('i.area_code'))
    .where(held)
    .where('i.state', '<>', 'voided')
    .executeTakeFirstOrThrow()
  return { members: members.count, meetings: meetings.count, ...items }
}

const YEAR_DAYS = 365

/** What residents may read: under way, or done within a year; never what was dropped or is late. */
export async function listPublicItems(
  ctx: Pick<ReadCtx, 'tx' | 'now'>,
  query: { areaCode?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const last = afterId(query.cursor)
  const since = shanghaiDate(new Date(ctx.now.getTime() - YEAR_DAYS * 86_400_000))
  const found = await itemRows(ctx.tx.db, ctx.now)
    .where('i.listed', '=', true)
    .where(sql<SqlBool>`(i.state in ('under_way', 'checking') or (i.state = 'done' and i.ended_on >= ${since}::date))`)
    .$if(query.areaCode !== undefined, list => list.where(underArea(query.areaCode ?? '', 'i.area_code')))
    .$if(last !== undefined, list => list.where('i.id', '<', sql<string>`${last}::uuid`))
    .orderBy('i.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { shown, next } = pageById(found, query.limit)
  return {
    items: shown.map(toPublic),
    next,
  }
}

function toPublic(row: ItemRow): PublicItem {
  return {
    ...{ id: row.id, title: row.title, place: row.place, areaName: row.area_name, organisation: row.organisation },
    ...{ dueOn: row.due_on, endedOn: row.ended_on },
    state: row.state === 'done' ? 'done' : 'under_way',
  }
}
