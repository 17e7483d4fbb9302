import { z } from 'zod'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import type { Storage } from './storage.ts'

const DAY_MS = 86_400_000

/** Photos whose report never came are removed after a day: bytes first, so that a crash leaves a row to find again. */
export function sweepOrphans(storage: Storage): Job {
  return defineJob({
    name: 'files.sweep-orphans',
    data: z.object({}),
    cron: '20 * * * *',
    async handle(_data, { withTx }) {
      await withTx(async tx => {
        const rows = await tx.db
          .selectFrom('files.file')
          .select(['district', 'id', 'storage_key', 'thumbnail_key'])
          .where('subject_id', 'is', null)
          .where('uploaded_at', '<', new Date(tx.now.getTime() - DAY_MS))
          .limit(500)
          // A report that is binding its photos at this moment keeps them.
          .forUpdate()
          .skipLocked()
          .execute()
        for (const row of rows) {
          await storage.delete(row.storage_key)
          if (row.thumbnail_key) await storage.delete(row.thumbnail_key)
          await tx.db
            .deleteFrom('files.file')
            .where('district', '=', row.district)
            .where('id', '=', row.id)
            .where('subject_id', 'is', null)
            .execute()
        }
      })
    },
  })
}
