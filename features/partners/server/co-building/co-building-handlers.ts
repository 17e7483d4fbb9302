import type { Ctx } from '#kernel/access/server/index.ts'
import type { FileRow } from '#kernel/files/server/index.ts'
import type { CaseEvent } from '#kernel/workflow/index.ts'
import type { CaseHooks, Installed } from '#kernel/workflow/server/index.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { Tx } from '#platform/tx.ts'
import type { coBuildingRoutes } from '../../co-building-contract.ts'
import { coBuildingItem, partTimeMember } from '../../co-building-procedures.ts'
import { editCoBuilding, readCoBuilding } from './co-building-settings.ts'
import { guardItem, onItemEvent } from './item-hooks.ts'
import { countCoBuilding, fixItem, getItem, listItems, listPublicItems } from './items.ts'
import { meetingRows, meetingsIn } from './meeting-rows.ts'
import { addMeeting, editMeeting, getMeeting, listMeetings } from './meetings.ts'
import { guardSeat, onSeatEvent } from './seat-hooks.ts'
import { endSeat, getSeat, listSeats, proposeSeat } from './seats.ts'

export const coBuildingHandlers: Handlers<typeof coBuildingRoutes, Ctx> = {
  listSeats: ({ query }, ctx) => listSeats(ctx, query),
  getSeat: ({ params }, ctx) => getSeat(ctx, params),
  proposeSeat: ({ body }, ctx) => proposeSeat(ctx, body),
  endSeat: ({ params, body }, ctx) => endSeat(ctx, { ...params, reason: body.reason }),
  getCoBuildingSettings: (_input, { tx }) => readCoBuilding(tx.db),
  editCoBuildingSettings: ({ body }, ctx) => {
    const { requestId: _, ...change } = body
    return editCoBuilding(ctx, change)
  },
  listMeetings: ({ query }, ctx) => listMeetings(ctx, query),
  getMeeting: ({ params }, ctx) => getMeeting(ctx, params),
  addMeeting: ({ body }, ctx) => addMeeting(ctx, body),
  editMeeting: ({ params, body }, ctx) => editMeeting(ctx, params, body),
  fixItem: ({ params, body }, ctx) => fixItem(ctx, params, body),
  listItems: ({ query }, ctx) => listItems(ctx, query),
  getItem: ({ params }, ctx) => getItem(ctx, params),
  countCoBuilding: ({ query }, ctx) => countCoBuilding(ctx, query),
  listPublicItems: ({ query }, ctx) => listPublicItems(ctx, query),
}

const facts: CaseHooks['facts'] = async () => ({ photoRequired: false, reopenDays: null })

/** Seats and items with what they add to the engine. */
export const coBuildingInstalled: readonly Installed[] = [
  { procedure: partTimeMember, hooks: { facts, beforeAct: guardSeat } },
  { procedure: coBuildingItem, hooks: { facts, beforeAct: guardItem } },
]

export async function onCoBuildingEvent(tx: Tx, event: CaseEvent): Promise<void> {
  await onSeatEvent(tx, event)
  await onItemEvent(tx, event)
}

/** Photos of the minutes are seen by whoever reads the meeting. */
export async function mayReadMinutesPhoto(ctx: Ctx, file: FileRow): Promise<boolean> {
  if (file.subject_kind !== 'joint_meeting' || file.subject_id === null || !ctx.holds('co_building.read')) return false
  const row = await meetingRows(ctx.tx.db)
    .where('m.district', '=', file.district)
    .where('m.id', '=', file.subject_id)
    .where(meetingsIn({ scope: ctx.scopeFor('co_building.read') }))
    .executeTakeFirst()
  return row?.file_ids.includes(file.id) ?? false
}
