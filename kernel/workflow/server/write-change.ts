import { jsonb } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { ActionRow, AssignmentRow, CaseRow, Change, ClockRow } from '../records.ts'

/**
 * Gathers the rows of one step; they leave as one statement with whatever else the command writes. Each existing row
 * is touched once: two changes of one row in one statement would lose one of them.
 */
export function writeChange(tx: Tx, change: Change): void {
  const { case: row } = change.record
  if (row.last_seq === 1) tx.gather(tx.db.insertInto('workflow.case').values(row))
  else tx.gather(updateCase(tx, row))
  tx.gather(tx.db.insertInto('workflow.action').values(actionValues(change.action)))
  const { started, changed, ended } = change.assignments
  for (const row of changed) tx.gather(updateAssignment(tx, row))
  if (ended.length > 0) tx.gather(endAssignments(tx, ended))
  if (started.length > 0) tx.gather(tx.db.insertInto('workflow.assignment').values(started))
  for (const clock of change.clocks.changed) tx.gather(updateClock(tx, clock))
  if (change.clocks.started.length > 0)
    tx.gather(tx.db.insertInto('workflow.clock').values(change.clocks.started.map(clockValues)))
}

/** The row as the database takes it; also for writing many histories at once. */
export function actionValues(action: ActionRow) {
  return { ...action, form: jsonb(action.form), effects: jsonb(action.effects) }
}

export function clockValues(clock: ClockRow) {
  return { ...clock, why: jsonb(clock.why) }
}

function updateCase(tx: Tx, row: CaseRow) {
  const { district, id, procedure: _p, procedure_version: _v, sealed_seq: _sealing, opened_at: _o, ...changing } = row
  return tx.db.updateTable('workflow.case').set(changing).where('district', '=', district).where('id', '=', id)
}

function endAssignments(tx: Tx, ended: readonly AssignmentRow[]) {
  const [first] = ended
  return tx.db
    .updateTable('workflow.assignment')
    .set({ until_seq: first?.until_seq ?? null, ended_at: first?.ended_at ?? null, open: false })
    .where('district', '=', first?.district ?? '')
    .where('case_id', '=', first?.case_id ?? '')
    .where(
      'id',
      'in',
      ended.map(row => row.id),
    )
}

function updateAssignment(tx: Tx, row: AssignmentRow) {
  const { accepted_at, answered_at, waived_at, category, open } = row
  return tx.db
    .updateTable('workflow.assignment')
    .set({ accepted_at, answered_at, waived_at, category, open })
    .where('district', '=', row.district)
    .where('case_id', '=', row.case_id)
    .where('id', '=', row.id)
}

function updateClock(tx: Tx, clock: ClockRow) {
  const { warn_at, due_at, original_due_at, stopped_at, on_time, calendar_status, excluded } = clock
  return tx.db
    .updateTable('workflow.clock')
    .set({ warn_at, due_at, original_due_at, stopped_at, on_time, calendar_status, excluded, why: jsonb(clock.why) })
    .where('district', '=', clock.district)
    .where('case_id', '=', clock.case_id)
    .where('seq', '=', clock.seq)
    .where('kind', '=', clock.kind)
}
