import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { scopeSql } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { contract } from '../../contract.ts'
import type { OrdersDb } from '../orders-db.ts'
import type { Key } from './service-ctx.ts'

type Query = z.output<typeof contract.routes.listMenuItems.query>
type Page = z.input<typeof contract.routes.listMenuItems.reply>
type Detail = z.input<typeof contract.routes.getMenuItem.reply>
type Item = Page['items'][number]

/** Items within a scope: there is no list without one. */
function itemsWithin(db: OrdersDb, scope: Scope, now: Date) {
  const columns = {
    areaCode: 'i.area_code',
    caseType: null,
    reading: null,
    district: null,
    caseId: null,
    requesterId: null,
  }
  return db
    .selectFrom('orders.menu_item as i')
    .innerJoin('territory.area as a', 'a.code', 'i.area_code')
    .leftJoin('people.organisation as u', 'u.id', 'i.provider_organisation')
    .leftJoin('people.person as p', 'p.id', 'i.provider_person')
    .leftJoin(
      eb =>
        eb
          .selectFrom('orders.menu_slot as s')
          .select(['s.district', 's.item_id'])
          .select(sql<number>`count(*)::int`.as('slots'))
          .select(sql<Date | null>`min(s.starts_at) filter (where s.starts_at > ${now})`.as('next_at'))
          .select(sql<number>`sum(s.taken)::int`.as('taken'))
          .select(sql<number>`sum(s.capacity)::int`.as('capacity'))
          .where('s.cancelled_at', 'is', null)
          .groupBy(['s.district', 's.item_id'])
          .as('t'),
      join => join.onRef('t.district', '=', 'i.district').onRef('t.item_id', '=', 'i.id'),
    )
    .selectAll('i')
    .select(['a.name as area_name', 't.slots', 't.next_at', 't.taken', 't.capacity'])
    .select(sql<string | null>`coalesce(u.short_name, u.name, p.name)`.as('provider'))
    .where(scopeSql(scope, columns))
}

type Row = Awaited<ReturnType<ReturnType<typeof itemsWithin>['execute']>>[number]

export async function listMenuItems(db: OrdersDb, scope: Scope, view: { query: Query; now: Date }): Promise<Page> {
  const { query, now } = view
  let rows = itemsWithin(db, scope, now)
  if (query.area) rows = rows.where(underArea(query.area, 'i.area_code'))
  if (query.field) rows = rows.where('i.field', '=', query.field)
  if (query.state) rows = rows.where('i.state', '=', query.state)
  if (query.provider) rows = rows.where('i.provider_kind', '=', query.provider)
  if (query.q) rows = rows.where(sql<boolean>`position(${query.q} in i.title) > 0`)
  const total = query.cursor ? {} : { total: await countOf(db, rows) }
  const [last] = query.cursor ? decodeCursor(query.cursor, 1) : []
  if (last !== undefined) rows = rows.where(sql<boolean>`i.id < ${String(last)}::uuid`)
  const found = await rows
    .orderBy('i.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = found.slice(0, query.limit)
  const end = found.length > query.limit ? shown.at(-1) : undefined
  return { items: shown.map(toItem), next: end ? encodeCursor([end.id]) : null, ...total }
}

const COUNT_LIMIT = 10_000

async function countOf(db: OrdersDb, rows: ReturnType<typeof itemsWithin>): Promise<number> {
  const capped = rows.clearSelect().select('i.id').limit(COUNT_LIMIT).as('capped')
  const row = await db
    .selectFrom(capped)
    .select(eb => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

function toItem(row: Row): Item {
  return {
    ...{ district: row.district, id: row.id, area: { code: row.area_code, name: row.area_name } },
    ...{ title: row.title, field: row.field, place: row.place, provider: row.provider },
    providerKind: row.provider_kind as Item['providerKind'],
    state: row.state as Item['state'],
    ...{ slots: row.slots ?? 0, taken: row.taken ?? 0, capacity: row.capacity ?? 0 },
    nextAt: row.next_at?.toISOString() ?? null,
  }
}

/** One item with its slots; 404 when it is not there or out of reach. */
export async function getMenuItem(db: OrdersDb, scope: Scope, at: { key: Key; now: Date }): Promise<Detail> {
  const { key, now } = at
  const row = await itemsWithin(db, scope, now)
    .where('i.district', '=', key.district)
    .where('i.id', '=', key.id)
    .executeTakeFirst()
  if (!row) throw notFound()
  const slots = await db
    .selectFrom('orders.menu_slot')
    .selectAll()
    .where('district', '=', key.district)
    .where('item_id', '=', key.id)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  const needs = await db
    .selectFrom('orders.service_need')
    .select('number')
    .where('district', '=', key.district)
    .where('item_id', '=', key.id)
    .orderBy('number')
    .execute()
  return {
    ...toItem(row),
    ...{ description: row.description, lng: row.lng, lat: row.lat },
    providerId: row.provider_organisation ?? row.provider_person,
    slotList: slots.map(slot => ({
      ...{ id: slot.id, capacity: slot.capacity, waitingCapacity: slot.waiting_capacity },
      ...{ taken: slot.taken, waiting: slot.waiting, cancelled: slot.cancelled_at !== null },
      ...{ startsAt: slot.starts_at.toISOString(), endsAt: slot.ends_at.toISOString() },
    })),
    needs: needs.map(need => need.number),
  }
}
