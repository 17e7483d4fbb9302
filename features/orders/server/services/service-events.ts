import { sql } from 'kysely'
import type { CaseEvent } from '#kernel/workflow/index.ts'
import type { Tx } from '#platform/tx.ts'
import { ratingForm } from '../../order-procedure.ts'
import { publishForm } from '../../wish-procedure.ts'
import { planForm } from '../../need-procedure.ts'
import { freePlace } from './claim-places.ts'
import { type ClaimEnd, endClaim, holdClaim } from './claim-store.ts'
import { moveUp } from './order-flow.ts'
import { contactUntil } from './service-contact.ts'

/** What a step of an order, a wish or a need means for our own rows, in the transaction of the step. */
export async function onServiceEvent(tx: Tx, event: CaseEvent): Promise<void> {
  const { subject_kind: kind } = event.case
  if (kind === 'need') await onNeed(tx, event)
  if (kind !== 'service_order' && kind !== 'wish') return
  if (event.kind === 'acted') await onStep(tx, event)
  if (event.kind === 'closed') {
    contactUntil(tx, keyOf(event), true)
    if (kind === 'service_order') await leaveSlot(tx, event)
  }
  if (event.kind === 'reopened') contactUntil(tx, keyOf(event), false)
}

const keyOf = ({ case: row }: CaseEvent) => ({ district: row.district, caseId: row.id })
const subjectOf = ({ case: row }: CaseEvent) => ({ district: row.district, id: row.subject_id })

/** States in which somebody holds the claim; leaving them ends it in one way or another. */
const HELD = new Set(['with_unit', 'taken'])

async function onStep(tx: Tx, event: CaseEvent): Promise<void> {
  const { before, case: row, action } = event
  if (action.name === 'take' || action.name === 'accept') await holdForUnit(tx, event)
  else if (before && HELD.has(before.state) && !HELD.has(row.state))
    await endClaim(tx, subjectOf(event), endOf(action.name))
  if (action.name === 'confirm') recordRating(tx, event)
  if (action.name === 'publish') await recordPublished(tx, event)
}

function endOf(action: string): ClaimEnd {
  if (action === 'serve' || action === 'fulfil' || action === 'deliver') return 'delivered'
  return action === 'return' || action === 'give_back' ? 'given_up' : 'taken_back'
}

async function holdForUnit(tx: Tx, { case: row }: CaseEvent): Promise<void> {
  const lead = row.acting_organisation
  if (lead === null) return
  await holdClaim(tx, {
    district: row.district,
    subjectKind: row.subject_kind === 'wish' ? 'wish' : 'service_order',
    subjectId: row.subject_id,
    caseId: row.id,
    personId: null,
    organisationId: lead,
  })
}

/** A rating that reopens belongs to the attempt it judged, not to the one it begins. */
function recordRating(tx: Tx, { case: row, action }: CaseEvent): void {
  const { served, satisfied, words = null } = ratingForm.parse(action.form)
  const attempt = action.effects.attempt === undefined ? row.attempt : action.effects.attempt - 1
  tx.gather(
    tx.db
      .insertInto('orders.service_rating')
      .values({ district: row.district, case_id: row.id, attempt, served, satisfied, words, rated_at: action.at }),
  )
}

async function recordPublished(tx: Tx, event: CaseEvent): Promise<void> {
  const { publicWords, category } = publishForm.parse(event.action.form)
  const at = subjectOf(event)
  tx.gather(
    tx.db
      .updateTable('orders.wish')
      .set({ public_words: publicWords, field: category, published_at: event.action.at })
      .where('district', '=', at.district)
      .where('id', '=', at.id),
  )
}

/** An order that ends without being served leaves its place to whoever waits. One that was served keeps it. */
async function leaveSlot(tx: Tx, event: CaseEvent): Promise<void> {
  if (event.case.state === 'done' || event.case.state === 'not_served') return
  const at = subjectOf(event)
  const order = await tx.db
    .selectFrom('orders.service_order')
    .select(['slot_id', 'standing'])
    .where('district', '=', at.district)
    .where('id', '=', at.id)
    .executeTakeFirst()
  if (!order || order.standing === 'ended') return
  await tx.db
    .updateTable('orders.service_order')
    .set({ standing: 'ended', queued_at: null })
    .where('district', '=', at.district)
    .where('id', '=', at.id)
    .execute()
  const slot = { district: at.district, id: order.slot_id }
  await freePlace(tx, slot, order.standing === 'waiting' ? 'waiting' : 'taken')
  await tx.flush()
  await moveUp(tx, slot)
}

async function onNeed(tx: Tx, event: CaseEvent): Promise<void> {
  if (event.kind !== 'acted') return
  const { action } = event
  const at = subjectOf(event)
  const set =
    action.name === 'sort'
      ? { field: event.case.category }
      : action.name === 'plan'
        ? { item_id: planForm.parse(action.form).itemId }
        : action.name === 'reopen'
          ? { item_id: sql<null>`null` }
          : null
  if (set === null) return
  tx.gather(
    tx.db.updateTable('orders.service_need').set(set).where('district', '=', at.district).where('id', '=', at.id),
  )
}
