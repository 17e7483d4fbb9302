import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { type ExportList, exportList } from '#kernel/desk/server/index.ts'
import { getCase } from '#kernel/workflow/server/index.ts'
import { notFound } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import { contract } from '../../contract.ts'
import { claimsOf } from './claim-store.ts'
import { turnsOf } from './order-flow.ts'
import { caseFields, caseOfSubject, listCasesOf, type NamedCase, ownScope, stateText } from './service-cases.ts'
import type { OrdersDb } from '../orders-db.ts'
import type { Key } from './service-ctx.ts'
import { detailOf } from './service-detail.ts'

type Query = z.output<typeof contract.routes.listOrders.query>
type Line = z.input<typeof contract.routes.listOrders.reply>['items'][number]
type Reader = Pick<Parameters<ExportList['page']>[1], 'tx' | 'scope' | 'now' | 'locale'>

export async function listOrders(ctx: Reader, query: Query) {
  const own = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<boolean>`exists (select 1 from orders.service_order as o
      join orders.menu_slot as t on t.district = o.district and t.id = o.slot_id
      where o.district = c.district and o.id = c.subject_id and ${condition})`
  const { item, from, to } = query
  const more = [
    ...(item ? [own(sql<boolean>`o.item_id = ${item}::uuid`)] : []),
    ...(from ? [own(sql<boolean>`t.starts_at >= ${`${from}T00:00:00+08:00`}::timestamptz`)] : []),
    ...(to ? [own(sql<boolean>`t.starts_at < ${`${to}T00:00:00+08:00`}::timestamptz + interval '1 day'`)] : []),
  ]
  const { rows, ...page } = await listCasesOf(ctx.tx.db, ctx.scope, {
    kind: 'service_order',
    query,
    now: ctx.now,
    more,
  })
  return { ...page, items: await linesOf(ctx, rows) }
}

/** What I ordered, whatever the place. */
export async function listMyOrders(ctx: Ctx, query: { cursor?: string | undefined; limit: number }) {
  const scope = ownScope(ctx.actor.personId)
  const { rows, next } = await listCasesOf(ctx.tx.db, scope, { kind: 'service_order', query, now: ctx.now })
  const lines = await linesOf(ctx, rows)
  const turns = await turnsOf(ctx.tx, lines)
  const items = lines.map(line => ({
    ...line,
    turn: turns.get(line.id) ?? null,
    stateText: stateText({ procedure: 'service_order', state: line.state }, ctx.locale),
    awaitsMe: line.state === 'confirming',
  }))
  return { items, next }
}

export async function getOrder(ctx: Ctx, key: Key) {
  const row = await caseOfSubject(ctx.tx.db, ctx.scope, { kind: 'service_order', ...key })
  const [line] = row ? await linesOf(ctx, [row]) : []
  if (!row || !line) throw notFound()
  const order = await ctx.tx.db
    .selectFrom('orders.service_order')
    .select('words')
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .executeTakeFirstOrThrow()
  const turns = await turnsOf(ctx.tx, [key])
  return {
    ...line,
    words: order.words,
    turn: turns.get(key.id) ?? null,
    ...(await detailOf(ctx, row)),
    case: await getCase(ctx, { district: row.district, caseId: row.id }),
  }
}

async function linesOf(ctx: Pick<Reader, 'tx' | 'now' | 'locale'>, rows: readonly NamedCase[]): Promise<Line[]> {
  const keys = rows.map(row => ({ district: row.district, id: row.subject_id }))
  const orders = await slotsOf(ctx.tx.db, keys)
  const claims = await claimsOf(ctx.tx.db, keys)
  return rows.flatMap(row => {
    const order = orders.get(row.subject_id)
    const claim = claims.get(row.subject_id)
    if (!order) return []
    return [
      {
        ...caseFields(row, ctx.now),
        ...{ itemId: order.item_id, place: row.place },
        ...{ startsAt: order.starts_at.toISOString(), endsAt: order.ends_at.toISOString() },
        forWhom: order.for_whom as Line['forWhom'],
        standing: order.standing as Line['standing'],
        holder: claim ? (claim.organisation ?? translate(ctx.locale, 'orders:neighbour')) : null,
      },
    ]
  })
}

async function slotsOf(db: OrdersDb, keys: readonly Key[]) {
  if (keys.length === 0) return new Map<string, never>()
  const pairs = keys.map(key => sql`(${key.district}, ${key.id}::uuid)`)
  const found = await db
    .selectFrom('orders.service_order as o')
    .innerJoin('orders.menu_slot as t', join =>
      join.onRef('t.district', '=', 'o.district').onRef('t.id', '=', 'o.slot_id'),
    )
    .select(['o.id', 'o.item_id', 'o.for_whom', 'o.standing', 't.starts_at', 't.ends_at'])
    .where(sql<boolean>`(o.district, o.id) in (${sql.join(pairs)})`)
    .execute()
  return new Map(found.map(order => [order.id, order]))
}

const field = (key: string, width: number) => ({ key, title: `orders:fields.${key}`, width })

/** Without names and numbers: those are looked at one by one and on record. */
export const ordersList: ExportList = exportList({
  list: 'service-orders',
  route: contract.routes.listOrders,
  read: (query, ctx) => listOrders(ctx, query),
  columns: [
    { ...field('number', 22), value: row => row.number },
    { ...field('title', 36), value: row => row.title },
    { ...field('state', 14), value: (row, say) => say(`orders:procedures.service_order.states.${row.state}`) },
    { ...field('slot', 18), value: row => new Date(row.startsAt) },
    { ...field('place', 28), value: row => row.place },
    { ...field('area', 18), value: row => row.area.name },
    { ...field('field', 14), value: row => row.field },
    { ...field('standing', 12), value: (row, say) => say(`orders:standings.${row.standing}`) },
    { ...field('forWhom', 12), value: (row, say) => say(`orders:forWhom.${row.forWhom}`) },
    { ...field('holder', 24), value: row => row.holder },
    { ...field('openedAt', 18), value: row => new Date(row.openedAt) },
    { ...field('dueAt', 18), value: row => (row.dueAt ? new Date(row.dueAt) : null) },
  ],
})
