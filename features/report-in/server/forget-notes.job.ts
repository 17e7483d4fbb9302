import { z } from 'zod'
import { shanghaiDate } from '#kernel/people/index.ts'
import { defineJob } from '#platform/jobs/job.ts'

/** Notes of visits go on their day: what needed doing is a case by then, and nothing else is kept (charter 2). */
export const forgetNotes = defineJob({
  name: 'report-in.forget-notes',
  data: z.object({}),
  cron: '50 3 * * *',
  async handle(_data, { withTx }) {
    await withTx(async tx => {
      await tx.db.deleteFrom('report_in.visit_note').where('expires_on', '<=', shanghaiDate(tx.now)).execute()
    })
  },
})
