import type { z } from 'zod'
import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { contract } from '../../contract.ts'
import { slotFault } from '../../menu-slots.ts'
import { byCount } from './claim-actor.ts'
import { getMenuItem } from './menu-rows.ts'
import { moveUp } from './order-flow.ts'
import { checkProvider } from './menu-provider.ts'
import type { Key, OrdersDeps } from './service-ctx.ts'
import { checkField } from './service-fields.ts'

type NewItem = z.output<typeof contract.routes.addMenuItem.body>
type Change = z.output<typeof contract.routes.editMenuItem.body>

/** A service lies in a community or in a grid of it. */
export const NARROW: readonly string[] = ['community', 'grid', 'micro_grid']

export async function addMenuItem(ctx: Ctx, body: NewItem, deps: OrdersDeps) {
  if (!ctx.reaches(body.areaCode)) throw notFound()
  if (!NARROW.includes(levelOf(body.areaCode))) throw invalid('areaCode', 'orders.too_wide')
  const key = { district: districtOf(body.areaCode), id: newId(ctx.now) }
  const columns = await itemColumns(ctx, { ...body, areaCode: body.areaCode }, deps)
  await ctx.tx.db
    .insertInto('orders.menu_item')
    .values({
      ...{ ...key, area_code: body.areaCode, ...columns },
      ...{ state: 'draft', created_by: ctx.actor.personId, created_at: ctx.now, updated_at: ctx.now },
    })
    .execute()
  await writeSlots(ctx, key, body.slots)
  record(ctx, { ...key, area_code: body.areaCode }, 'menu.added')
  return detail(ctx, key)
}

export async function editMenuItem(ctx: Ctx, key: Key, given: { body: Change; deps: OrdersDeps }) {
  const { body, deps } = given
  const item = await lockItem(ctx, key)
  if (item.state === 'closed') throw new DomainError('orders.item_state')
  const columns = await itemColumns(ctx, { ...body, areaCode: item.area_code }, deps)
  await ctx.tx.db
    .updateTable('orders.menu_item')
    .set({ ...columns, updated_at: ctx.now })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
  await writeSlots(ctx, key, body.slots)
  record(ctx, item, 'menu.edited')
  return detail(ctx, key)
}

export async function moveItem(ctx: Ctx, key: Key, to: 'published' | 'closed') {
  const item = await lockItem(ctx, key)
  const from = to === 'published' ? ['draft', 'closed'] : ['draft', 'published']
  if (!from.includes(item.state)) throw new DomainError('orders.item_state')
  if (to === 'published') await requireSlot(ctx, key)
  const stamp = to === 'published' ? { published_at: ctx.now, closed_at: null } : { closed_at: ctx.now }
  await ctx.tx.db
    .updateTable('orders.menu_item')
    .set({ state: to, updated_at: ctx.now, ...stamp })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
  record(ctx, item, `menu.${to}`)
  return detail(ctx, key)
}

/** Calls a slot off: every order on it, seated or waiting, ends with the reason, and whoever ordered is told. */
export async function cancelSlot(ctx: Ctx, key: Key, given: { slotId: string; reason: string }) {
  const item = await lockItem(ctx, key)
  const slot = await ctx.tx.db
    .updateTable('orders.menu_slot')
    .set({ cancelled_at: ctx.now })
    .where('district', '=', key.district)
    .where('id', '=', given.slotId)
    .where('item_id', '=', key.id)
    .where('cancelled_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!slot) throw new DomainError('orders.slot_unknown', { status: 404 })
  const orders = await ctx.tx.db
    .selectFrom('orders.service_order as o')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 'o.district').onRef('c.id', '=', 'o.case_id'),
    )
    .select('o.case_id')
    .where('o.district', '=', key.district)
    .where('o.slot_id', '=', given.slotId)
    .where('c.state', 'in', ['waiting', 'open', 'assigned', 'with_unit', 'taken'])
    .execute()
  for (const { case_id: caseId } of orders)
    await actOnCase(ctx.tx, { actor: byCount(), district: key.district, caseId, action: 'cancel', note: given.reason })
  record(ctx, item, 'menu.slot_cancelled', given.reason)
  return detail(ctx, key)
}

function detail(ctx: Ctx, key: Key) {
  return getMenuItem(ctx.tx.db, ctx.scope, { key, now: ctx.now })
}

async function lockItem(ctx: Ctx, key: Key) {
  const item = await ctx.tx.db
    .selectFrom('orders.menu_item')
    .select(['district', 'id', 'area_code', 'state'])
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .forUpdate()
    .executeTakeFirst()
  if (!item || !ctx.reaches(item.area_code)) throw notFound()
  return item
}

async function itemColumns(ctx: Ctx, body: Change & { areaCode: string }, deps: OrdersDeps) {
  await checkField(ctx.tx, deps.listServiceFields, { code: body.field, field: 'field' })
  const { title, description, field, place, lng, lat, providerKind } = body
  const provider = await checkProvider(ctx, body)
  return { title, description, field, place, lng, lat, provider_kind: providerKind, ...provider }
}

async function requireSlot(ctx: Ctx, key: Key): Promise<void> {
  const ahead = await ctx.tx.db
    .selectFrom('orders.menu_slot')
    .select('id')
    .where('district', '=', key.district)
    .where('item_id', '=', key.id)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', ctx.now)
    .limit(1)
    .executeTakeFirst()
  if (!ahead) throw invalid('slots', 'orders.no_slots')
}

/** Changes the slots that carry an id and adds the others; more places let whoever waits move up. */
async function writeSlots(ctx: Ctx, key: Key, slots: Change['slots']): Promise<void> {
  const { db } = ctx.tx
  const known = await db
    .selectFrom('orders.menu_slot')
    .selectAll()
    .where('district', '=', key.district)
    .where('item_id', '=', key.id)
    .where('cancelled_at', 'is', null)
    .forUpdate()
    .execute()
  for (const [index, slot] of slots.entries()) {
    const before = known.find(one => one.id === slot.id)
    if (slot.id !== undefined && !before) throw invalid(`slots.${index}`, 'orders.slot_unknown')
    const fault = slotFault(slot, before, ctx.now)
    if (fault) throw invalid(`slots.${index}.startsAt`, fault.code, fault.params)
    const values = {
      ...{ starts_at: new Date(slot.startsAt), ends_at: new Date(slot.endsAt) },
      ...{ capacity: slot.capacity, waiting_capacity: slot.waitingCapacity },
    }
    if (before)
      await db
        .updateTable('orders.menu_slot')
        .set(values)
        .where('district', '=', key.district)
        .where('id', '=', before.id)
        .execute()
    else
      await db
        .insertInto('orders.menu_slot')
        .values({ district: key.district, id: newId(ctx.now), item_id: key.id, ...values })
        .execute()
    if (before && slot.capacity > before.capacity) await moveUp(ctx.tx, { district: key.district, id: before.id })
  }
}

function record(
  ctx: Ctx,
  item: { district: string; id: string; area_code: string },
  event: string,
  reason?: string,
): void {
  writeAudit(ctx.tx, {
    district: item.district,
    actor: ctx.actor,
    event,
    subjectKind: 'menu_item',
    subjectId: item.id,
    areaCode: item.area_code,
    ...(reason ? { reason } : {}),
  })
}
