import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { contract } from '../../contract.ts'
import { casesWithin } from '#kernel/workflow/server/index.ts'
import { atTime, metresTo, withinMetres } from './service-near.ts'

type Query = z.output<typeof contract.routes.listOpenOrders.query>
type Page = z.input<typeof contract.routes.listOpenOrders.reply>

const at = { lng: 'lng_at', lat: 'lat_at' }

/** Orders that wait for somebody, the earliest slot first: what is to be done where and when, and nothing of whom for. */
export async function listOpenOrders(ctx: Ctx, query: Query): Promise<Page> {
  const open = ctx.tx.db
    .selectFrom('workflow.case as c')
    .innerJoin('orders.service_order as o', join =>
      join.onRef('o.district', '=', 'c.district').onRef('o.id', '=', 'c.subject_id'),
    )
    .innerJoin('orders.menu_slot as s', join =>
      join.onRef('s.district', '=', 'o.district').onRef('s.id', '=', 'o.slot_id'),
    )
    .innerJoin('orders.menu_item as i', join =>
      join.onRef('i.district', '=', 'o.district').onRef('i.id', '=', 'o.item_id'),
    )
    .innerJoin('territory.area as a', 'a.code', 'c.area_code')
    .select(['o.district', 'o.id', 'i.title', 'i.field', 'i.place', 'c.area_code', 'a.name as area_name'])
    .select(['s.starts_at', 's.ends_at'])
    .select([sql<number>`coalesce(i.lng, a.lng)`.as('lng_at'), sql<number>`coalesce(i.lat, a.lat)`.as('lat_at')])
    .where('c.subject_kind', '=', 'service_order')
    .where('c.state', '=', 'open')
    .where('c.held_until', 'is', null)
    .where(sql<boolean>`c.requester_id is distinct from ${ctx.actor.personId}::uuid`)
    .where('s.ends_at', '>', ctx.now)
    .where(casesWithin(ctx.scope))
    .where(eb => eb.and(atTime(query.time, 's.starts_at')))
    .$if(query.field !== undefined, q => q.where('i.field', '=', query.field ?? ''))
    .$if(query.area !== undefined, q => q.where(underArea(query.area ?? '', 'c.area_code')))
  const [last, lastId] = query.cursor ? decodeCursor(query.cursor, 2) : []
  const found = await ctx.tx.db
    .selectFrom(open.as('x'))
    .selectAll()
    .select(metresTo(query, at).as('metres'))
    .where(eb => eb.and(withinMetres(query, at)))
    .$if(last !== undefined, q =>
      q.where(sql<boolean>`(starts_at, id) > (${new Date(String(last))}::timestamptz, ${String(lastId)}::uuid)`),
    )
    .orderBy('starts_at')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute()
  const rows = found.slice(0, query.limit)
  const end = found.length > query.limit ? rows.at(-1) : undefined
  return {
    items: rows.map(row => ({
      ...{ district: row.district, id: row.id, title: row.title, field: row.field, place: row.place },
      ...{ area: { code: row.area_code, name: row.area_name }, metres: row.metres },
      ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
    })),
    next: end ? encodeCursor([end.starts_at.toISOString(), end.id]) : null,
  }
}
