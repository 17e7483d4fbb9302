import type { Change } from '#kernel/workflow/index.ts'
import type { Installed, Intent } from '#kernel/workflow/server/index.ts'
import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { errand } from '../../errand-procedures.ts'

const ENDING = new Set(['finish', 'confirm', 'verify', 'void'])

/** Nothing ends while papers or money are neither back with their owner nor accounted for, both confirmed. */
async function guardErrand(tx: Tx, at: Intent): Promise<void> {
  if (!ENDING.has(at.action)) return
  const row = await tx.db
    .selectFrom('orders.errand_receipt')
    .select(eb => eb.fn.countAll().as('count'))
    .where('district', '=', at.case.district)
    .where('errand_id', '=', at.case.subject_id)
    .where('settlement_confirmed_at', 'is', null)
    .executeTakeFirstOrThrow()
  const count = Number(row.count)
  if (count > 0) throw new DomainError('orders.receipts_open', { params: { count } })
}

/** With the end of the errand its number has served its purpose. */
async function afterErrand(tx: Tx, { change }: { change: Change }): Promise<void> {
  if (!change.record.case.final) return
  tx.gather(
    tx.db
      .updateTable('orders.errand')
      .set({ alg: null, key_id: null, phone_cipher: null, detached_at: change.action.at })
      .where('district', '=', change.action.district)
      .where('id', '=', change.record.case.subject_id)
      .where('detached_at', 'is', null),
  )
}

export const errandsInstalled: readonly Installed[] = [
  {
    procedure: errand,
    hooks: {
      facts: async () => ({ photoRequired: false, reopenDays: 15 }),
      beforeAct: guardErrand,
      afterAct: afterErrand,
    },
  },
]
