import type { Tx } from '#platform/tx.ts'
import type { CaseKey } from './read-record.ts'

/**
 * From now on the case is read only by who holds this permission too: it became something that is not everybody's to
 * know. What the command has gathered about the case leaves before.
 */
export async function restrictReading(tx: Tx, { district, caseId }: CaseKey, permission: string): Promise<void> {
  await tx.flush()
  await tx.db
    .updateTable('workflow.case')
    .set({ reading: permission })
    .where('district', '=', district)
    .where('id', '=', caseId)
    .execute()
}
