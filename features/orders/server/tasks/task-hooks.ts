import { sql } from 'kysely'
import type { Actor } from '#kernel/access/index.ts'
import type { Change } from '#kernel/workflow/index.ts'
import type { Installed, Intent } from '#kernel/workflow/server/index.ts'
import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { gridTask, taskClaim, unitClaim } from '../../task-procedures.ts'

const noFacts = async () => ({ photoRequired: false, reopenDays: 0 })

/** A task ends when nobody is at it any more. */
async function guardTask(tx: Tx, at: Intent): Promise<void> {
  if (at.action !== 'close_task' && at.action !== 'cancel') return
  const row = await tx.db
    .selectFrom('orders.task_claim')
    .select(eb => eb.fn.countAll().as('count'))
    .where('district', '=', at.case.district)
    .where('task_id', '=', at.case.subject_id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  const count = Number(row.count)
  if (count > 0) throw new DomainError('orders.claims_open', { params: { count } })
}

async function afterTask(tx: Tx, { change }: { change: Change; actor: Actor }): Promise<void> {
  if (!change.record.case.final) return
  tx.gather(
    tx.db
      .updateTable('orders.task')
      .set({ open: false })
      .where('district', '=', change.action.district)
      .where('id', '=', change.record.case.subject_id),
  )
}

/** A claim that was given up leaves its place to somebody else; a confirmed one is counted for the task. */
async function afterClaim(tx: Tx, { change }: { change: Change; actor: Actor }): Promise<void> {
  const { case: row } = change.record
  if (!row.final) return
  const done = row.state === 'confirmed'
  tx.gather(
    tx.db
      .updateTable('orders.task_claim')
      .set({ ended_at: change.action.at, done })
      .where('district', '=', row.district)
      .where('id', '=', row.subject_id),
  )
  if (done) return
  tx.gather(
    tx.db
      .updateTable('orders.task')
      .set({ taken: sql<number>`taken - 1` })
      .where('district', '=', row.district)
      .where('id', '=', eb =>
        eb
          .selectFrom('orders.task_claim')
          .select('task_id')
          .where('district', '=', row.district)
          .where('id', '=', row.subject_id),
      ),
  )
}

/** Tasks and claims with what they add to the engine. */
export const tasksInstalled: readonly Installed[] = [
  { procedure: gridTask, hooks: { facts: noFacts, beforeAct: guardTask, afterAct: afterTask } },
  { procedure: taskClaim, hooks: { facts: noFacts, afterAct: afterClaim } },
  { procedure: unitClaim, hooks: { facts: noFacts, afterAct: afterClaim } },
]
