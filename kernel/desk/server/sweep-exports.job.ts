import { z } from 'zod'
import type { Storage } from '#kernel/files/server/index.ts'
import { defineJob, type Job } from '#platform/jobs/job.ts'

/** Files go when they expire: bytes first, so that a crash leaves a row to find again. Who had them made stays on record. */
export function sweepExports(storage: Storage): Job {
  return defineJob({
    name: 'desk.sweep-exports',
    data: z.object({}),
    cron: '35 * * * *',
    async handle(_data, { withTx }) {
      await withTx(async tx => {
        const rows = await tx.db
          .selectFrom('desk.export')
          .select(['id', 'storage_key'])
          .where('storage_key', 'is not', null)
          .where('expires_at', '<=', tx.now)
          .limit(500)
          .forUpdate()
          .skipLocked()
          .execute()
        for (const row of rows) {
          if (row.storage_key) await storage.delete(row.storage_key)
          await tx.db
            .updateTable('desk.export')
            .set({ state: 'expired', storage_key: null })
            .where('id', '=', row.id)
            .execute()
        }
      })
    },
  })
}
