import { newId } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { GroupNotice } from './group-messages.ts'

export type TemplateName = 'your_turn' | 'due_soon' | 'overdue' | 'escalated' | 'told' | 'digest' | 'appraisal'

export interface Notice {
  personIds: readonly string[]
  template: TemplateName
  /** Values for the template; those ending in `Key` are text keys, translated for each reader when shown. */
  params: Record<string, string | number>
  case?: { district: string; id: string }
  /** Goes out at night too. */
  urgent?: boolean
  /** Whose group hears of it as well. */
  group?: { areaCode: string | null; organisationId: string | null }
}

/**
 * Puts a message into each person's inbox with the command that caused it. This is the moment of telling, the only one
 * there is: what runs from it (a rating window, a notice period) runs from the step of the case, whatever the channels
 * that deliver from the job make of it.
 */
export async function sendNotice(tx: Tx, notice: Notice): Promise<void> {
  const personIds = [...new Set(notice.personIds)]
  const group = groupOf(tx, notice)
  if (personIds.length === 0 && !group) return
  const rows = personIds.map(personId => ({
    id: newId(tx.now),
    person_id: personId,
    template: notice.template,
    params: jsonb(notice.params),
    case_district: notice.case?.district ?? null,
    case_id: notice.case?.id ?? null,
    created_at: tx.now,
    urgent: notice.urgent ?? false,
  }))
  if (rows.length > 0) tx.gather(tx.db.insertInto('notify.message').values(rows))
  await tx.enqueue('notify.deliver', { messageIds: rows.map(row => row.id), ...(group ? { group } : {}) })
}

function groupOf(tx: Tx, notice: Notice): GroupNotice | null {
  const { group, template, params, urgent = false } = notice
  if (!group || !notice.case || (!group.areaCode && !group.organisationId)) return null
  return { id: newId(tx.now), ...group, template, params, urgent, case: notice.case }
}
