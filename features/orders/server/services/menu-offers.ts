import { sql } from 'kysely'
import type { z } from 'zod'
import { underArea } from '#kernel/people/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { contract } from '../../contract.ts'
import type { OrdersDb } from '../orders-db.ts'
import { atTime, metresTo, withinMetres } from './service-near.ts'

type Query = z.output<typeof contract.routes.listOffers.query>
type Page = z.input<typeof contract.routes.listOffers.reply>

const at = { lng: 'lng_at', lat: 'lat_at' }

/** Slots that can be ordered, the earliest first. Public: no person is named, only units. */
export async function listOffers(db: OrdersDb, query: Query, now: Date): Promise<Page> {
  const slots = db
    .selectFrom('orders.menu_slot as s')
    .innerJoin('orders.menu_item as i', join =>
      join.onRef('i.district', '=', 's.district').onRef('i.id', '=', 's.item_id'),
    )
    .innerJoin('territory.area as a', 'a.code', 'i.area_code')
    .leftJoin('people.organisation as u', 'u.id', 'i.provider_organisation')
    .select(['i.district', 'i.id', 's.id as slot_id', 'i.title', 'i.description', 'i.field', 'i.place', 'i.area_code'])
    .select([
      'a.name as area_name',
      's.starts_at',
      's.ends_at',
      's.capacity',
      's.taken',
      's.waiting',
      's.waiting_capacity',
    ])
    .select(sql<string | null>`coalesce(u.short_name, u.name)`.as('provider'))
    // Without a position of its own an item is looked for at the middle of its area.
    .select([sql<number>`coalesce(i.lng, a.lng)`.as('lng_at'), sql<number>`coalesce(i.lat, a.lat)`.as('lat_at')])
    .where('i.state', '=', 'published')
    .where('s.cancelled_at', 'is', null)
    .where('s.starts_at', '>', now)
    .$if(query.field !== undefined, q => q.where('i.field', '=', query.field ?? ''))
    .$if(query.area !== undefined, q => q.where(underArea(query.area ?? '', 'i.area_code')))
    .where(eb => eb.and(atTime(query.time, 's.starts_at')))
  const [last, lastId] = query.cursor ? decodeCursor(query.cursor, 2) : []
  const found = await db
    .selectFrom(slots.as('x'))
    .selectAll()
    .select(metresTo(query, at).as('metres'))
    .where(eb => eb.and(withinMetres(query, at)))
    .$if(last !== undefined, q =>
      q.where(sql<boolean>`(starts_at, slot_id) > (${new Date(String(last))}::timestamptz, ${String(lastId)}::uuid)`),
    )
    .orderBy('starts_at')
    .orderBy('slot_id')
    .limit(query.limit + 1)
    .execute()
  const rows = found.slice(0, query.limit)
  const end = found.length > query.limit ? rows.at(-1) : undefined
  return {
    items: rows.map(row => ({
      ...{ district: row.district, id: row.id, slotId: row.slot_id, title: row.title, description: row.description },
      ...{ field: row.field, place: row.place, area: { code: row.area_code, name: row.area_name } },
      ...{ provider: row.provider, startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
      ...{ free: row.capacity - row.taken, waitingFree: row.waiting_capacity - row.waiting, metres: row.metres },
    })),
    next: end ? encodeCursor([end.starts_at.toISOString(), end.slot_id]) : null,
  }
}
