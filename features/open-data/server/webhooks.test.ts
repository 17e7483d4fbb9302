import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { act, type Heard, listenHere, ok, placeOf, report, type Reported } from './fixtures.ts'

const { createSubscription, editSubscription, listDeliveries, listSubscriptions, resendDelivery, rotateSecret } =
  contract.routes
type Input = z.input<typeof createSubscription.body>

let app: TestApp
let there: Awaited<ReturnType<typeof listenHere>>
let place: Awaited<ReturnType<typeof placeOf>>
beforeAll(async () => {
  there = await listenHere()
  app = await startTestApp({ outboundHosts: [there.host] })
  place = await placeOf(app)
})
afterAll(async () => {
  await app.close()
  await there.close()
})
beforeEach(async () => {
  await app.db.deleteFrom('open_data.delivery').execute()
  await app.db.deleteFrom('open_data.subscription').execute()
  there.heard.length = 0
  there.answer(200)
})

const admin = () => app.as('sysadmin')

async function subscribe(more: Partial<Input> = {}) {
  const body: Input = {
    requestId: randomUUID(),
    name: '市民服务小程序',
    url: `http://${there.host}/hook`,
    eventTypes: ['matter.received', 'matter.state_changed'],
    ...more,
  }
  return createSubscription.reply.parse(ok(await admin().call(createSubscription, { body })))
}

const exchange = () => app.run('open-data.exchange', { tick: 1 })
const log = async (id: string, query: { limit?: number; cursor?: string } = {}) =>
  listDeliveries.reply.parse(ok(await admin().call(listDeliveries, { params: { id }, query })))
const accept = (of: Reported) => act(app, 'dispatcher', { of, name: 'accept', form: { category: 'livelihood.sewer' } })
const told = ({ body }: Heard) => JSON.parse(body) as { type: string; timestamp: string; data: Record<string, unknown> }

describe('an event', () => {
  it('arrives signed, with what is public of the matter and nothing else', async () => {
    const { secret } = await subscribe()
    const matter = await report(app, place, { contact: { name: '王小明', phone: '13812340000' } })
    await accept(matter)
    await exchange()
    expect(there.heard.map(one => told(one).type).toSorted()).toEqual(['matter.received', 'matter.state_changed'])
    const [first] = there.heard
    if (!first) throw new Error('Nothing was heard')
    const { headers, body } = first
    expect(Number(headers['webhook-timestamp'])).toBe(app.clock.now().getTime() / 1_000)
    const expected = new Webhook(secret).sign(headers['webhook-id'] ?? '', app.clock.now(), body)
    expect(headers['webhook-signature']).toBe(expected)
    const moved = there.heard.map(told).find(one => one.type === 'matter.state_changed')
    expect(moved?.data).toEqual({
      service_request_id: matter.number,
      district: matter.district,
      id: matter.id,
      kind: 'resident_request',
      category: 'livelihood.sewer',
      status: 'open',
      state: 'dispatching',
      area_code: place.community,
      area_name: expect.any(String),
      opened_at: app.clock.now().toISOString(),
      url: `/ogc/collections/matters/items/${matter.district}.${matter.id}`,
    })
  })

  it('goes to those who asked for its kind and its area', async () => {
    const elsewhere = await subscribe({ areaCode: place.community.startsWith('990101') ? '990102' : '990101' })
    const here = await subscribe({ areaCode: place.district, eventTypes: ['matter.received'] })
    await accept(await report(app, place))
    await exchange()
    expect((await log(elsewhere.id)).items).toEqual([])
    expect((await log(here.id)).items).toMatchObject([{ eventType: 'matter.received', state: 'delivered' }])
  })

  it('of what is not public is never sent', async () => {
    const { id } = await subscribe({ eventTypes: ['matter.received'] })
    await report(app, place, { secretFromUnit: true })
    await report(app, place, { category: 'dispute.neighbour' })
    await exchange()
    expect(there.heard).toEqual([])
    const { items } = await log(id)
    expect(items.map(one => one.state)).toEqual(['skipped', 'skipped'])
    const [one] = items
    const params = { id, district: one?.district ?? '', eventId: one?.eventId ?? '' }
    const again = await admin().call(resendDelivery, { params, body: { requestId: randomUUID() } })
    expect(again).toMatchObject({ status: 409, body: { code: 'open-data.not_public' } })
  })

  it('that was rolled back is not told', async () => {
    await subscribe()
    const matter = await report(app, place)
    await app.db.deleteFrom('open_data.delivery').execute()
    await expect(accept({ ...matter, caseId: randomUUID() })).rejects.toThrow('404')
    expect(await app.db.selectFrom('open_data.delivery').select('event_id').execute()).toEqual([])
  })
})

describe('a delivery that fails', () => {
  it('is tried again under the same id, later each time, and then it is done', async () => {
    const { id } = await subscribe({ eventTypes: ['matter.received'] })
    there.answer(503)
    await report(app, place)
    await exchange()
    await exchange()
    expect(there.heard).toHaveLength(1)
    expect((await log(id)).items).toMatchObject([
      { state: 'waiting', attempts: 1, lastStatus: 503, lastError: 'HTTP 503' },
    ])
    app.clock.advance(5_000)
    await exchange()
    there.answer(204)
    app.clock.advance(60_000)
    await exchange()
    expect((await log(id)).items).toMatchObject([{ state: 'delivered', attempts: 3, lastError: null, nextAt: null }])
    expect(new Set(there.heard.map(one => one.headers['webhook-id'])).size).toBe(1)
    expect(new Set(there.heard.map(one => one.body)).size).toBe(1)
    const { items } = listSubscriptions.reply.parse(ok(await admin().call(listSubscriptions, {})))
    expect(items).toMatchObject([{ active: true, failingSince: null }])
  })

  it('for days without a success switches the subscription off, on record', async () => {
    const { id } = await subscribe({ eventTypes: ['matter.received'] })
    there.answer(500)
    await report(app, place)
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await exchange()
      app.clock.advance(86_400_000)
    }
    app.forgetSessions()
    const read = async () => listSubscriptions.reply.parse(ok(await admin().call(listSubscriptions, {}))).items
    expect(await read()).toMatchObject([{ active: false, disabledAt: expect.any(String) }])
    const entries = await app.db.selectFrom('audit.entry').select('event').where('subject_id', '=', id).execute()
    expect(entries.map(one => one.event)).toContain('interface.webhook_disabled')
    const silent = there.heard.length
    await report(app, place)
    await exchange()
    expect(there.heard).toHaveLength(silent)

    there.answer(200)
    const body = { requestId: randomUUID(), active: true }
    ok(await admin().call(editSubscription, { params: { id }, body }))
    await report(app, place)
    await exchange()
    expect(there.heard).toHaveLength(silent + 1)
    expect(await read()).toMatchObject([{ active: true, disabledAt: null }])
  })

  it('with 410 is an end at once', async () => {
    await subscribe({ eventTypes: ['matter.received'] })
    there.answer(410)
    await report(app, place)
    await exchange()
    const { items } = listSubscriptions.reply.parse(ok(await admin().call(listSubscriptions, {})))
    expect(items).toMatchObject([{ active: false }])
  })

  it('is sent again when somebody asks for it', async () => {
    const { id } = await subscribe({ eventTypes: ['matter.received'] })
    await report(app, place)
    await exchange()
    const [one] = (await log(id)).items
    const params = { id, district: one?.district ?? '', eventId: one?.eventId ?? '' }
    ok(await admin().call(resendDelivery, { params, body: { requestId: randomUUID() } }))
    await exchange()
    expect(there.heard).toHaveLength(2)
    expect(there.heard[0]?.body).toBe(there.heard[1]?.body)
  })
})

describe('a subscription', () => {
  it('is switched off and on without losing its area', async () => {
    const { id } = await subscribe({ areaCode: place.district })
    const edit = async (change: object) =>
      editSubscription.reply.parse(
        ok(await admin().call(editSubscription, { params: { id }, body: { requestId: randomUUID(), ...change } })),
      )
    expect(await edit({ active: false })).toMatchObject({ active: false, area: { code: place.district } })
    expect(await edit({ active: true, name: '新名称' })).toMatchObject({ active: true, area: { code: place.district } })
    expect(await edit({ areaCode: null })).toMatchObject({ name: '新名称', area: null })
  })

  it('keeps its secret to itself; a new one overlaps the old for a day', async () => {
    const { id, secret } = await subscribe({ eventTypes: ['matter.received'] })
    expect(secret).toMatch(/^whsec_/)
    const renewed = rotateSecret.reply.parse(
      ok(await admin().call(rotateSecret, { params: { id }, body: { requestId: randomUUID() } })),
    )
    await report(app, place)
    await exchange()
    const { headers, body } = there.heard[0] ?? { headers: {} as Record<string, string>, body: '' }
    const signature = (by: string) => new Webhook(by).sign(headers['webhook-id'] ?? '', app.clock.now(), body)
    expect(headers['webhook-signature']).toBe(`${signature(renewed.secret)} ${signature(secret)}`)
    app.clock.advance(86_400_001)
    app.forgetSessions()
    await report(app, place)
    await exchange()
    expect(there.heard[1]?.headers['webhook-signature']?.split(' ')).toHaveLength(1)
    const stored = JSON.stringify([
      await app.db.selectFrom('open_data.subscription').selectAll().execute(),
      await app.keptReplies(),
      await app.db.selectFrom('audit.entry').selectAll().execute(),
    ])
    for (const word of [secret, renewed.secret]) expect(stored).not.toContain(word)
  })

  it.each([
    'http://example.org/hook',
    'https://127.0.0.1/hook',
    'https://10.0.0.8/hook',
    'https://[::1]/',
    'https://169.254.169.254/latest/meta-data',
  ])('is not made for %s', async url => {
    const body = { requestId: randomUUID(), name: '内网', url, eventTypes: ['matter.closed' as const] }
    expect(await admin().call(createSubscription, { body })).toMatchObject({
      status: 422,
      body: { code: 'platform.outbound_url' },
    })
  })

  it('whose name leads into the own network fails without a call', async () => {
    const { id } = await subscribe({ eventTypes: ['matter.received'] })
    await app.db.updateTable('open_data.subscription').set({ url: 'https://localhost:9/' }).execute()
    await report(app, place)
    await exchange()
    expect((await log(id)).items).toMatchObject([
      { state: 'waiting', lastStatus: null, lastError: 'platform.outbound_url' },
    ])
  })

  it('has a log in pages, kept for thirty days', async () => {
    const { id } = await subscribe({ eventTypes: ['matter.received'] })
    for (let turn = 0; turn < 3; turn += 1) await report(app, place)
    await exchange()
    const first = await log(id, { limit: 2 })
    const second = await log(id, { limit: 2, cursor: first.next ?? '' })
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null])
    app.clock.advance(31 * 86_400_000)
    app.forgetSessions()
    await app.run('open-data.sweep')
    expect((await log(id)).items).toEqual([])
  })
})
