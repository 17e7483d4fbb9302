import { z } from 'zod'
import { defineJob } from '#platform/jobs/job.ts'
import { foldChanges } from './map-tally.ts'

const BATCH = 5_000

/** Each minute: folds what was closed or reopened into the counts of the map. */
export const foldMap = defineJob({
  name: 'matters.fold-map',
  data: z.object({}),
  cron: '* * * * *',
  async handle(_data, { withTx }) {
    for (;;) if ((await withTx(tx => foldChanges(tx.db, BATCH))) < BATCH) return
  },
})
