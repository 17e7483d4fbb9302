import { notFound } from '#platform/error.ts'
import { eventTypes } from '../events.ts'
import type { SubscriptionView } from '../shapes.ts'
import type { OpenDb } from './deps.ts'

function subscriptions(db: OpenDb) {
  return db
    .selectFrom('open_data.subscription as s')
    .leftJoin('territory.area as a', 'a.code', 's.area_code')
    .select(['s.id', 's.name', 's.url', 's.event_types', 's.area_code', 'a.name as area_name', 's.active'])
    .select(['s.failing_since', 's.disabled_at', 's.created_at'])
}

type Row = Awaited<ReturnType<ReturnType<typeof subscriptions>['execute']>>[number]

export async function readSubscriptions(db: OpenDb): Promise<SubscriptionView[]> {
  return (await subscriptions(db).orderBy('s.created_at', 'desc').limit(200).execute()).map(toView)
}

/** One subscription as it now stands; 404 when there is none. */
export async function readSubscription(db: OpenDb, id: string): Promise<SubscriptionView> {
  const row = await subscriptions(db).where('s.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toView(row)
}

function toView(row: Row): SubscriptionView {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    eventTypes: eventTypes.filter(type => row.event_types.includes(type)),
    area: row.area_code === null ? null : { code: row.area_code, name: row.area_name ?? row.area_code },
    active: row.active,
    failingSince: row.failing_since?.toISOString() ?? null,
    disabledAt: row.disabled_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  }
}
