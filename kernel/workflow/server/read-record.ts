import { sql } from 'kysely'
import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { ActionRow, AssignmentRow, CaseRecord, CaseRow, ClockRow } from '../records.ts'

export interface CaseKey {
  district: string
  caseId: string
}

/**
 * The case, locked until the transaction ends; with `skipLocked`, undefined when somebody else holds it. What belongs to it is read by a second statement on purpose: after
 * waiting for the lock, a single statement would see the row as it is now but its relations as they were before.
 */
export async function lockRecord(
  tx: Tx,
  key: CaseKey,
  options: { skipLocked?: true } = {},
): Promise<CaseRecord | undefined> {
  const locking = caseQuery(tx.db, key).forUpdate()
  const row = await (options.skipLocked ? locking.skipLocked() : locking).executeTakeFirst()
  return row && readRelations(tx.db, row as CaseRow)
}

/** The case as last committed. */
export async function readRecord(db: Db, key: CaseKey): Promise<CaseRecord | undefined> {
  const row = await caseQuery(db, key).executeTakeFirst()
  return row && readRelations(db, row as CaseRow)
}

/** Check constraints hold the words of a row to the ones the types name, which is why rows are taken as they are. */
function caseQuery(db: Db, { district, caseId }: CaseKey) {
  return db.selectFrom('workflow.case').selectAll().where('district', '=', district).where('id', '=', caseId)
}

interface Relations {
  assignments: AssignmentRow[] | null
  clocks: ClockRow[] | null
  handlers: string[] | null
  reopen_until: string | null
}

async function readRelations(db: Db, row: CaseRow): Promise<CaseRecord> {
  const here = (table: string) =>
    sql`${sql.ref(`${table}.district`)} = ${row.district} and ${sql.ref(`${table}.case_id`)} = ${row.id}::uuid`
  const { rows } = await sql<Relations>`select
    (select json_agg(a) from workflow.assignment as a where ${here('a')} and a.ended_at is null) as assignments,
    (select json_agg(k) from workflow.clock as k where ${here('k')} and k.stopped_at is null) as clocks,
    (select json_agg(distinct h.effects ->> 'handler') from workflow.action as h
      where ${here('h')} and h.effects ->> 'handler' is not null) as handlers,
    (select e.effects ->> 'reopenUntil' from workflow.action as e
      where ${here('e')} and jsonb_exists(e.effects, 'reopenUntil') order by e.seq desc limit 1) as reopen_until
  `.execute(db)
  const found = rows[0]
  return {
    case: row,
    assignments: (found?.assignments ?? []).map(assignmentOf),
    clocks: (found?.clocks ?? []).map(clockOf),
    handlers: found?.handlers ?? [],
    reopenUntil: found?.reopen_until ? new Date(found.reopen_until) : null,
  }
}

const dated = (value: Date | null) => (value === null ? null : new Date(value))

function assignmentOf(row: AssignmentRow): AssignmentRow {
  return {
    ...row,
    assigned_at: new Date(row.assigned_at),
    accepted_at: dated(row.accepted_at),
    answered_at: dated(row.answered_at),
    waived_at: dated(row.waived_at),
    opened_at: new Date(row.opened_at),
  }
}

/** JSON has no instants: what json_agg wrote as text becomes a Date again. */
function clockOf(clock: ClockRow): ClockRow {
  return {
    ...clock,
    started_at: new Date(clock.started_at),
    warn_at: dated(clock.warn_at),
    due_at: dated(clock.due_at),
    original_due_at: dated(clock.original_due_at),
  }
}

/** A case's actions in order, or those of several cases by their ids. */
export async function readHistory(db: Db, key: { district: string; caseIds: readonly string[] }): Promise<ActionRow[]> {
  if (key.caseIds.length === 0) return []
  const rows = await db
    .selectFrom('workflow.action')
    .selectAll()
    .where('district', '=', key.district)
    .where('case_id', 'in', key.caseIds)
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  return rows as ActionRow[]
}
