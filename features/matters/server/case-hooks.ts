import { shanghaiDate } from '#kernel/people/index.ts'
import type { CaseEvent, CaseFacts, CaseRow } from '#kernel/workflow/index.ts'
import type { CaseHooks, Installed } from '#kernel/workflow/server/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { acceptForm, dispatchForm, procedures, submitForm } from '../procedures.ts'
import { ratingForm } from '../rating.ts'
import { usableCategory } from './category-store.ts'
import { guardComplaint, walkOf } from './complaints.ts'
import type { MattersDb } from './matter-rows.ts'
import { countStep } from './map-tally.ts'
import { dispatchable } from './dispatchable.ts'
import { keepContactFor } from './retention.ts'

type Intent = Parameters<NonNullable<CaseHooks['beforeAct']>>[1]

/** What the engine must know of a matter: whether its category wants a photo of the result, and how long it may be reopened. */
async function matterFacts(db: MattersDb, row: Pick<CaseRow, 'category'>): Promise<CaseFacts> {
  const category =
    row.category === null
      ? undefined
      : await db
          .selectFrom('matters.category')
          .select(['photo_required', 'reopen_days'])
          .where('id', '=', row.category)
          .executeTakeFirst()
  return { photoRequired: category?.photo_required ?? false, reopenDays: category?.reopen_days ?? SHIPPED_REOPEN_DAYS }
}

const SHIPPED_REOPEN_DAYS = 15

/**
 * Refuses what the engine cannot know to be wrong, before the action is planned: an unknown category, a unit that work
 * at this place cannot be given to, a next date that is already past.
 */
async function guardAction(tx: Tx, at: Intent): Promise<void> {
  if (at.action === 'accept') {
    const form = acceptForm.safeParse(at.form)
    if (form.success) await usableCategory(tx.db, form.data.category, { field: 'form.category', now: tx.now })
  }
  if (at.action === 'dispatch') await guardDispatch(tx, at)
  await guardComplaint(tx, at)
  if (at.action === 'add_assist' && Array.isArray(at.form.organisationIds))
    await guardUnits(tx, at.case, { ids: at.form.organisationIds.map(String), field: 'form.organisationIds' })
  const nextDate = at.action === 'submit' ? submitForm.safeParse(at.form).data?.nextDate : undefined
  if (nextDate !== undefined && nextDate <= shanghaiDate(tx.now))
    throw invalid('form.nextDate', 'matters.next_date_past')
}

async function guardDispatch(tx: Tx, at: Intent): Promise<void> {
  const form = dispatchForm.safeParse(at.form)
  if (!form.success) return
  const { leadOrganisationId, assistOrganisationIds } = form.data
  if (assistOrganisationIds.includes(leadOrganisationId))
    throw invalid('form.assistOrganisationIds', 'matters.assist_is_lead')
  await guardUnits(tx, at.case, { ids: [leadOrganisationId], field: 'form.leadOrganisationId' })
  await guardUnits(tx, at.case, { ids: assistOrganisationIds, field: 'form.assistOrganisationIds' })
}

async function guardUnits(tx: Tx, row: CaseRow, given: { ids: readonly string[]; field: string }): Promise<void> {
  const known = await dispatchable(tx.db, { areaCode: row.area_code, now: tx.now, ids: given.ids })
  if (given.ids.some(id => !known.has(id))) throw invalid(given.field, 'matters.organisation_unknown')
}

/** Both procedures with what matters add to the engine. */
export const matterProcedures: readonly Installed[] = procedures.map(procedure => ({
  procedure,
  hooks: { facts: matterFacts, beforeAct: guardAction },
}))

/** What a step of the procedure means for the matter itself, written in the transaction of the step. */
export async function onMatterEvent(tx: Tx, event: CaseEvent): Promise<void> {
  if (event.case.subject_kind !== 'matter') return
  if (event.kind === 'acted') countStep(tx, event)
  if (event.kind === 'closed') await keepContactFor(tx, event.case, 'closed')
  if (event.kind === 'reopened') await keepContactFor(tx, event.case, 'open')
  if (event.kind !== 'acted') return
  if (event.action.name === 'accept') recordCategory(tx, event)
  if (event.action.name === 'dispatch') await recordDispatch(tx, event)
  if (event.action.name === 'rate') recordRating(tx, event)
  if (event.action.name === 'follow_up') recordFollowUp(tx, event)
}

function recordCategory(tx: Tx, { case: row }: CaseEvent): void {
  tx.gather(
    tx.db
      .updateTable('matters.matter')
      .set({ category_id: row.category, urgency: row.urgency })
      .where('district', '=', row.district)
      .where('id', '=', row.subject_id),
  )
}

/** Keeps the walk beside the choice: what the list said then, and whether the person followed it. */
async function recordDispatch(tx: Tx, { case: row, action }: CaseEvent): Promise<void> {
  const { leadOrganisationId, assistOrganisationIds } = dispatchForm.parse(action.form)
  const matter = await tx.db
    .selectFrom('matters.matter')
    .select('compound_id')
    .where('district', '=', row.district)
    .where('id', '=', row.subject_id)
    .executeTakeFirstOrThrow()
  const subject = {
    district: row.district,
    areaCode: row.area_code,
    compoundId: matter.compound_id,
    categoryId: row.category,
  }
  const suggested = await walkOf(tx.db, { ...subject, id: row.subject_id }, tx.now)
  const ids = [leadOrganisationId, ...assistOrganisationIds]
  const chosen = await dispatchable(tx.db, { areaCode: row.area_code, now: tx.now, ids })
  const named = (id: string) => chosen.get(id) ?? { id, name: '' }
  tx.gather(
    tx.db.insertInto('matters.dispatch').values({
      district: row.district,
      matter_id: row.subject_id,
      seq: action.seq,
      at: action.at,
      decided_by: action.actor_id,
      automatic: false,
      explanation: jsonb({
        followed: suggested.lead?.id === leadOrganisationId,
        suggested,
        chosen: { lead: named(leadOrganisationId), assists: assistOrganisationIds.map(named) },
      }),
    }),
  )
}

/** A rating that reopens belongs to the attempt it judged, not to the one it begins. */
function recordRating(tx: Tx, { case: row, action }: CaseEvent): void {
  const rating = ratingForm.parse(action.form)
  tx.gather(
    tx.db.insertInto('matters.rating').values({
      district: row.district,
      matter_id: row.subject_id,
      attempt: action.effects.attempt === undefined ? row.attempt : action.effects.attempt - 1,
      solved: rating.solved,
      satisfied: rating.satisfied,
      words: rating.words ?? null,
      rated_at: action.at,
    }),
  )
}

/**
 * Answers given on the telephone count as the rating of the attempt when the requester gave none; what they said
 * themselves is never written over.
 */
function recordFollowUp(tx: Tx, { case: row, action }: CaseEvent): void {
  const answers = ratingForm.safeParse(action.form)
  if (!answers.success || action.form.reached !== 'reached') return
  const { solved, satisfied, words = null } = answers.data
  tx.gather(
    tx.db
      .insertInto('matters.rating')
      .values({
        district: row.district,
        matter_id: row.subject_id,
        attempt: action.effects.attempt === undefined ? row.attempt : action.effects.attempt - 1,
        solved,
        satisfied,
        words,
        rated_at: action.at,
        source: 'follow_up',
      })
      .onConflict(conflict => conflict.doNothing()),
  )
}
