import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { openCase, actOnCase } from '#kernel/workflow/server/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import type { contract } from '../../contract.ts'
import { byCount } from './claim-actor.ts'
import { takePlace } from './claim-places.ts'
import { bookableSlot, proceed, type SlotOfItem, turnsOf } from './order-flow.ts'
import { keepContact } from './service-contact.ts'
import type { OrdersDeps } from './service-ctx.ts'

type Body = z.output<typeof contract.routes.placeOrder.body>

/** A place, a turn on the waiting list, or a refusal that says both are full; taken wholly or not at all. */
export async function placeOrder(ctx: Ctx, body: Body, { crypto, numbers }: OrdersDeps) {
  checkBehalf(body)
  const { tx } = ctx
  const slot = await bookableSlot(tx, { district: body.district, id: body.slotId })
  const standing = await takePlace(tx, slot)
  const orderedBy = accountOf(ctx, body)
  if (orderedBy !== null && body.forWhom === 'self') await refuseTwice(ctx, slot, orderedBy)
  const order = {
    district: slot.district,
    id: newId(ctx.now),
    caseId: newId(ctx.now),
    number: await numbers.take(tx, slot.district, 'service_order'),
  }
  tx.gather(
    tx.db.insertInto('orders.service_order').values({
      ...{ district: order.district, id: order.id, case_id: order.caseId, number: order.number },
      ...{ item_id: slot.item_id, slot_id: slot.id, area_code: slot.area_code, ordered_by: orderedBy },
      ...{ for_whom: body.forWhom, consent: body.forWhom === 'neighbour', standing, words: body.words },
      queued_at: standing === 'waiting' ? ctx.now : null,
      created_at: ctx.now,
    }),
  )
  if (body.contact) keepContact(tx, crypto, { ...order, contact: body.contact })
  await openCase(tx, { procedure: 'service_order', subject: subjectOf(order, slot, orderedBy), actor: ctx.actor })
  if (standing === 'seated') await proceed(tx, order, slot)
  else await actOnCase(tx, { actor: byCount(), district: order.district, caseId: order.caseId, action: 'queue' })
  const turns = standing === 'waiting' ? await turnsOf(tx, [order]) : new Map<string, number>()
  return { ...order, standing, turn: turns.get(order.id) ?? null, startsAt: slot.starts_at.toISOString() }
}

/** For a neighbour: with that person's consent, and with somebody to be found by. */
export function checkBehalf(body: Pick<Body, 'forWhom' | 'consent' | 'contact'>): void {
  if (body.forWhom !== 'neighbour') return
  if (!body.consent) throw invalid('consent', 'orders.consent_needed')
  if (!body.contact) throw invalid('contact', 'orders.contact_needed')
}

/** What staff write down for somebody without an account is confirmed by the community, not by them. */
export function accountOf(ctx: Ctx, body: Pick<Body, 'forWhom'>): string | null {
  return ctx.actor.kind === 'resident' || body.forWhom === 'self' ? ctx.actor.personId : null
}

/** The slot's row is locked by now: two orders of one person cannot both pass. */
async function refuseTwice(ctx: Ctx, slot: SlotOfItem, personId: string): Promise<void> {
  const known = await ctx.tx.db
    .selectFrom('orders.service_order')
    .select('id')
    .where('district', '=', slot.district)
    .where('slot_id', '=', slot.id)
    .where('ordered_by', '=', personId)
    .where('for_whom', '=', 'self')
    .where('standing', '<>', 'ended')
    .executeTakeFirst()
  if (known) throw new DomainError('orders.already_ordered')
}

function subjectOf(
  order: { district: string; id: string; caseId: string; number: string },
  slot: SlotOfItem,
  by: string | null,
) {
  return {
    district: order.district,
    id: order.caseId,
    subjectKind: 'service_order',
    subjectId: order.id,
    number: order.number,
    title: slot.title,
    place: slot.place,
    areaCode: slot.area_code,
    category: slot.field,
    urgency: 'normal',
    requesterId: by,
  }
}
