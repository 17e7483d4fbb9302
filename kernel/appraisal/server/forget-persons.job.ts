import { z } from 'zod'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { defineJob } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'

/** In the order in which rows lean on each other. */
const TABLES = [
  'appraisal.follow_up',
  'appraisal.objection',
  'appraisal.result',
  'appraisal.paper',
  'appraisal.tally',
  'appraisal.ballot',
  'appraisal.rater',
  'appraisal.round_subject',
] as const

/** Takes everything about single persons out of rounds whose time of keeping is over; that there was a round stays (PIPL art. 47). */
export const forgetPersons = defineJob({
  name: 'appraisal.forget-persons',
  data: z.object({}),
  cron: '40 3 * * *',
  async handle(_data, { withTx }) {
    for (let more = true; more; ) more = await withTx(forgetOne)
  },
})

async function forgetOne(tx: Tx): Promise<boolean> {
  const round = await tx.db
    .selectFrom('appraisal.round')
    .select(['district', 'id', 'area_code'])
    .where('subject_kind', '=', 'person')
    .where('keep_until', '<', shanghaiDate(tx.now))
    .where('forgotten_at', 'is', null)
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!round) return false
  for (const table of TABLES)
    await tx.db.deleteFrom(table).where('district', '=', round.district).where('round_id', '=', round.id).execute()
  await tx.db
    .updateTable('appraisal.round')
    .set({ forgotten_at: tx.now })
    .where('district', '=', round.district)
    .where('id', '=', round.id)
    .execute()
  writeAudit(tx, {
    district: round.district,
    actor: { personId: null, name: '系统' },
    event: 'appraisal.forgotten',
    subjectKind: 'appraisal_round',
    subjectId: round.id,
    areaCode: round.area_code,
  })
  return true
}
