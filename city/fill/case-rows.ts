import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { PlayedMatter } from '../play/played.ts'
import { insertRows } from './insert-rows.ts'

/** A case with the whole record the engine made of it. */
type PlayedRecord = Pick<PlayedMatter, 'record' | 'actions' | 'assignments' | 'clocks'>

/** Writes cases with their histories, whom they awaited, and their clocks. */
export async function insertCases(db: Kysely<DB>, played: readonly PlayedRecord[]): Promise<void> {
  const cases = played.map(one => one.record.case)
  const actions = played.flatMap(one => one.actions)
  const assignments = played.flatMap(one => [...one.assignments.values()])
  const clocks = played.flatMap(one => [...one.clocks.values()])
  await insertRows(db, 'workflow.case', cases)
  await insertRows(db, 'workflow.action', actions)
  await insertRows(db, 'workflow.assignment', assignments)
  await insertRows(db, 'workflow.clock', clocks)
}
