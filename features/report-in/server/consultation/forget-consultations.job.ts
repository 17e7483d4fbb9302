import { z } from 'zod'
import { shanghaiDate } from '#kernel/people/index.ts'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import { defineJob } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'
import { machine } from '../begin-case.ts'

/**
 * What nobody answered by its last day lapses; on their day answers, own words and the link to the person go, and only that it was
 * asked and answered stays (PIPL art. 47).
 */
export const forgetConsultations = defineJob({
  name: 'report-in.forget-consultations',
  data: z.object({}),
  cron: '30 4 * * *',
  async handle(_data, { withTx }) {
    await withTx(lapse)
    await withTx(forget)
  },
})

async function lapse(tx: Tx): Promise<void> {
  const rows = await tx.db
    .selectFrom('report_in.consultation')
    .select(['district', 'case_id'])
    .where('state', 'in', ['answering', 'signing'])
    .where('last_day', '<', shanghaiDate(tx.now))
    .orderBy('id')
    .limit(500)
    .execute()
  for (const row of rows) {
    await actOnCase(tx, { actor: machine, district: row.district, caseId: row.case_id, action: 'lapse' })
    await tx.flush()
  }
}

async function forget(tx: Tx): Promise<void> {
  await tx.db
    .updateTable('report_in.consultation')
    .set({
      ...{ alg: null, key_id: null, answers_cipher: null, own_alg: null, own_key_id: null, own_cipher: null },
      ...{ person_id: null, registration_id: null, purpose: '', forgotten_at: tx.now, updated_at: tx.now },
    })
    .where('state', 'not in', ['answering', 'signing'])
    .where('delete_on', '<=', shanghaiDate(tx.now))
    .where('forgotten_at', 'is', null)
    .execute()
}
