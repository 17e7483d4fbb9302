import { holdersAt } from '#kernel/people/server/index.ts'
import { isRole, shanghaiDate } from '#kernel/people/index.ts'
import type { Audience, CaseEvent, CaseRow } from '#kernel/workflow/index.ts'
import { followersOf, stateLabel } from '#kernel/workflow/server/index.ts'
import { translate } from '#platform/i18n.ts'
import type { Tx } from '#platform/tx.ts'
import { readersAmong } from './readers.ts'
import { sendNotice, type TemplateName } from './send.ts'

/**
 * Messages that follow from what happens to a case: whoever must act next, whoever is late, and the requester. One step
 * may raise several events (taken, assigned, closed); each person hears of it once.
 */
export async function notifyOfCase(tx: Tx, event: CaseEvent): Promise<void> {
  await tellRequester(tx, event)
  await tellOthers(tx, event)
  const notice = noticeToActors(event)
  if (!notice || event.case.final) return
  const awaited = (await actorsOf(tx, notice.awaited)).filter(id => id !== event.action.actor_id)
  const personIds = await readersAmong(tx, event.case, awaited)
  const { acting_area, acting_organisation } = notice.awaited
  const group = { areaCode: acting_area, organisationId: acting_organisation }
  // Nobody knows who reads along in a group.
  const aloud = event.case.reading === null ? { group } : {}
  await send(tx, { row: event.case, template: notice.template, personIds, params: {}, ...aloud })
}

async function tellRequester(tx: Tx, { kind, case: row, told }: CaseEvent): Promise<void> {
  if (!told || (kind !== 'opened' && kind !== 'acted')) return
  const params = { ...told.params, sentenceKey: told.key }
  await send(tx, { row, template: 'told', personIds: row.requester_id ? [row.requester_id] : [], params })
  if (kind === 'opened') return
  const followers = await followersOf(tx.db, { district: row.district, caseId: row.id })
  const personIds = followers.map(one => one.person_id).filter(id => id !== null)
  await send(tx, { row, template: 'told', personIds, params: withoutTheOther(row, params) })
}

type Params = Record<string, string | number>

/**
 * Whoever raised the same and follows is told the same sentence, without the words of whoever raised it first and
 * without what was written to that person; a reason that is part of the sentence is for all who wait.
 */
function withoutTheOther(row: CaseRow, params: Params & { sentenceKey: string }): Params {
  const { note = '', ...rest } = params
  const mark = '\u0000'
  const forAll = row.reading === null && translate('zh', params.sentenceKey, { note: mark }).includes(mark)
  return { ...rest, titleKey: 'notify:templates.joined', title: '', ...(forAll ? { note } : {}) }
}

/** The notices of a side road: to the deciders, the lead, the assisting units, whoever ordered or received first. */
async function tellOthers(tx: Tx, { case: row, action, notices }: CaseEvent): Promise<void> {
  for (const { to, key, params } of notices) {
    const audience = (await audienceOf(tx, to, row)).filter(id => id !== action.actor_id)
    const personIds = await readersAmong(tx, row, audience)
    await send(tx, { row, template: 'told', personIds, params: { ...params, sentenceKey: key } })
  }
}

async function audienceOf(tx: Tx, to: Audience, row: CaseRow): Promise<string[]> {
  if (to === 'awaited') return actorsOf(tx, row)
  if ('person' in to) return [to.person]
  if ('unit' in to) return membersOf(tx, to.unit)
  return isRole(to.role) ? holdersAt(tx.db, { role: to.role, areaCode: to.area, at: tx.now }) : []
}

/** Which message goes to those a case waits for, and as it stood when: who is late was awaited before the step. */
function noticeToActors(event: CaseEvent): { template: TemplateName; awaited: CaseRow } | null {
  const { kind, before, case: row, action } = event
  if (kind === 'reminded') return { template: 'due_soon', awaited: row }
  if (kind === 'overdue') return { template: 'overdue', awaited: before ?? row }
  // Handed up by hand is a new turn, not a delay.
  if (kind === 'escalated') return action.effects.raised ? null : { template: 'escalated', awaited: row }
  // A word, a file or a moved date leaves whose turn it is.
  const isNewTurn = (kind === 'opened' || kind === 'acted') && action.effects.acting !== undefined
  return isNewTurn ? { template: 'your_turn', awaited: row } : null
}

interface CaseNotice {
  row: CaseRow
  template: TemplateName
  personIds: readonly string[]
  params: Record<string, string | number>
  group?: { areaCode: string | null; organisationId: string | null }
}

/** Where life, limb or a great loss is at stake, nobody waits for the morning. */
const urgencies = new Set(['urgent', 'emergency'])

function send(tx: Tx, { row, template, personIds, params, group }: CaseNotice): Promise<void> {
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
    urgent: urgencies.has(row.urgency),
    ...(group ? { group } : {}),
  })
}

/** Those the state waits for: holders of the role at the area, or everyone with a post in the unit. */
async function actorsOf(tx: Tx, row: CaseRow): Promise<string[]> {
  if (row.acting_role && row.acting_area && isRole(row.acting_role))
    return holdersAt(tx.db, { role: row.acting_role, areaCode: row.acting_area, at: tx.now })
  return row.acting_organisation ? membersOf(tx, row.acting_organisation) : []
}

/** Everyone with a post in the unit. */
async function membersOf(tx: Tx, organisationId: string): Promise<string[]> {
  const today = shanghaiDate(tx.now)
  const members = await tx.db
    .selectFrom('people.post')
    .select('person_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('valid_from', '<=', today)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .execute()
  return members.map(member => member.person_id)
}
