import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { type CaseHead, sealHeads } from '#kernel/workflow/index.ts'
import { sha256 } from '#kernel/workflow/server/index.ts'
import { insertRows } from './insert-rows.ts'

/** A seal holds at most so many cases. */
const MOST_LEAVES = 2000

/** Seals the heads of all cases of a district, as the sealing job would have; the cases are written as sealed already. */
export async function insertSeals(
  db: Kysely<DB>,
  sealing: { district: string; now: Date; heads: readonly CaseHead[] },
): Promise<void> {
  const { district, now } = sealing
  const heads = sealing.heads.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))
  let previous: { seq: number; hash: string } | null = null
  for (let from = 0; from < heads.length; from += MOST_LEAVES) {
    const { seal, leaves } = sealHeads(sha256, { district, now, previous }, heads.slice(from, from + MOST_LEAVES))
    await insertRows(db, 'workflow.seal', [seal])
    await insertRows(db, 'workflow.seal_leaf', leaves)
    previous = seal
  }
}
