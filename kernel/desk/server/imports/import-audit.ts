import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import type { Tx } from '#platform/tx.ts'

/** The run itself on record; what it does to each register is recorded there. */
export function recordImport(
  tx: Tx,
  actor: { personId: string; name: string },
  { event, id, ...details }: { event: string; id: string; [fact: string]: unknown },
): void {
  writeAudit(tx, { district: NO_DISTRICT, actor, event, subjectKind: 'import_run', subjectId: id, details })
}
