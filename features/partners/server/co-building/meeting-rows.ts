import { type SqlBool, sql } from 'kysely'
import { fileUrl } from '#kernel/files/index.ts'
import { notFound } from '#platform/error.ts'
import type { MeetingDetail, MeetingLine } from '../../co-building-shapes.ts'
import type { PartnersDb } from '../register/partner-rows.ts'
import { type Key, type ReadCtx, withinScope } from './co-building-ctx.ts'
import { isOverdue, itemRows, itemsIn, toItem } from './item-rows.ts'

export function meetingRows(db: PartnersDb) {
  return db
    .selectFrom('partners.joint_meeting as m')
    .innerJoin('territory.area as a', 'a.code', 'm.area_code')
    .selectAll('m')
    .select('a.name as area_name')
}
export type MeetingRow = Awaited<ReturnType<ReturnType<typeof meetingRows>['executeTakeFirstOrThrow']>>

/** Of an area, or those one's organisation was at. */
export function meetingsIn({ scope }: Pick<ReadCtx, 'scope'>) {
  return withinScope(
    scope,
    'm.area_code',
    id => sql<SqlBool>`exists (select 1 from partners.joint_meeting_attendance t
      where t.district = m.district and t.meeting_id = m.id and t.organisation_id = ${id}::uuid)`,
  )
}

/** One meeting within reach; out of reach it is not found. */
export async function requireMeeting(ctx: ReadCtx, key: Key): Promise<MeetingRow> {
  const row = await meetingRows(ctx.tx.db)
    .where('m.district', '=', key.district)
    .where('m.id', '=', key.id)
    .where(meetingsIn(ctx))
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Lines of one page: what became of the items of each, in two statements for all of them. */
export async function toMeetings(ctx: ReadCtx, found: readonly MeetingRow[]): Promise<MeetingLine[]> {
  if (found.length === 0) return []
  const ids = found.map(row => row.id)
  const attended = await ctx.tx.db
    .selectFrom('partners.joint_meeting_attendance')
    .select(['meeting_id', sql<number>`count(*)::int`.as('count')])
    .where('meeting_id', 'in', ids)
    .groupBy('meeting_id')
    .execute()
  const items = await ctx.tx.db
    .selectFrom('partners.co_building_item as i')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 'i.district').onRef('c.id', '=', 'i.case_id'),
    )
    .select(['i.meeting_id', sql<number>`count(*)::int`.as('all')])
    .select(sql<number>`(count(*) filter (where i.state = 'done'))::int`.as('done'))
    .select(sql<number>`(count(*) filter (where i.state in ('fixed', 'under_way', 'checking')))::int`.as('open'))
    .select(sql<number>`(count(*) filter (where ${isOverdue(ctx.now)}))::int`.as('overdue'))
    .where('i.meeting_id', 'in', ids)
    .where('i.state', '<>', 'voided')
    .groupBy('i.meeting_id')
    .execute()
  return found.map(row => {
    const { all = 0, done = 0, open = 0, overdue = 0 } = items.find(one => one.meeting_id === row.id) ?? {}
    return {
      ...{ district: row.district, id: row.id, title: row.title, heldOn: row.held_on, place: row.place },
      area: { code: row.area_code, name: row.area_name },
      attended: attended.find(one => one.meeting_id === row.id)?.count ?? 0,
      items: { all, done, open, overdue },
    }
  })
}

export async function toMeetingDetail(ctx: ReadCtx, row: MeetingRow): Promise<MeetingDetail> {
  const [line] = await toMeetings(ctx, [row])
  if (!line) throw notFound()
  const attendees = await ctx.tx.db
    .selectFrom('partners.joint_meeting_attendance as t')
    .innerJoin('people.organisation as o', 'o.id', 't.organisation_id')
    .select(['o.id', 'o.name'])
    .where('t.district', '=', row.district)
    .where('t.meeting_id', '=', row.id)
    .orderBy('o.name')
    .execute()
  const items = await itemRows(ctx.tx.db, ctx.now)
    .where('i.district', '=', row.district)
    .where('i.meeting_id', '=', row.id)
    .orderBy('i.id')
    .execute()
  return {
    ...line,
    minutes: row.minutes,
    photos: row.file_ids.map(id => ({
      ...{ id, url: fileUrl(row.district, id), thumbnailUrl: fileUrl(row.district, id, 'thumbnail') },
    })),
    attendees,
    itemLines: items.map(toItem),
    dropsOpen: await hasEarlierOpen(ctx, row),
  }
}

async function hasEarlierOpen(ctx: ReadCtx, row: MeetingRow): Promise<boolean> {
  const found = await itemRows(ctx.tx.db, ctx.now)
    .where('i.district', '=', row.district)
    .where('i.area_code', '=', row.area_code)
    .where('i.state', 'in', ['under_way', 'checking'])
    .where('m.held_on', '<', row.held_on)
    .where(itemsIn(ctx))
    .limit(1)
    .execute()
  return found.length > 0
}
