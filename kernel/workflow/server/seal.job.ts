import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'
import { sealHeads } from '../seal.ts'
import { sha256 } from './digest.ts'

/** A seal holds at most so many cases; a city's first seal makes several. */
const MOST_LEAVES = 2000

/** Every five minutes: seals the heads of all cases that moved, district by district. */
export const sealJob = defineJob({
  name: 'workflow.seal',
  data: z.object({}),
  cron: '*/5 * * * *',
  async handle(_data, { db, withTx }) {
    const unsealed = await db
      .selectFrom('workflow.case')
      .select('district')
      .distinct()
      .whereRef('last_seq', '>', 'sealed_seq')
      .execute()
    for (const { district } of unsealed) {
      let sealed = MOST_LEAVES
      while (sealed === MOST_LEAVES) sealed = await withTx(tx => sealDistrict(tx, district))
    }
  },
})

/**
 * One seal. Two sealers of one district cannot both win: the number of the seal is part of its key. A case that moves
 * meanwhile keeps its new steps for the next seal, because only the step that was sealed is marked.
 */
export async function sealDistrict(tx: Tx, district: string): Promise<number> {
  const rows = await tx.db
    .selectFrom('workflow.case')
    .select(['id', 'last_seq', 'head_hash'])
    .where('district', '=', district)
    .whereRef('last_seq', '>', 'sealed_seq')
    .orderBy('id')
    .limit(MOST_LEAVES)
    .execute()
  if (rows.length === 0) return 0
  const previous = await tx.db
    .selectFrom('workflow.seal')
    .select(['seq', 'hash'])
    .where('district', '=', district)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const heads = rows.map(row => ({ caseId: row.id, seq: row.last_seq, hash: row.head_hash }))
  const { seal, leaves } = sealHeads(sha256, { district, now: tx.now, previous: previous ?? null }, heads)
  tx.gather(tx.db.insertInto('workflow.seal').values(seal))
  // One parameter for all leaves: thousands of rows of six columns would not fit into a statement's parameters.
  tx.gather(sql`insert into workflow.seal_leaf
    select * from json_populate_recordset(null::workflow.seal_leaf, ${JSON.stringify(leaves)}::json)`)
  const marks = JSON.stringify(heads.map(({ caseId, seq }) => ({ id: caseId, seq })))
  tx.gather(sql`update workflow.case as c set sealed_seq = sealed.seq
    from json_to_recordset(${marks}::json) as sealed (id uuid, seq integer)
    where c.district = ${district} and c.id = sealed.id`)
  await tx.flush()
  return rows.length
}
