import { sql } from 'kysely'
import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import { byCount } from './claim-actor.ts'
import { nextInTurn } from './claim-places.ts'
import { holdClaim } from './claim-store.ts'
import type { Key } from './service-ctx.ts'

/** What an order needs to know of its item and slot. */
export interface SlotOfItem {
  district: string
  id: string
  item_id: string
  item_state: string
  title: string
  field: string
  place: string
  area_code: string
  provider_kind: string
  provider_organisation: string | null
  provider_person: string | null
  starts_at: Date
  ends_at: Date
  cancelled_at: Date | null
}

export async function slotOfItem(tx: Pick<Tx, 'db'>, slot: Key): Promise<SlotOfItem | undefined> {
  return tx.db
    .selectFrom('orders.menu_slot as s')
    .innerJoin('orders.menu_item as i', join =>
      join.onRef('i.district', '=', 's.district').onRef('i.id', '=', 's.item_id'),
    )
    .select(['s.district', 's.id', 's.item_id', 's.starts_at', 's.ends_at', 's.cancelled_at'])
    .select(['i.state as item_state', 'i.title', 'i.field', 'i.place', 'i.area_code'])
    .select(['i.provider_kind', 'i.provider_organisation', 'i.provider_person'])
    .where('s.district', '=', slot.district)
    .where('s.id', '=', slot.id)
    .executeTakeFirst()
}

/** A slot that can be ordered now; anything else is `orders.slot_gone`. */
export async function bookableSlot(tx: Tx, slot: Key): Promise<SlotOfItem> {
  const found = await slotOfItem(tx, slot)
  if (!found || found.item_state !== 'published' || found.cancelled_at !== null || found.starts_at <= tx.now)
    throw new DomainError('orders.slot_gone', { field: 'slotId' })
  return found
}

interface OrderRef {
  district: string
  id: string
  caseId: string
}

/** A seated order goes on: to the unit or the person the item names, else to whoever takes it up. */
export async function proceed(tx: Tx, order: OrderRef, slot: SlotOfItem): Promise<void> {
  const act = (action: string, form: Record<string, unknown> = {}) =>
    actOnCase(tx, { actor: byCount(), district: order.district, caseId: order.caseId, action, form })
  if (slot.provider_kind === 'organisation') await act('dispatch', { leadOrganisationId: slot.provider_organisation })
  else if (slot.provider_kind === 'person') {
    await holdClaim(tx, {
      district: order.district,
      subjectKind: 'service_order',
      subjectId: order.id,
      caseId: order.caseId,
      personId: slot.provider_person,
      organisationId: null,
    })
    await act('take_up')
  } else await act('seat')
}

/** Lets whoever waits for a slot move up while places are free; each is told by the step of the case. */
export async function moveUp(tx: Tx, slot: Key): Promise<void> {
  const of = await slotOfItem(tx, slot)
  if (!of) return
  for (let next = await nextInTurn(tx, slot); next !== null; next = await nextInTurn(tx, slot)) {
    const order = { district: slot.district, id: next.id, caseId: next.case_id }
    await actOnCase(tx, { actor: byCount(), district: slot.district, caseId: next.case_id, action: 'move_up' })
    await proceed(tx, order, of)
  }
}

/** Turns on the waiting list, from 1, by order. */
export async function turnsOf(tx: Pick<Tx, 'db'>, orders: readonly Key[]): Promise<Map<string, number>> {
  if (orders.length === 0) return new Map()
  const keys = orders.map(one => sql`(${one.district}, ${one.id}::uuid)`)
  const rows = await tx.db
    .selectFrom('orders.service_order as o')
    .select('o.id')
    .select(
      sql<number>`(select count(*)::int from orders.service_order as w where w.district = o.district
        and w.slot_id = o.slot_id and w.standing = 'waiting' and (w.queued_at, w.id) <= (o.queued_at, o.id))`.as(
        'turn',
      ),
    )
    .where(sql<boolean>`(o.district, o.id) in (${sql.join(keys)})`)
    .where('o.standing', '=', 'waiting')
    .execute()
  return new Map(rows.map(row => [row.id, row.turn]))
}
