import { newId } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'

export type TemplateName = 'your_turn' | 'due_soon' | 'overdue' | 'escalated' | 'told'

export interface Notice {
  personIds: readonly string[]
  template: TemplateName
  /** Values for the template; those ending in `Key` are text keys, translated for each reader when shown. */
  params: Record<string, string | number>
  case?: { district: string; id: string }
}

/** Puts a message into each person's inbox with the command that caused it; other channels deliver from the job. */
export async function sendNotice(tx: Tx, notice: Notice): Promise<void> {
  const personIds = [...new Set(notice.personIds)]
  if (personIds.length === 0) return
  const rows = personIds.map(personId => ({
    id: newId(tx.now),
    person_id: personId,
    template: notice.template,
    params: jsonb(notice.params),
    case_district: notice.case?.district ?? null,
    case_id: notice.case?.id ?? null,
    created_at: tx.now,
  }))
  tx.gather(tx.db.insertInto('notify.message').values(rows))
  await tx.enqueue('notify.deliver', { messageIds: rows.map(row => row.id) })
}
