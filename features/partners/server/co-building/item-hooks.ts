import { shanghaiDate } from '#kernel/people/index.ts'
import type { CaseEvent } from '#kernel/workflow/index.ts'
import type { Intent } from '#kernel/workflow/server/index.ts'
import { invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { coBuildingItem, dropForm } from '../../co-building-procedures.ts'
import { itemRows } from './item-rows.ts'
import { requireLaterMeeting } from './meetings.ts'

/** An item goes to the organisation the meeting named, and is dropped by a later meeting alone. */
export async function guardItem(tx: Tx, { case: row, action, form }: Intent): Promise<void> {
  if (action !== 'entrust' && action !== 'drop') return
  const item = await itemOf(tx, { district: row.district, caseId: row.id })
  if (action === 'entrust' && form.leadOrganisationId !== item.organisation_id)
    throw invalid('form.leadOrganisationId', 'partners.other_organisation')
  const meeting = action === 'drop' ? dropForm.safeParse(form).data : undefined
  if (!meeting) return
  await requireLaterMeeting(
    { tx },
    {
      ...{ district: row.district, id: meeting.meetingId, areaCode: item.area_code, fixedOn: item.held_on },
      field: 'form.meetingId',
    },
  )
}

/** The item follows its case, with the day it was agreed for. */
export async function onItemEvent(tx: Tx, event: CaseEvent): Promise<void> {
  const { case: row, action } = event
  if (row.subject_kind !== coBuildingItem.subjectKind) return
  if (event.kind === 'extension_decided') await keepNewDay(tx, event)
  if (event.kind !== 'acted' || action.from_state === action.to_state) return
  const dropped = action.name === 'drop' ? dropForm.parse(action.form) : undefined
  const dueOn = action.name === 'send_back' ? action.form.dueOn : undefined
  await tx.flush()
  await tx.db
    .updateTable('partners.co_building_item')
    .set({
      state: row.state,
      ...(typeof dueOn === 'string' ? { due_on: dueOn } : {}),
      ...(row.final ? { ended_on: shanghaiDate(tx.now) } : {}),
      ...(dropped ? { dropped_meeting_id: dropped.meetingId, drop_reason: action.note } : {}),
    })
    .where('district', '=', row.district)
    .where('case_id', '=', row.id)
    .execute()
}

/** Due at the end of a day is the first moment of the next. */
async function keepNewDay(tx: Tx, { case: row, before }: CaseEvent): Promise<void> {
  if (!row.due_at || row.due_at.getTime() === before?.due_at?.getTime()) return
  await tx.flush()
  await tx.db
    .updateTable('partners.co_building_item')
    .set({ due_on: shanghaiDate(new Date(row.due_at.getTime() - 1)) })
    .where('district', '=', row.district)
    .where('case_id', '=', row.id)
    .execute()
}

async function itemOf(tx: Tx, at: { district: string; caseId: string }) {
  return itemRows(tx.db, tx.now)
    .where('i.district', '=', at.district)
    .where('i.case_id', '=', at.caseId)
    .executeTakeFirstOrThrow()
}
