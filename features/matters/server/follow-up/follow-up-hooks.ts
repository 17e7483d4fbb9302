import { z } from 'zod'
import type { CaseEvent } from '#kernel/workflow/index.ts'
import type { Tx } from '#platform/tx.ts'
import { afterCall, firstCall, isRung, reachedAnswers } from '../../follow-up.ts'
import { satisfiedAnswers, solvedAnswers } from '../../rating.ts'
import { readFollowUpSettings } from './follow-up-settings.ts'

const answers = z.object({
  reached: z.enum(reachedAnswers),
  solved: z.enum(solvedAnswers).optional(),
  satisfied: z.enum(satisfiedAnswers).optional(),
})

/** Keeps the call list: a matter comes onto it when it has been checked, and leaves it however that happens. */
export async function onFollowUpEvent(tx: Tx, event: CaseEvent): Promise<void> {
  const { kind, action, case: row } = event
  if (kind !== 'acted' || row.procedure !== 'resident_request') return
  if (action.name === 'pass') await begin(tx, event)
  if (action.name === 'follow_up') await recordCall(tx, event)
  if (action.name === 'rate') await ownRating(tx, event)
  if (action.name === 'reopen' || action.name === 'void') endWaiting(tx, event)
}

/** Only of somebody who left a number, and is not unknown on purpose. */
async function begin(tx: Tx, { case: row, action }: CaseEvent): Promise<void> {
  const settings = await readFollowUpSettings(tx.db)
  if (settings.sharePercent === 0) return
  const requester = await tx.db
    .selectFrom('matters.requester as r')
    .innerJoin('matters.matter as m', join =>
      join.onRef('m.district', '=', 'r.district').onRef('m.id', '=', 'r.matter_id'),
    )
    .select('m.source')
    .where('r.district', '=', row.district)
    .where('r.matter_id', '=', row.subject_id)
    .where('r.phone_cipher', 'is not', null)
    .where('r.anonymous', '=', false)
    .executeTakeFirst()
  if (!requester || !isRung(settings, { caseId: row.id, source: requester.source, category: row.category })) return
  tx.gather(
    tx.db
      .insertInto('matters.follow_up')
      .values({
        district: row.district,
        case_id: row.id,
        attempt: row.attempt,
        state: 'waiting',
        due_at: firstCall(settings, action.at),
        created_at: tx.now,
      })
      .onConflict(conflict => conflict.doNothing()),
  )
}

async function recordCall(tx: Tx, event: CaseEvent): Promise<void> {
  const attempt = judged(event)
  const { district, id } = event.case
  const waiting = await tx.db
    .selectFrom('matters.follow_up')
    .select('tries')
    .where('district', '=', district)
    .where('case_id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (!waiting) return
  const { reached, solved = null, satisfied = null } = answers.parse(event.action.form)
  const tries = waiting.tries + 1
  const now = event.action.at
  const next = afterCall(await readFollowUpSettings(tx.db), { reached, tries, now })
  tx.gather(
    tx.db
      .updateTable('matters.follow_up')
      .set({
        state: next.state,
        tries,
        last_reached: reached,
        last_at: now,
        ...(next.state === 'waiting' ? { due_at: next.dueAt } : { ended_at: now }),
        ...(reached === 'reached' ? { solved, satisfied } : {}),
        reopened: event.action.effects.attempt !== undefined,
        claimed_by: null,
        claimed_until: null,
      })
      .where('district', '=', district)
      .where('case_id', '=', id)
      .where('attempt', '=', attempt),
  )
}

/** Who has answered by themselves is rung only where a city wants both, and not while it is done again. */
async function ownRating(tx: Tx, event: CaseEvent): Promise<void> {
  const again = event.action.effects.attempt !== undefined
  if (again || !(await readFollowUpSettings(tx.db)).ratedToo) endWaiting(tx, event)
}

function endWaiting(tx: Tx, { case: row, action }: CaseEvent): void {
  tx.gather(
    tx.db
      .updateTable('matters.follow_up')
      .set({ state: 'not_needed', ended_at: action.at, claimed_by: null, claimed_until: null })
      .where('district', '=', row.district)
      .where('case_id', '=', row.id)
      .where('state', '=', 'waiting'),
  )
}

/** The attempt the step spoke of: one that begins the next spoke of the one before. */
function judged({ case: row, action }: CaseEvent): number {
  return action.effects.attempt === undefined ? row.attempt : action.effects.attempt - 1
}
