import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../../contract.ts'
import { act, type Answer, homeOf, type Item, orderOf, publishedItem, slotIn } from '../service.fixtures.ts'

const { routes } = contract

let app: TestApp
let home: Awaited<ReturnType<typeof homeOf>>

beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

async function open(capacity: number, more: Partial<Parameters<typeof publishedItem>[1]> = {}) {
  return publishedItem(app, { areaCode: home.communityCode, slots: [slotIn(app, 3, capacity)], ...more })
}

function claim(as: string, order: Answer, organisationId?: string) {
  return app.as(as).call(routes.takeClaim, {
    body: {
      requestId: randomUUID(),
      district: order.district,
      subjectKind: 'service_order',
      subjectId: order.id,
      ...(organisationId ? { organisationId } : {}),
    },
  })
}

async function readOrder(order: Answer) {
  const { district, id } = order
  return (await app.as('dispatcher').call(routes.getOrder, { params: { district, id } })).body as {
    state: string
    standing: string
    claim: { name: string } | null
    rating: object | null
  }
}

test('a neighbour takes an order up, serves it, and whoever was served confirms', async () => {
  const order = (await orderOf(app, await open(2))).body as Answer
  const offered = await app.as('grid_worker').call(routes.listOpenOrders, { query: { limit: 200 } })
  expect((offered.body as { items: Answer[] }).items.map(one => one.id)).toContain(order.id)
  const taken = await claim('grid_worker', order)
  expect(taken.status).toBe(200)
  expect(await claim('checker', order)).toMatchObject({ status: 409, body: { code: 'orders.claimed_already' } })
  const { district, id } = taken.body as Answer
  const delivered = await app.as('grid_worker').call(routes.deliverClaim, {
    params: { district, id },
    body: { requestId: randomUUID(), note: '理好了，老人很高兴。' },
  })
  expect(delivered.status).toBe(200)
  const rated = await act(app, 'resident', {
    ...order,
    name: 'confirm',
    form: { served: 'yes', satisfied: 'satisfied', words: '谢谢' },
  })
  expect(rated).toMatchObject({ status: 200, body: { case: { state: 'done' } } })
  expect(await readOrder(order)).toMatchObject({ state: 'done', rating: { served: 'yes', words: '谢谢' } })
  const mine = await app.as('grid_worker').call(routes.listCommitments, { query: {} })
  expect(mine.body).toMatchObject({ items: [{ state: 'delivered', thanks: '谢谢', words: '' }] })
})

test('"it was not done" opens the order again', async () => {
  const order = (await orderOf(app, await open(2))).body as Answer
  const { district, id } = (await claim('grid_worker', order)).body as Answer
  await app.as('grid_worker').call(routes.deliverClaim, {
    params: { district, id },
    body: { requestId: randomUUID(), note: '已上门。' },
  })
  await act(app, 'resident', { ...order, name: 'confirm', form: { served: 'no', satisfied: 'not_satisfied' } })
  expect(await readOrder(order)).toMatchObject({ state: 'open' })
})

test('a unit claims, finds it on its Workbench, and may hand it back', async () => {
  const order = (await orderOf(app, await open(2))).body as Answer
  expect((await claim('property', order, home.organisationId)).status).toBe(200)
  expect(await readOrder(order)).toMatchObject({ state: 'with_unit' })
  const back = await act(app, 'property', { ...order, name: 'return', note: '当天设备检修，来不了。' })
  expect(back.status).toBe(200)
  expect(await readOrder(order)).toMatchObject({ state: 'open', claim: null })
})

test('an item of a unit goes to the unit at once, and nobody else may claim it', async () => {
  const item = await open(2, { providerKind: 'organisation', providerId: home.organisationId })
  const order = (await orderOf(app, item)).body as Answer
  expect(await readOrder(order)).toMatchObject({ state: 'assigned' })
  expect(await claim('grid_worker', order)).toMatchObject({ status: 409 })
  expect((await act(app, 'property', { ...order, name: 'take' })).status).toBe(200)
  const served = await act(app, 'property', { ...order, name: 'serve', note: '已完成。' })
  expect(served.status).toBe(200)
  expect(await act(app, 'property', { ...order, name: 'pass', note: '自己核实' })).toMatchObject({ status: 403 })
  expect((await act(app, 'checker', { ...order, name: 'pass', note: '电话核实' })).status).toBe(200)
  expect(await readOrder(order)).toMatchObject({ state: 'done' })
})

test('the waiting list moves up by itself when somebody cancels, in turn, and tells them', async () => {
  const item = await open(1)
  const first = (await orderOf(app, item)).body as Answer
  const second = await orderOf(app, item, { as: 'grid_worker' })
  const third = await orderOf(app, item, { as: 'supervisor' })
  expect(second.body).toMatchObject({ standing: 'waiting', turn: 1 })
  expect(third).toMatchObject({ status: 409, body: { code: 'orders.slot_full' } })
  expect((await act(app, 'resident', { ...first, name: 'withdraw' })).status).toBe(200)
  expect(await readOrder(second.body as Answer)).toMatchObject({ state: 'open', standing: 'seated' })
  const told = await app.db
    .selectFrom('notify.message')
    .select('params')
    .where('case_id', '=', (second.body as Answer).caseId)
    .execute()
  expect(JSON.stringify(told)).toContain('told.move_up')
})

test('a draft is kept without a slot; publishing needs one', async () => {
  const added = await app.as('dispatcher').call(routes.addMenuItem, {
    body: {
      ...{ requestId: randomUUID(), areaCode: home.communityCode, title: '四点半课堂', description: '放学后看作业。' },
      ...{ field: 'elderly', place: '服务站', providerKind: 'open' as const },
    },
  })
  expect(added).toMatchObject({ status: 200, body: { state: 'draft', slotList: [] } })
  const { district, id } = added.body as Item
  const publish = { params: { district, id }, body: { requestId: randomUUID() } }
  expect(await app.as('dispatcher').call(routes.publishMenuItem, publish)).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'slots', code: 'orders.no_slots' }] },
  })
})

test('more places let everybody who waits move up', async () => {
  const item = await open(1)
  await orderOf(app, item)
  const waiting = (await orderOf(app, item, { as: 'grid_worker' })).body as Answer
  const slot = item.slotList[0]
  const changed = await app.as('dispatcher').call(routes.editMenuItem, {
    params: item.params,
    body: {
      ...{ requestId: randomUUID(), title: '周末义剪', description: '上门理发。', field: 'elderly', place: '服务站' },
      ...{ providerKind: 'open' as const },
      slots: [
        {
          id: item.slotId,
          startsAt: slot?.startsAt ?? '',
          endsAt: slot?.endsAt ?? '',
          capacity: 3,
          waitingCapacity: 3,
        },
      ],
    },
  })
  expect(changed).toMatchObject({ status: 200, body: { slotList: [{ taken: 2, waiting: 0 }] } })
  expect(await readOrder(waiting)).toMatchObject({ standing: 'seated' })
})

test('a slot that is called off ends its orders with the reason', async () => {
  const item = await open(1)
  const order = (await orderOf(app, item)).body as Answer
  const waiting = (await orderOf(app, item, { as: 'grid_worker' })).body as Answer
  const called = await app.as('dispatcher').call(routes.cancelSlot, {
    params: { ...item.params, slotId: item.slotId },
    body: { requestId: randomUUID(), reason: '理发师生病了' },
  })
  expect((called.body as Item).slotList[0]).toMatchObject({ taken: 0, waiting: 0 })
  expect(await readOrder(order)).toMatchObject({ state: 'cancelled', standing: 'ended' })
  expect(await readOrder(waiting)).toMatchObject({ state: 'cancelled' })
  expect(await orderOf(app, item)).toMatchObject({ status: 409, body: { code: 'orders.slot_gone' } })
})

test('whoever is not met, on either side, is looked into by the community', async () => {
  const order = (await orderOf(app, await open(2))).body as Answer
  const { district, id } = (await claim('grid_worker', order)).body as Answer
  await app.as('grid_worker').call(routes.reportAbsence, {
    params: { district, id },
    body: { requestId: randomUUID(), note: '敲门没有人应。' },
  })
  expect(await readOrder(order)).toMatchObject({ state: 'missed' })
  expect((await act(app, 'dispatcher', { ...order, name: 'close_missed', note: '老人当天住院了。' })).status).toBe(200)
  expect(await readOrder(order)).toMatchObject({ state: 'not_served' })
})

test('for a neighbour: only with consent and somebody to be found by; opened only by who serves, on record', async () => {
  const item = await open(3)
  const body = { requestId: randomUUID(), district: item.district, slotId: item.slotId, forWhom: 'neighbour' as const }
  const refused = await app.as('resident').call(routes.placeOrder, { body })
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'orders.consent_needed', errors: [{ field: 'consent' }] },
  })
  const order = (await orderOf(app, item, { forWhom: 'neighbour' })).body as Answer
  const reveal = (as: string) =>
    app.as(as).call(routes.revealServiceContact, {
      params: { district: order.district, caseId: order.caseId },
      body: { requestId: randomUUID(), reason: '约上门时间' },
    })
  expect((await reveal('grid_worker')).status).toBe(404)
  const { district, id } = (await claim('grid_worker', order)).body as Answer
  expect(await reveal('grid_worker')).toMatchObject({ status: 200, body: { name: '孙奶奶', phone: '13800138000' } })
  const entry = await app.db
    .selectFrom('audit.entry')
    .select('reason')
    .where('event', '=', 'order.contact_revealed')
    .execute()
  expect(entry).toEqual([{ reason: '约上门时间' }])
  await app.as('grid_worker').call(routes.giveBackClaim, {
    params: { district, id },
    body: { requestId: randomUUID(), note: '临时有事。' },
  })
  expect((await reveal('grid_worker')).status).toBe(404)
})

test('one order of a person on a slot; the same command again is the same order', async () => {
  const item = await open(3)
  const body = { requestId: randomUUID(), district: item.district, slotId: item.slotId }
  const first = await app.as('resident').call(routes.placeOrder, { body })
  const again = await app.as('resident').call(routes.placeOrder, { body })
  expect(again.body).toEqual(first.body)
  expect(await orderOf(app, item)).toMatchObject({ status: 409, body: { code: 'orders.already_ordered' } })
})

test('a need keeps where it was heard and leads to the menu', async () => {
  const need = await app.as('grid_worker').call(routes.collectNeed, {
    body: {
      ...{ requestId: randomUUID(), areaCode: home.communityCode },
      ...{ words: '几位老人下楼理发不方便。', sourceKind: 'visit' as const },
    },
  })
  // A grid worker reaches the grid, not the whole community.
  expect(need.status).toBe(404)
  const collected = (
    await app.as('dispatcher').call(routes.collectNeed, {
      body: {
        ...{ requestId: randomUUID(), areaCode: home.communityCode, words: '几位老人下楼理发不方便。' },
        ...{ sourceKind: 'matter' as const, sourceNumber: '990101-261101-00007' },
      },
    })
  ).body as Answer
  const sorted = await act(app, 'dispatcher', { ...collected, name: 'sort', form: { category: 'elderly' } })
  expect(sorted).toMatchObject({ status: 200, body: { case: { state: 'sorted' } } })
  const item = await open(2)
  await act(app, 'dispatcher', { ...collected, name: 'plan', form: { itemId: item.id } })
  const list = await app.as('dispatcher').call(routes.listNeeds, { query: { field: 'elderly' } })
  expect(list.body).toMatchObject({
    items: [{ state: 'planned', sourceNumber: '990101-261101-00007', item: { id: item.id } }],
  })
})

test('my calendar holds what I ordered', async () => {
  const item = await open(2, { title: '量血压' })
  const order = (await orderOf(app, item)).body as Answer
  const file = await app.as('resident').raw({ method: 'GET', url: routes.readCalendar.path })
  expect(file.headers['content-type']).toContain('text/calendar')
  expect(String(file.body)).toContain(`UID:${order.id}@jinlin`)
})

test('slots are found by the time people who work have', async () => {
  // TEST_NOW leaves a slot on each of the seven days that follow.
  const hours = Array.from({ length: 7 }, (_, day) => slotIn(app, day + 1, 1))
  const item = await publishedItem(app, { areaCode: home.communityCode, slots: hours, title: '上门量衣' })
  const found = async (time: 'evening' | 'weekend') => {
    const list = await app.anonymous.call(routes.listOffers, { query: { time, area: home.communityCode, limit: 200 } })
    const { items } = list.body as { items: { id: string; startsAt: string }[] }
    return items.filter(one => one.id === item.id).map(one => new Date(one.startsAt))
  }
  const [weekend, evening] = [await found('weekend'), await found('evening')]
  const days = await app.db.selectFrom('calendar.day').select(['date', 'kind']).execute()
  const isOff = (at: Date) => {
    const local = new Date(at.getTime() + 8 * 3_600_000)
    const known = days.find(day => new Date(day.date).toISOString().slice(0, 10) === local.toISOString().slice(0, 10))
    return known ? known.kind === 'rest' : [0, 6].includes(local.getUTCDay())
  }
  const all = hours.map(slot => new Date(slot.startsAt))
  expect(weekend).toEqual(all.filter(isOff))
  expect(evening).toEqual(all.filter(at => !isOff(at) && new Date(at.getTime() + 8 * 3_600_000).getUTCHours() >= 18))
  expect(weekend.length).toBeGreaterThan(0)
})
