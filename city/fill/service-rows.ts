import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { City } from '../city.ts'
import type { World } from '../play/world.ts'
import { createRandom } from '../random.ts'
import { itemStories, type OrderPlan, planOrders } from '../services/menu-stories.ts'
import { type NeedPlan, planNeeds } from '../services/need-stories.ts'
import { type PlayedService, playService, type Playing } from '../services/play-service.ts'
import type { ServiceKind } from '../services/service-plan.ts'
import { planWishes, type WishPlan } from '../services/wish-stories.ts'
import { insertCases } from './case-rows.ts'
import { type FullRow, insertRows } from './insert-rows.ts'
import { itemRows } from './menu-rows.ts'

/** Needs, a menu with its slots, orders and wishes of the personas' community, in every standing, and who took them up. */
export async function insertServices(db: Kysely<DB>, city: City, world: World): Promise<void> {
  const counters = new Map<string, { district: string; kind: string; day: string; next: number }>()
  const random = createRandom(city.seed, 'services')
  const playing: Playing = { world, random, sequence: createSequence(counters, city.home.district) }
  const menu = itemRows(city, { now: world.now, random })
  const needs = planNeeds(city).map(plan => playService(playing, answered(plan, menu.items)))
  const orders = planOrders(city).map(plan => playService(playing, plan))
  const wishes = planWishes(city).map(plan => playService(playing, plan))
  const all: readonly PlayedService[] = [...needs, ...orders, ...wishes]
  await insertCases(db, all)
  await insertRows(db, 'orders.menu_item', menu.items)
  await insertRows(
    db,
    'orders.menu_slot',
    menu.slots.map(slot => filled(slot, menu, orders)),
  )
  await insertRows(
    db,
    'orders.service_need',
    needs.map(one => needRow(one, menu.items)),
  )
  await insertRows(
    db,
    'orders.service_order',
    orders.map(one => orderRow(one, menu)),
  )
  await insertRows(db, 'orders.wish', wishes.map(wishRow))
  await insertRows(
    db,
    'orders.service_claim',
    [...orders, ...wishes].flatMap(one => claimRows(one, random.id(one.openedAt))),
  )
  await insertRows(db, 'orders.service_rating', all.flatMap(ratingRows))
  await insertRows(db, 'orders.work_counter', [...counters.values()])
}

type Menu = ReturnType<typeof itemRows>
type ItemRow = Menu['items'][number]

function createSequence(
  counters: Map<string, { district: string; kind: string; day: string; next: number }>,
  district: string,
): (kind: ServiceKind, day: string) => number {
  return (kind, day) => {
    const counter = counters.get(`${kind} ${day}`) ?? { district, kind, day, next: 1 }
    counters.set(`${kind} ${day}`, { ...counter, next: counter.next + 1 })
    return counter.next
  }
}

/** The step that puts a need on the menu names an item, which has its id only now. */
function answered(plan: NeedPlan, items: readonly ItemRow[]): NeedPlan {
  const item = plan.item === null ? undefined : items[plan.item]
  if (!item) return plan
  return { ...plan, steps: [...plan.steps, { day: 3, by: 'dispatcher', action: 'plan', form: { itemId: item.id } }] }
}

const keysOf = ({ record: { case: row }, subjectId }: PlayedService) => ({
  ...{ district: row.district, id: subjectId, case_id: row.id, number: row.number, area_code: row.area_code },
})

function needRow(one: PlayedService<NeedPlan>, items: readonly ItemRow[]): FullRow<'orders.service_need'> {
  const { plan, record, openedAt } = one
  const item = plan.item === null ? undefined : items[plan.item]
  return {
    ...keysOf(one),
    ...{ words: plan.words, source_kind: plan.source, source_number: null, field: record.case.category },
    ...{ item_id: item?.id ?? null, collected_by: plan.requesterId, created_at: openedAt },
  }
}

function slotOf(plan: OrderPlan, menu: Menu) {
  const item = menu.items[plan.item]
  const slot = menu.slots.filter(one => one.item_id === item?.id)[plan.slot]
  if (!item || !slot) throw new Error(`No slot ${plan.slot} of ${itemStories[plan.item]?.title}`)
  return { item, slot }
}

function orderRow(one: PlayedService<OrderPlan>, menu: Menu): FullRow<'orders.service_order'> {
  const { plan, openedAt } = one
  const { item, slot } = slotOf(plan, menu)
  return {
    ...keysOf(one),
    ...{ item_id: item.id, slot_id: slot.id, ordered_by: plan.requesterId, for_whom: plan.forWhom },
    ...{ consent: plan.forWhom === 'neighbour', standing: plan.standing, words: plan.words, created_at: openedAt },
    queued_at: plan.standing === 'waiting' ? openedAt : null,
  }
}

/** A slot with the places its orders hold. */
function filled(slot: Menu['slots'][number], menu: Menu, orders: readonly PlayedService<OrderPlan>[]) {
  const own = orders.filter(one => slotOf(one.plan, menu).slot.id === slot.id).map(one => one.plan.standing)
  const count = (standing: string) => own.filter(one => one === standing).length
  return { ...slot, taken: count('seated'), waiting: count('waiting') }
}

function wishRow(one: PlayedService<WishPlan>): FullRow<'orders.wish'> {
  const { plan, record, actions, openedAt } = one
  return {
    ...keysOf(one),
    ...{ words: plan.words, public_words: plan.publicWords, field: record.case.category, raised_by: plan.requesterId },
    ...{
      for_whom: plan.forWhom,
      consent: plan.forWhom === 'neighbour',
      shown_name: plan.shownName,
      created_at: openedAt,
    },
    published_at: actions.find(action => action.name === 'publish')?.at ?? null,
  }
}

const ends = new Set(['deliver', 'serve', 'fulfil', 'report_absence', 'withdraw', 'expire'])

/** The claim of whoever took it up, as the product keeps it. */
function claimRows(one: PlayedService, id: string): FullRow<'orders.service_claim'>[] {
  const { actions, plan, record, subjectId } = one
  const begun = actions.findIndex(action => ['take_up', 'take', 'accept'].includes(action.name))
  const start = actions[begun]
  if (!start) return []
  const end = actions.slice(begun + 1).find(action => ends.has(action.name))
  const delivered = end && ['deliver', 'serve', 'fulfil'].includes(end.name)
  const unit = start.name !== 'take_up'
  return [
    {
      ...{
        district: record.case.district,
        id,
        subject_kind: plan.kind,
        subject_id: subjectId,
        case_id: record.case.id,
      },
      person_id: unit ? null : plan.claimantId,
      organisation_id: unit ? start.organisation_id : null,
      state: end ? (delivered ? 'delivered' : 'taken_back') : 'held',
      ...{ claimed_at: start.at, ended_at: end?.at ?? null },
    },
  ]
}

function ratingRows({ actions, record: { case: row } }: PlayedService): FullRow<'orders.service_rating'>[] {
  return actions
    .filter(action => action.name === 'confirm')
    .map(({ form, at }) => ({
      ...{ district: row.district, case_id: row.id, attempt: row.attempt, rated_at: at },
      ...{ served: form.served, satisfied: form.satisfied, words: form.words ?? null },
    }))
}
