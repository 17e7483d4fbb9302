import { type Actor, can } from '#kernel/access/index.ts'
import type { Tx } from '#platform/tx.ts'
import { planMergedIn } from '../ending-roads.ts'
import type { CaseRecord, CaseRow, Change } from '../records.ts'
import { followersMove } from './followers.ts'
import { plan } from './plan-context.ts'
import { type CaseKey, lockRecord } from './read-record.ts'
import { announce, procedures } from './runtime.ts'
import { targetOf } from './view-of.ts'
import { writeChange } from './write-change.ts'

/**
 * The case a merge names, locked; null when the district has none of that number within the actor's reach. Two cases
 * are always locked in the order of their ids, so that two merges never wait for each other.
 */
export async function lockMergeTarget(
  tx: Tx,
  key: CaseKey,
  at: { number: unknown; actor: Actor },
): Promise<CaseRecord | null> {
  const found = await tx.db
    .selectFrom('workflow.case')
    .select('id')
    .where('district', '=', key.district)
    .where('number', '=', typeof at.number === 'string' ? at.number.trim() : '')
    .executeTakeFirst()
  if (!found || found.id === key.caseId) return found ? ((await lockRecord(tx, key)) ?? null) : null
  if (found.id > key.caseId) await lockRecord(tx, key)
  const record = await lockRecord(tx, { district: key.district, caseId: found.id })
  return record && can(at.actor, 'case.read', targetOf(record)) ? record : null
}

/** The other side of a merge that was planned: the target knows, its requester is told, the duplicate's follow it. */
export async function receiveMerged(tx: Tx, merged: CaseRow, target: CaseRecord): Promise<Change> {
  const procedure = procedures().get(target.case.procedure, target.case.procedure_version)
  const change = await plan(tx, ctx =>
    planMergedIn(ctx, procedure, { record: target, merged: { id: merged.id, number: merged.number } }),
  )
  // Two cases in one statement would be two updates of one table there; the first leaves before the second.
  await tx.flush()
  writeChange(tx, change)
  await tx.flush()
  await announce(tx, change.events)
  const from = { district: merged.district, caseId: merged.id }
  await followersMove(tx, { from, to: target.case.id, requesterId: merged.requester_id })
  return change
}
