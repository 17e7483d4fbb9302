import { shanghaiDate } from '#kernel/people/index.ts'
import type { CaseEvent } from '#kernel/workflow/index.ts'
import type { CaseHooks } from '#kernel/workflow/server/index.ts'
import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { consultationRows, isAskingBody } from './consultation-rows.ts'
import { tellAskedAbout } from './open-consultation.ts'

type Intent = Parameters<NonNullable<CaseHooks['beforeAct']>>[1]

/** Nothing is handed in or signed that was not written down; only the asking body takes its question back. */
export async function guardConsultation(tx: Tx, { case: row, action, actor }: Intent): Promise<void> {
  if (!['hand_in', 'sign', 'withdraw'].includes(action)) return
  const asked = await consultationRows(tx.db)
    .where('c.district', '=', row.district)
    .where('c.id', '=', row.subject_id)
    .executeTakeFirstOrThrow()
  if (action === 'withdraw') {
    if (!isAskingBody(asked, actor)) throw new DomainError('report-in.not_the_asking_body', { status: 403 })
  } else if (asked.answers_cipher === null) throw new DomainError('report-in.answers_missing')
}

/** What a step means for the consultation; the person hears when it is over, and what came to nothing goes tonight. */
export async function followConsultation(tx: Tx, { case: row }: CaseEvent): Promise<void> {
  const today = shanghaiDate(tx.now)
  const isOver = ['withdrawn', 'lapsed', 'voided'].includes(row.state)
  tx.gather(
    tx.db
      .updateTable('report_in.consultation')
      .set({
        state: row.state,
        ...(row.state === 'answered' ? { answered_on: today } : {}),
        ...(isOver ? { delete_on: today } : {}),
        updated_at: tx.now,
      })
      .where('district', '=', row.district)
      .where('id', '=', row.subject_id),
  )
  if (row.state !== 'answered' && !isOver) return
  const asked = await consultationRows(tx.db)
    .where('c.district', '=', row.district)
    .where('c.id', '=', row.subject_id)
    .executeTakeFirst()
  if (!asked?.person_id) return
  const { body, community } = asked
  const sentence = row.state === 'answered' ? 'asked_answered' : 'asked_over'
  await tellAskedAbout({ tx }, asked.person_id, { sentence, body, community })
}
