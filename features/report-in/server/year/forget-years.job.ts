import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '#platform/jobs/job.ts'

/** Who was appraised goes on the day on which the round lets go of its persons (PIPL art. 47); the case says nothing of them. */
export const forgetYears = defineJob({
  name: 'report-in.forget-years',
  data: z.object({}),
  cron: '20 4 * * *',
  async handle(_data, { withTx }) {
    await withTx(async tx => {
      await sql`delete from report_in.year_member as y using appraisal.round as d
        where d.district = y.district and d.id = y.round_id and d.forgotten_at is not null`.execute(tx.db)
    })
  },
})
