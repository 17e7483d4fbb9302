import { sql } from 'kysely'
import { z } from 'zod'
import { monthsLater } from '#kernel/calendar/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { defineJob } from '#platform/jobs/job.ts'
import { readSettings } from './settings-handlers.ts'

/** Names leave some months after a registration was over; what was counted stays (PIPL art. 47). */
export const letGoOfNames = defineJob({
  name: 'report-in.let-go',
  data: z.object({}),
  cron: '40 3 * * *',
  async handle(_data, { withTx }) {
    await withTx(async tx => {
      const { nameMonths } = await readSettings(tx.db)
      const before = monthsLater(shanghaiDate(tx.now), -nameMonths)
      await sql`update report_in.registration
        set alg = null, key_id = null, name_cipher = null, name_blind = null, offer_words = '', wall_words = '', vanguard_words = ''
        where name_cipher is not null and (ended_on <= ${before}::date
          or (state in ('refused', 'withdrawn', 'dropped', 'arrived', 'voided') and updated_at < ${before}::date))`.execute(
        tx.db,
      )
    })
  },
})
