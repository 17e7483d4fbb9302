import { z } from 'zod'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import { defineJob } from '#platform/jobs/job.ts'
import { byCount } from './claim-actor.ts'

/** Whoever still waits for a slot that has begun is told that no place became free. */
export const endWaiting = defineJob({
  name: 'orders.end-waiting',
  data: z.object({}),
  cron: '*/10 * * * *',
  async handle(_data, { withTx, db, log }) {
    const rows = await db
      .selectFrom('orders.menu_slot as s')
      .innerJoin('orders.service_order as o', join =>
        join.onRef('o.district', '=', 's.district').onRef('o.slot_id', '=', 's.id'),
      )
      .select(['o.district', 'o.case_id'])
      .where('s.waiting', '>', 0)
      .where('s.starts_at', '<=', await withTx(async tx => tx.now))
      .where('o.standing', '=', 'waiting')
      .limit(500)
      .execute()
    for (const { district, case_id: caseId } of rows)
      await withTx(tx => actOnCase(tx, { actor: byCount(), district, caseId, action: 'expire' })).catch(
        (error: unknown) => log.error({ event: 'waiting_not_ended', district, caseId, error: String(error) }),
      )
  },
})
