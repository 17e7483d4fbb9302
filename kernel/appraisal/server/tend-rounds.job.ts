import { z } from 'zod'
import { defineJob, type JobDeps } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'
import { closeRound } from './close-round.ts'
import { finishRound, isContested } from './finish-round.ts'
import { lockRound } from './round-rows.ts'

const BATCH = 50

/** Closes voting when its time has come, and makes rounds final whose time for objections is over and that nobody contests. */
export const tendRounds = defineJob({
  name: 'appraisal.tend-rounds',
  data: z.object({}),
  cron: '*/10 * * * *',
  async handle(_data, deps) {
    await each(deps, 'open', async (tx, key) => {
      const round = await lockRound(tx.db, key)
      if (round.state === 'open' && round.closes_at <= tx.now) await closeRound(tx, round, { personId: null })
    })
    await each(deps, 'published', async (tx, key) => {
      const round = await lockRound(tx.db, key)
      const isOver = round.objections_until !== null && round.objections_until <= tx.now
      if (round.state === 'published' && isOver && !(await isContested(tx, round))) await finishRound(tx, round)
    })
  },
})

type Key = { district: string; id: string }

/** Each in a transaction of its own: a measure that fails stops one round, and is logged. */
async function each(
  { withTx, log }: JobDeps,
  state: 'open' | 'published',
  tend: (tx: Tx, key: Key) => Promise<void>,
): Promise<void> {
  const due = await withTx(tx =>
    tx.db
      .selectFrom('appraisal.round')
      .select(['district', 'id'])
      .where('state', '=', state)
      .where(state === 'open' ? 'closes_at' : 'objections_until', '<=', tx.now)
      .limit(BATCH)
      .execute(),
  )
  for (const key of due) {
    try {
      await withTx(tx => tend(tx, key))
    } catch (error) {
      log.error({ event: 'appraisal_round_stuck', round: key.id, error: String(error).slice(0, 500) })
    }
  }
}
