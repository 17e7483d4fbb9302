import { z } from 'zod'
import { defineJob } from '#platform/jobs/job.ts'
import { countDistrict } from './count-events.ts'
import type { InsightsDb } from './insights-db.ts'

/** Keeps the sums up to date: a number read is at most a quarter of an hour behind. */
export const countMatters = defineJob({
  name: 'insights.count',
  data: z.object({}),
  cron: '*/15 * * * *',
  async handle(_data, { withTx, db }) {
    for (const district of await districts(db)) await countDistrict(withTx, district)
  },
})

/** Ended ones too: their matters still count. */
async function districts(db: InsightsDb): Promise<string[]> {
  const rows = await db
    .selectFrom('territory.area')
    .select('code')
    .where('level', '=', 'district')
    .orderBy('code')
    .execute()
  return rows.map(row => row.code)
}
