import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { attachFiles } from '#kernel/files/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { MeetingDetail } from '../../co-building-shapes.ts'
import { lastId } from '../cursor-id.ts'
import { type Key, type ReadCtx, requireCommunity, requireNear } from './co-building-ctx.ts'
import { meetingRows, meetingsIn, requireMeeting, toMeetingDetail, toMeetings } from './meeting-rows.ts'

interface MeetingQuery {
  areaCode?: string | undefined
  year?: number | undefined
  cursor?: string | undefined
  limit: number
}

/** The latest first; a year is the one the meeting was held in. */
export async function listMeetings(ctx: ReadCtx, query: MeetingQuery) {
  const { areaCode, year, cursor, limit } = query
  const last = cursor ? decodeCursor(cursor, 2) : null
  const found = await meetingRows(ctx.tx.db)
    .where(meetingsIn(ctx))
    .$if(areaCode !== undefined, list => list.where(underArea(areaCode ?? '', 'm.area_code')))
    .$if(year !== undefined, list => list.where(inYear(year ?? 0, 'm.held_on')))
    .$if(last !== null, list =>
      list.where(sql<SqlBool>`(m.held_on, m.id) < (${String(last?.[0])}::date, ${lastId(last ?? [])}::uuid)`),
    )
    .orderBy('m.held_on', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = found.slice(0, limit)
  const end = found.length > limit ? shown.at(-1) : undefined
  return { items: await toMeetings(ctx, shown), next: end ? encodeCursor([end.held_on, end.id]) : null }
}

export function inYear(year: number, column: string) {
  return sql<SqlBool>`(${sql.ref(column)} between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date)`
}

export async function getMeeting(ctx: ReadCtx, key: Key): Promise<MeetingDetail> {
  return toMeetingDetail(ctx, await requireMeeting(ctx, key))
}

interface Written {
  title: string
  heldOn: string
  place: string
  attendeeIds: string[]
  minutes: string
  fileIds: string[]
}

export async function addMeeting(ctx: Ctx, { areaCode, ...written }: Written & { areaCode: string }) {
  requireCommunity(ctx, areaCode)
  const { title, heldOn, place, attendeeIds, minutes, fileIds } = written
  requireHeld(ctx, heldOn)
  await requireNear(ctx.tx, { areaCode, ids: attendeeIds, field: 'attendeeIds' })
  const key = { district: districtOf(areaCode), id: newId(ctx.now) }
  await ctx.tx.db
    .insertInto('partners.joint_meeting')
    .values({
      ...{ ...key, area_code: areaCode, title, held_on: heldOn, place, minutes, file_ids: fileIds },
      ...{ created_at: ctx.now, updated_at: ctx.now },
    })
    .execute()
  await writeAttendance(ctx, { ...key, ids: attendeeIds })
  await attach(ctx, { ...key, fileIds })
  record(ctx, { ...key, areaCode, event: 'joint_meeting.added', details: { title, heldOn } })
  return getMeeting(ctx, key)
}

/** Corrects what was written; an organisation that has an item of the meeting stays among those who were there. */
export async function editMeeting(ctx: Ctx, key: Key, change: { [F in keyof Written]?: Written[F] | undefined }) {
  await ctx.tx.db
    .selectFrom('partners.joint_meeting')
    .select('id')
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .forUpdate()
    .execute()
  const row = await requireMeeting(ctx, key)
  const before = await getMeeting(ctx, key)
  const { title, heldOn, place, attendeeIds, minutes, fileIds } = change
  if (heldOn !== undefined) requireHeld(ctx, heldOn)
  if (attendeeIds) {
    await requireNear(ctx.tx, { areaCode: row.area_code, ids: attendeeIds, field: 'attendeeIds' })
    if (before.itemLines.some(item => !attendeeIds.includes(item.organisation.id)))
      throw invalid('attendeeIds', 'partners.owner_was_there')
    await writeAttendance(ctx, { ...key, ids: attendeeIds })
  }
  if (fileIds) await attach(ctx, { ...key, fileIds: fileIds.filter(id => !row.file_ids.includes(id)) })
  await ctx.tx.db
    .updateTable('partners.joint_meeting')
    .set({
      ...{ title: title ?? row.title, held_on: heldOn ?? row.held_on, place: place ?? row.place },
      ...{ minutes: minutes ?? row.minutes, file_ids: fileIds ?? row.file_ids, updated_at: ctx.now },
    })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
  const stood = { title: before.title, heldOn: before.heldOn, place: before.place, minutes: before.minutes }
  const attendees = before.attendees.map(one => one.name)
  const details = { before: { ...stood, attendees, photos: row.file_ids.length } }
  record(ctx, { ...key, areaCode: row.area_code, event: 'joint_meeting.edited', details })
  return getMeeting(ctx, key)
}

/** A meeting is entered when it has been held: what is still to come has fixed nothing. */
function requireHeld(ctx: Ctx, heldOn: string): void {
  if (heldOn > shanghaiDate(ctx.now)) throw invalid('heldOn', 'partners.not_held_yet')
}

async function writeAttendance({ tx }: Ctx, at: Key & { ids: readonly string[] }): Promise<void> {
  await tx.db
    .deleteFrom('partners.joint_meeting_attendance')
    .where('district', '=', at.district)
    .where('meeting_id', '=', at.id)
    .execute()
  await tx.db
    .insertInto('partners.joint_meeting_attendance')
    .values([...new Set(at.ids)].map(id => ({ district: at.district, meeting_id: at.id, organisation_id: id })))
    .execute()
}

async function attach(ctx: Ctx, at: Key & { fileIds: readonly string[] }): Promise<void> {
  await attachFiles(ctx.tx, {
    ...{ district: at.district, fileIds: at.fileIds, subjectKind: 'joint_meeting', subjectId: at.id },
    ...{ uploadedBy: ctx.actor.personId, visibility: 'internal' },
  })
}

interface Deed extends Key {
  areaCode: string
  event: string
  details: Record<string, unknown>
}

function record(ctx: Ctx, { district, id, areaCode, event, details }: Deed): void {
  writeAudit(ctx.tx, {
    ...{ district, actor: ctx.actor, event, subjectKind: 'joint_meeting', subjectId: id, areaCode, details },
  })
}

/** The later meeting that drops an item: of the same community, after the one that fixed it. */
export async function requireLaterMeeting(
  ctx: Pick<Ctx, 'tx'>,
  at: Key & { areaCode: string; fixedOn: string; field: string },
): Promise<void> {
  const later = await ctx.tx.db
    .selectFrom('partners.joint_meeting')
    .select(['area_code', 'held_on'])
    .where('district', '=', at.district)
    .where('id', '=', at.id)
    .executeTakeFirst()
  if (later?.area_code !== at.areaCode) throw invalid(at.field, 'partners.meeting_unknown')
  if (later.held_on <= at.fixedOn) throw new DomainError('partners.meeting_not_later', { status: 422, field: at.field })
}
