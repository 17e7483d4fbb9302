import { z } from 'zod'
import { defineJob } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'
import { deliverDue } from './deliver.ts'
import type { OpenDataDeps } from './deps.ts'
import { exchangeDue } from './send-out.ts'

const TICK_S = 5
const KEPT_MS = 30 * 86_400_000

/**
 * Sends what is due. The clock of the queue strikes once a minute; where anybody wants to be told, the strike puts the
 * five-second steps of its minute in line, so that news does not wait for the next one.
 */
export function exchangeJob(deps: OpenDataDeps) {
  return defineJob({
    name: 'open-data.exchange',
    data: z.object({ tick: z.number().int().default(0) }),
    cron: '* * * * *',
    async handle({ tick }, job) {
      if (tick === 0) await job.withTx(planMinute)
      await deliverDue(deps, job)
      await exchangeDue(deps, job)
    },
  })
}

async function planMinute(tx: Tx): Promise<void> {
  const anybody = await tx.db
    .selectFrom('open_data.subscription')
    .select('id')
    .where('active', '=', true)
    .union(tx.db.selectFrom('open_data.endpoint').select('organisation_id as id').where('active', '=', true))
    .limit(1)
    .executeTakeFirst()
  if (!anybody) return
  for (let tick = 1; tick < 60 / TICK_S; tick += 1)
    await tx.enqueue('open-data.exchange', { tick }, { startAfter: new Date(tx.now.getTime() + tick * TICK_S * 1_000) })
}

/** Nightly: the log of deliveries is kept for 30 days. */
export const sweepDeliveries = defineJob({
  name: 'open-data.sweep',
  data: z.object({}),
  cron: '40 3 * * *',
  async handle(_data, { withTx }) {
    await withTx(async tx => {
      const before = new Date(tx.now.getTime() - KEPT_MS)
      await tx.db.deleteFrom('open_data.delivery').where('at', '<', before).where('state', '!=', 'waiting').execute()
    })
  },
})
