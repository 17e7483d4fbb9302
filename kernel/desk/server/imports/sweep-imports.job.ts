import { z } from 'zod'
import type { Storage } from '#kernel/files/server/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { defineJob, type Job } from '#platform/jobs/job.ts'

/** Rows and reasons go when they expire: bytes first, so that a crash leaves a row to find again. What was done stays on record. */
export function sweepImports(storage: Storage): Job {
  return defineJob({
    name: 'desk.sweep-imports',
    data: z.object({}),
    cron: '45 * * * *',
    async handle(_data, { withTx }) {
      await withTx(async tx => {
        const rows = await tx.db
          .selectFrom('desk.import_run')
          .select(['id', 'state', 'storage_key'])
          .where('storage_key', 'is not', null)
          .where('expires_at', '<=', tx.now)
          .limit(500)
          .forUpdate()
          .skipLocked()
          .execute()
        for (const row of rows) {
          if (row.storage_key) await storage.delete(row.storage_key)
          const state = row.state === 'mapping' || row.state === 'checked' ? 'expired' : row.state
          await tx.db
            .updateTable('desk.import_run')
            .set({ state, storage_key: null, faults: jsonb([]), preview: jsonb([]) })
            .where('id', '=', row.id)
            .execute()
        }
      })
    },
  })
}
