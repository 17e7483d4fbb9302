import { z } from 'zod'
import { forgetReplies } from '#platform/http/idempotency.ts'
import { defineJob } from '#platform/jobs/job.ts'

/** Removes sessions, codes and answers that have run out. Until then sessions and codes are refused, not trusted. */
export const sweepSessionsJob = defineJob({
  name: 'access.sweep-sessions',
  data: z.object({}),
  cron: '25 3 * * *',
  async handle(_data, { withTx }) {
    await withTx(async tx => {
      await tx.db.deleteFrom('auth.session').where('expires_at', '<', tx.now).execute()
      await tx.db.deleteFrom('auth.verification').where('expires_at', '<', tx.now).execute()
      await forgetReplies(tx)
    })
  },
})
