import type { Ctx } from '#kernel/access/server/index.ts'
import { translate } from '#platform/i18n.ts'
import { type CalendarEntry, calendarFile } from '../../claim-calendar.ts'
import { claimsWithSubject } from './claim-commitments.ts'
import type { OrdersDb } from '../orders-db.ts'

const MOST = 500

/** Slots from today on: what I ordered, and what I or my units have taken up. */
export async function readCalendar(ctx: Ctx) {
  const from = new Date(ctx.now.getTime() - 86_400_000)
  const served = await claimsWithSubject(ctx.tx.db, ctx.actor)
    .where('s.state', '=', 'held')
    .where('t.ends_at', '>=', from)
    .limit(MOST)
    .execute()
  const serving = served.flatMap(
    ({ id, title, place, area_name: area, starts_at: startsAt, ends_at: endsAt, number }) =>
      startsAt && endsAt
        ? [{ uid: `${id}@jinlin`, title, place: place || area, description: number, startsAt, endsAt }]
        : [],
  )
  const entries = [...serving, ...(await ordered(ctx.tx.db, ctx.actor.personId, from))]
  const file = calendarFile(translate(ctx.locale, 'orders:procedures.service_order.title'), entries, ctx.now)
  return ctx.reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', 'attachment; filename="jinlin.ics"')
    .header('cache-control', 'no-store')
    .send(file)
}

async function ordered(db: OrdersDb, personId: string, from: Date): Promise<CalendarEntry[]> {
  const rows = await db
    .selectFrom('orders.service_order as o')
    .innerJoin('orders.menu_slot as t', join =>
      join.onRef('t.district', '=', 'o.district').onRef('t.id', '=', 'o.slot_id'),
    )
    .innerJoin('orders.menu_item as i', join =>
      join.onRef('i.district', '=', 'o.district').onRef('i.id', '=', 'o.item_id'),
    )
    .select(['o.id', 'o.number', 'i.title', 'i.place', 't.starts_at', 't.ends_at'])
    .where('o.ordered_by', '=', personId)
    .where('o.standing', '=', 'seated')
    .where('t.ends_at', '>=', from)
    .limit(MOST)
    .execute()
  return rows.map(row => ({
    uid: `${row.id}@jinlin`,
    title: row.title,
    place: row.place,
    description: row.number,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }))
}
