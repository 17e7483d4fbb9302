import { shanghaiDate } from '#kernel/people/index.ts'
import type { CaseEvent, CaseRow } from '#kernel/workflow/index.ts'
import type { CaseHooks, Installed } from '#kernel/workflow/server/index.ts'
import { invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { tellDeskOfPosts } from './tell-person.ts'
import { promotionConsultation } from '../consultation-procedure.ts'
import {
  lookBackForm,
  memberReportIn,
  memberYearFeedback,
  placeForm,
  reportInLookBack,
  unitReportIn,
} from '../procedures.ts'
import { followConsultation, guardConsultation } from './consultation/follow-consultation.ts'
import { OFF_THE_PAGES } from './vanguard-post.ts'
import { followYearMember } from './year/feed-back.ts'

type Intent = Parameters<NonNullable<CaseHooks['beforeAct']>>[1]

const facts = async () => ({ photoRequired: false, reopenDays: null })

/** The building somebody is placed into must stand in the community. */
async function guardPlacing(tx: Tx, { case: row, action, form }: Intent): Promise<void> {
  if (action !== 'place') return
  const buildingId = placeForm.safeParse(form).data?.buildingId
  if (!buildingId) return
  const building = await tx.db
    .selectFrom('territory.building as b')
    .innerJoin('territory.compound as k', join =>
      join.onRef('k.district', '=', 'b.district').onRef('k.id', '=', 'b.compound_id'),
    )
    .select('k.community_code')
    .where('b.district', '=', row.district)
    .where('b.id', '=', buildingId)
    .executeTakeFirst()
  if (building?.community_code !== row.area_code) throw invalid('form.buildingId', 'report-in.building_elsewhere')
}

async function guardLookBack(_tx: Tx, { action, form }: Intent): Promise<void> {
  const given = action === 'look_back' ? lookBackForm.safeParse(form).data : undefined
  if (given && given.missing > given.counted) throw invalid('form.missing', 'report-in.more_missing_than_counted')
}

/** The procedures with what report-in adds to the engine. */
export const reportInProcedures: readonly Installed[] = [
  { procedure: unitReportIn, hooks: { facts } },
  { procedure: memberReportIn, hooks: { facts, beforeAct: guardPlacing } },
  { procedure: reportInLookBack, hooks: { facts, beforeAct: guardLookBack } },
  { procedure: memberYearFeedback, hooks: { facts } },
  { procedure: promotionConsultation, hooks: { facts, beforeAct: guardConsultation } },
]

/** What a step means for the registration or the look-back itself, in the transaction of the step. */
export async function onReportInEvent(tx: Tx, event: CaseEvent): Promise<void> {
  if (event.kind !== 'acted' || event.action.from_state === event.action.to_state) return
  if (event.case.subject_kind === 'registration') await followRegistration(tx, event)
  if (event.case.subject_kind === 'look_back') followLookBack(tx, event)
  if (event.case.subject_kind === 'year_member') followYearMember(tx, event)
  if (event.case.subject_kind === 'consultation') await followConsultation(tx, event)
}

async function followRegistration(tx: Tx, { case: row, action }: CaseEvent): Promise<void> {
  const placed = action.name === 'place' ? { building_id: placeForm.parse(action.form).buildingId } : {}
  tx.gather(
    tx.db
      .updateTable('report_in.registration')
      .set({ state: row.state, ...placed, updated_at: tx.now })
      .where('district', '=', row.district)
      .where('id', '=', row.subject_id),
  )
  if (row.state === 'registered') await endFormer(tx, row)
}

/** Placed anew, the former registration ends and says where its person went; in another district too. */
async function endFormer(tx: Tx, row: CaseRow): Promise<void> {
  if (!row.requester_id || row.procedure !== memberReportIn.key) return
  const former = await tx.db
    .selectFrom('report_in.registration')
    .select(['district', 'id', 'acting_person_id', 'community_code', 'case_id'])
    .where('person_id', '=', row.requester_id)
    .where('kind', '=', 'member')
    .where('state', '=', 'registered')
    .where('id', '<>', row.subject_id)
    .execute()
  for (const one of former) {
    await tellDeskOfPosts(tx, one)
    tx.gather(
      tx.db
        .updateTable('report_in.registration')
        .set({
          state: 'ended',
          end_reason: 'moved',
          ended_on: shanghaiDate(tx.now),
          ...OFF_THE_PAGES,
          moved_to_district: row.district,
          moved_to_id: row.subject_id,
          updated_at: tx.now,
        })
        .where('district', '=', one.district)
        .where('id', '=', one.id),
    )
  }
}

function followLookBack(tx: Tx, { case: row, action }: CaseEvent): void {
  const given = action.name === 'look_back' ? lookBackForm.parse(action.form) : undefined
  tx.gather(
    tx.db
      .updateTable('report_in.look_back')
      .set({
        state: row.state,
        ...(given ? { ...given, findings: action.note, done_on: shanghaiDate(tx.now) } : {}),
      })
      .where('district', '=', row.district)
      .where('id', '=', row.subject_id),
  )
}
