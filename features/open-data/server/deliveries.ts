import { sql } from 'kysely'
import { DomainError, notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Tx } from '#platform/tx.ts'
import { eventTypes } from '../events.ts'
import { type DeliveryView, delivery } from '../shapes.ts'
import type { OpenDb } from './deps.ts'

interface Key {
  district: string
  eventId: string
  subscriptionId: string
}

function deliveries(db: OpenDb, subscriptionId: string) {
  return db
    .selectFrom('open_data.delivery')
    .select(['district', 'event_id', 'event_type', 'number', 'at', 'state', 'attempts', 'next_at'])
    .select(['last_status', 'last_error'])
    .where('subscription_id', '=', subscriptionId)
}

type Row = Awaited<ReturnType<ReturnType<typeof deliveries>['execute']>>[number]

/** What was sent to one subscription, newest first. */
export async function listDeliveries(
  db: OpenDb,
  of: { subscriptionId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: DeliveryView[]; next: string | null }> {
  let query = deliveries(db, of.subscriptionId)
  if (of.cursor) {
    const [at, id] = decodeCursor(of.cursor, 2)
    query = query.where(sql<boolean>`(at, event_id) < (${new Date(String(at))}::timestamptz, ${String(id)}::uuid)`)
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('event_id', 'desc')
    .limit(of.limit + 1)
    .execute()
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return { items: shown.map(toView), next: last ? encodeCursor([last.at.toISOString(), last.event_id]) : null }
}

/** Puts it in line again with all its attempts; what nobody outside may know is not sent at any time. */
export async function resendDelivery(tx: Tx, key: Key): Promise<DeliveryView> {
  const row = await deliveries(tx.db, key.subscriptionId)
    .where('district', '=', key.district)
    .where('event_id', '=', key.eventId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  if (row.state === 'skipped') throw new DomainError('open-data.not_public')
  const again = { state: 'waiting', attempts: 0, next_at: tx.now }
  tx.gather(
    tx.db
      .updateTable('open_data.delivery')
      .set(again)
      .where('district', '=', key.district)
      .where('event_id', '=', key.eventId)
      .where('subscription_id', '=', key.subscriptionId),
  )
  return toView({ ...row, ...again })
}

function toView(row: Row): DeliveryView {
  return {
    district: row.district,
    eventId: row.event_id,
    eventType: eventTypes.find(type => type === row.event_type) ?? 'matter.state_changed',
    number: row.number,
    at: row.at.toISOString(),
    state: delivery.shape.state.parse(row.state),
    attempts: row.attempts,
    nextAt: row.state === 'waiting' ? (row.next_at?.toISOString() ?? null) : null,
    lastStatus: row.last_status,
    lastError: row.last_error,
  }
}
