import { holdersAt } from '#kernel/people/server/index.ts'
import { isRole, shanghaiDate } from '#kernel/people/index.ts'
import type { CaseEvent, CaseRow } from '#kernel/workflow/index.ts'
import { stateLabel } from '#kernel/workflow/server/index.ts'
import type { Tx } from '#platform/tx.ts'
import { sendNotice, type TemplateName } from './send.ts'

/**
 * Messages that follow from what happens to a case: whoever must act next, whoever is late, and the requester. One step
 * may raise several events (taken, assigned, closed); each person hears of it once.
 */
export async function notifyOfCase(tx: Tx, event: CaseEvent): Promise<void> {
  await tellRequester(tx, event)
  const notice = noticeToActors(event)
  if (!notice || event.case.final) return
  const personIds = (await actorsOf(tx, notice.awaited)).filter(id => id !== event.action.actor_id)
  await send(tx, { row: event.case, template: notice.template, personIds, params: {} })
}

async function tellRequester(tx: Tx, { kind, case: row, told }: CaseEvent): Promise<void> {
  if (!told || !row.requester_id || (kind !== 'opened' && kind !== 'acted')) return
  const params = { ...told.params, sentenceKey: told.key }
  await send(tx, { row, template: 'told', personIds: [row.requester_id], params })
}

/** Which message goes to those a case waits for, and as it stood when: who is late was awaited before the step. */
function noticeToActors(event: CaseEvent): { template: TemplateName; awaited: CaseRow } | null {
  const { kind, before, case: row, action } = event
  if (kind === 'reminded') return { template: 'due_soon', awaited: row }
  if (kind === 'overdue') return { template: 'overdue', awaited: before ?? row }
  if (kind === 'escalated') return { template: 'escalated', awaited: row }
  // A word, a file or a moved date leaves whose turn it is.
  const isNewTurn = (kind === 'opened' || kind === 'acted') && action.effects.acting !== undefined
  return isNewTurn ? { template: 'your_turn', awaited: row } : null
}

interface CaseNotice {
  row: CaseRow
  template: TemplateName
  personIds: readonly string[]
  params: Record<string, string | number>
}

function send(tx: Tx, { row, template, personIds, params }: CaseNotice): Promise<void> {
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
  const today = shanghaiDate(tx.now)
  const members = await tx.db
    .selectFrom('people.post')
    .select('person_id')
    .distinct()
    .where('organisation_id', '=', row.acting_organisation)
    .where('valid_from', '<=', today)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .execute()
  return members.map(member => member.person_id)
}
