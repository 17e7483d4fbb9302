import { holdersAt } from '#kernel/people/server/index.ts'
import { isRole } from '#kernel/people/index.ts'
import type { CaseEvent, CaseRow } from '#kernel/workflow/index.ts'
import { stateLabel } from '#kernel/workflow/server/index.ts'
import type { Tx } from '#platform/tx.ts'
import { sendNotice, type TemplateName } from './send.ts'

/** Messages that follow from what happens to a case: whoever must act next, whoever is late, and the requester. */
export async function notifyOfCase(tx: Tx, event: CaseEvent): Promise<void> {
  const { case: row, told } = event
  if (told && row.requester_id)
    await notice(tx, {
      row,
      template: 'told',
      personIds: [row.requester_id],
      params: { ...told.params, sentenceKey: told.key },
    })
  const template = toActors[event.kind]
  if (!template || row.final) return
  const personIds = (await actorsOf(tx, row)).filter(id => id !== event.action.actor_id)
  await notice(tx, { row, template, personIds, params: {} })
}

const toActors: Partial<Record<CaseEvent['kind'], TemplateName>> = {
  opened: 'your_turn',
  acted: 'your_turn',
  reminded: 'due_soon',
  overdue: 'overdue',
  escalated: 'escalated',
  reopened: 'your_turn',
}

interface CaseNotice {
  row: CaseRow
  template: TemplateName
  personIds: readonly string[]
  params: Record<string, string | number>
}

function notice(tx: Tx, { row, template, personIds, params }: CaseNotice): Promise<void> {
  return sendNotice(tx, {
    personIds,
    template,
    params: {
      number: row.number,
      title: row.title,
      stateKey: stateLabel(row),
      ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}),
      ...params,
    },
    case: { district: row.district, id: row.id },
  })
}

/** Those the state waits for: holders of the role at the area, or everyone with a post in the unit. */
async function actorsOf(tx: Tx, row: CaseRow): Promise<string[]> {
  if (row.acting_role && row.acting_area && isRole(row.acting_role))
    return holdersAt(tx.db, { role: row.acting_role, areaCode: row.acting_area, at: tx.now })
  if (!row.acting_organisation) return []
  const members = await tx.db
    .selectFrom('people.post')
    .select('person_id')
    .distinct()
    .where('organisation_id', '=', row.acting_organisation)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', tx.now.toISOString().slice(0, 10))]))
    .execute()
  return members.map(member => member.person_id)
}
