import type { Change, Procedure } from '#kernel/workflow/index.ts'
import type { Installed, Intent } from '#kernel/workflow/server/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { boardOf } from '../../call-board.ts'
import { callForm, reportInForm } from '../../whistle-forms.ts'
import { guardUnits } from './call-unit.ts'
import { guardNextDate } from './next-date.ts'

/** Refuses what the engine cannot know: an absence before the limit, an arrival in the past, a unit that is not of here. */
async function guardCall(tx: Tx, at: Intent): Promise<void> {
  const { action, form } = at
  if (action === 'record_absence' && (at.case.due_at === null || at.case.due_at > tx.now))
    throw new DomainError('orders.not_late_yet')
  if (action === 'object' && at.case.state === 'answering') throw new DomainError('orders.object_too_late')
  if (action === 'submit') guardNextDate(tx, form)
  const report = action === 'report_in' ? reportInForm.safeParse(form).data : undefined
  // Whoever reports in from the spot says now, and the minute has passed when it arrives here.
  if (report && new Date(report.arrivesAt).getTime() < tx.now.getTime() - ARRIVED_MS)
    throw invalid('form.arrivesAt', 'orders.arrives_in_past')
  const call = action === 'call' ? callForm.safeParse(form).data : undefined
  if (call)
    await guardUnits(tx, {
      areaCode: at.case.area_code,
      ids: [call.leadOrganisationId],
      field: 'form.leadOrganisationId',
    })
}

const ARRIVED_MS = 10 * 60_000

/** Keeps the board: what each step means for the unit's row. The history of the case stays the truth. */
async function afterCall(tx: Tx, { change }: { change: Change }): Promise<void> {
  const set = boardOf(change)
  if (!set) return
  tx.gather(
    tx.db
      .updateTable('orders.whistle_call')
      .set(set)
      .where('district', '=', change.action.district)
      .where('id', '=', change.record.case.subject_id),
  )
}

export function callInstalled(procedure: Procedure): Installed {
  return {
    procedure,
    hooks: {
      facts: async () => ({ photoRequired: false, reopenDays: 0 }),
      beforeAct: guardCall,
      afterAct: afterCall,
    },
  }
}
