import { type SqlBool, sql } from 'kysely'
import { notFound } from '#platform/error.ts'
import { type ItemDetail, type ItemLine, itemStates } from '../../co-building-shapes.ts'
import type { PartnersDb } from '../register/partner-rows.ts'
import { type Key, type ReadCtx, withinScope } from './co-building-ctx.ts'

/** Past its day, and still with its owner. */
export function isOverdue(now: Date) {
  return sql<SqlBool>`(i.state = 'under_way' and c.due_at < ${now})`
}

export function itemRows(db: PartnersDb, now: Date) {
  return db
    .selectFrom('partners.co_building_item as i')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 'i.district').onRef('c.id', '=', 'i.case_id'),
    )
    .innerJoin('partners.joint_meeting as m', join =>
      join.onRef('m.district', '=', 'i.district').onRef('m.id', '=', 'i.meeting_id'),
    )
    .innerJoin('people.organisation as o', 'o.id', 'i.organisation_id')
    .innerJoin('territory.area as a', 'a.code', 'i.area_code')
    .leftJoin('partners.joint_meeting as x', join =>
      join.onRef('x.district', '=', 'i.district').onRef('x.id', '=', 'i.dropped_meeting_id'),
    )
    .selectAll('i')
    .select(['c.number', 'o.name as organisation', 'a.name as area_name', 'm.title as meeting', 'm.held_on'])
    .select(['x.title as dropped_title', 'x.held_on as dropped_on', isOverdue(now).as('overdue')])
}
export type ItemRow = Awaited<ReturnType<ReturnType<typeof itemRows>['executeTakeFirstOrThrow']>>

/** Of an area; an organisation reads its own, and what was fixed for others at meetings it was at. */
export function itemsIn({ scope }: Pick<ReadCtx, 'scope'>) {
  return withinScope(
    scope,
    'i.area_code',
    id => sql<SqlBool>`(i.organisation_id = ${id}::uuid or exists (select 1 from partners.joint_meeting_attendance t
      where t.district = i.district and t.meeting_id = i.meeting_id and t.organisation_id = ${id}::uuid))`,
  )
}

/** One item within reach; out of reach it is not found. */
export async function requireItem(ctx: ReadCtx, key: Key): Promise<ItemRow> {
  const row = await itemRows(ctx.tx.db, ctx.now)
    .where('i.district', '=', key.district)
    .where('i.id', '=', key.id)
    .where(itemsIn(ctx))
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export function toItem(row: ItemRow): ItemLine {
  const state = itemStates.find(one => one === row.state)
  if (!state) throw new Error(`Unknown state ${row.state}`)
  return {
    ...{ district: row.district, id: row.id, caseId: row.case_id, number: row.number, state },
    ...{ title: row.title, place: row.place, area: { code: row.area_code, name: row.area_name } },
    organisation: { id: row.organisation_id, name: row.organisation },
    meeting: { id: row.meeting_id, title: row.meeting, heldOn: row.held_on },
    ...{ dueOn: row.due_on, overdue: Boolean(row.overdue), listed: row.listed },
    ...{ endedOn: row.ended_on, dropReason: row.drop_reason },
  }
}

export function toItemDetail(row: ItemRow): ItemDetail {
  const { dropped_meeting_id: id, dropped_title: title, dropped_on: heldOn } = row
  return { ...toItem(row), what: row.what, droppedBy: id && title && heldOn ? { id, title, heldOn } : null }
}
