import { z } from 'zod'
import { defineJob } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'
import { planSweep } from '../sweep.ts'
import { plan } from './plan-context.ts'
import { type CaseKey, lockRecord } from './read-record.ts'
import { announce, hooksOf, procedures } from './runtime.ts'
import { writeChange } from './write-change.ts'

const BATCH = 100
/** Upper bound of one run; what is left waits for the next minute. */
const MOST_BATCHES = 50

/** Each minute: reminds, escalates and expires whatever has come due. Several workers share the work. */
export const sweepJob = defineJob({
  name: 'workflow.sweep',
  data: z.object({}),
  cron: '* * * * *',
  async handle(_data, { withTx, log }) {
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const due = await withTx(dueCases)
      let moved = 0
      for (const key of due) {
        // One transaction a case: what one case runs into must not hold up the others.
        await withTx(tx => sweepCase(tx, key)).then(
          swept => (moved += Number(swept)),
          (error: unknown) => log.error({ event: 'sweep_failed', ...key, error: String(error) }),
        )
      }
      if (due.length < BATCH || moved === 0) return
    }
  },
})

async function dueCases(tx: Tx): Promise<CaseKey[]> {
  const rows = await tx.db
    .selectFrom('workflow.case')
    .select(['district', 'id as caseId'])
    .where('next_sweep_at', '<=', tx.now)
    .orderBy('next_sweep_at')
    .limit(BATCH)
    .execute()
  return rows
}

/** Passes by a case that another worker or a person holds; the plan itself sees when its moment is already past. */
async function sweepCase(tx: Tx, key: CaseKey): Promise<boolean> {
  const record = await lockRecord(tx, key, { skipLocked: true })
  if (!record) return false
  const procedure = procedures().get(record.case.procedure, record.case.procedure_version)
  const facts = await hooksOf(procedure.key).facts(tx.db, record.case)
  const change = await plan(tx, ctx => planSweep(ctx, { procedure, record, facts }))
  if (!change) return false
  writeChange(tx, change)
  await announce(tx, change.events)
  tx.log.info({ event: 'case_swept', district: key.district, caseId: key.caseId, step: change.action.name })
  return true
}
