import { sql } from 'kysely'
import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import type { Key } from './service-ctx.ts'

/**
 * Takes a place of a slot, else a turn on its waiting list, else throws `orders.slot_full`. The statement that raises the
 * count is the one that checks it: however many come at once, a slot never holds more than its capacity, and the row
 * stays locked until the order stands or is rolled back.
 */
export async function takePlace(tx: Tx, slot: Key): Promise<'seated' | 'waiting'> {
  if (await raise(tx, slot, 'taken')) return 'seated'
  if (await raise(tx, slot, 'waiting')) return 'waiting'
  const row = await tx.db
    .selectFrom('orders.menu_slot')
    .select(['capacity', 'waiting_capacity'])
    .where('district', '=', slot.district)
    .where('id', '=', slot.id)
    .executeTakeFirstOrThrow()
  throw new DomainError('orders.slot_full', { params: { capacity: row.capacity, waiting: row.waiting_capacity } })
}

async function raise(tx: Tx, slot: Key, count: 'taken' | 'waiting'): Promise<boolean> {
  const most = count === 'taken' ? 'capacity' : 'waiting_capacity'
  const row = await tx.db
    .updateTable('orders.menu_slot')
    .set({ [count]: sql`${sql.ref(count)} + 1` })
    .where('district', '=', slot.district)
    .where('id', '=', slot.id)
    .where('cancelled_at', 'is', null)
    .where(sql<boolean>`${sql.ref(count)} < ${sql.ref(most)}`)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Gives a place, or a turn on the waiting list, back. */
export async function freePlace(tx: Tx, slot: Key, count: 'taken' | 'waiting'): Promise<void> {
  await tx.db
    .updateTable('orders.menu_slot')
    .set({ [count]: sql`${sql.ref(count)} - 1` })
    .where('district', '=', slot.district)
    .where('id', '=', slot.id)
    .execute()
}

/** While places are free and somebody waits: moves the first in turn to a place. Answers with whom. */
export async function nextInTurn(tx: Tx, slot: Key): Promise<{ id: string; case_id: string } | null> {
  const free = await tx.db
    .updateTable('orders.menu_slot')
    .set({ taken: sql`taken + 1`, waiting: sql`waiting - 1` })
    .where('district', '=', slot.district)
    .where('id', '=', slot.id)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', tx.now)
    .where(sql<boolean>`taken < capacity and waiting > 0`)
    .returning('id')
    .executeTakeFirst()
  if (!free) return null
  return tx.db
    .updateTable('orders.service_order')
    .set({ standing: 'seated', queued_at: null })
    .where('district', '=', slot.district)
    .where(
      sql<boolean>`id = (select o.id from orders.service_order as o where o.district = ${slot.district}
        and o.slot_id = ${slot.id}::uuid and o.standing = 'waiting' order by o.queued_at, o.id limit 1)`,
    )
    .returning(['id', 'case_id'])
    .executeTakeFirstOrThrow()
}
