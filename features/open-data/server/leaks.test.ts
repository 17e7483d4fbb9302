import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { tileAt } from '#kernel/territory/index.ts'
import { contract } from '../contract.ts'
import { act, listenHere, ok, placeOf, report } from './fixtures.ts'

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

/** Each stands in one matter only, so that what leaks says from where. */
const PRIVATE = {
  name: '欧阳锦绣',
  phone: '13812345678',
  words: '三楼阳台滴水到我家',
  secretWords: '举报某公司夜间偷排',
  quarrelWords: '对门堵住我家门口',
  remark: '内部研判请勿外传',
  unread: '还没有人看过的描述',
} as const

async function raiseAll(): Promise<string[]> {
  const body = {
    requestId: randomUUID(),
    name: '外部',
    url: `http://${there.host}/`,
    eventTypes: ['matter.received', 'matter.state_changed'],
  }
  ok(await app.as('sysadmin').raw({ method: 'POST', url: '/api/open-interfaces/webhooks', payload: body }))
  const contact = { name: PRIVATE.name, phone: PRIVATE.phone }
  const plain = await report(app, place, { words: PRIVATE.words, contact })
  const secret = await report(app, place, { words: PRIVATE.secretWords, contact, secretFromUnit: true })
  const quarrel = await report(app, place, { words: PRIVATE.quarrelWords, contact, category: 'dispute.neighbour' })
  await report(app, place, { kind: 'grid_event', category: 'cityscape.clutter', words: PRIVATE.unread })
  for (const of of [plain, secret, quarrel]) {
    const category = of === quarrel ? 'dispute.neighbour' : 'livelihood.sewer'
    await act(app, 'dispatcher', { of, name: 'accept', form: { category } })
    const form = { visibility: 'internal' }
    await act(app, 'dispatcher', { of, name: 'comment', form, note: PRIVATE.remark })
  }
  await app.run('open-data.exchange', { tick: 1 })
  return [plain.number, secret.number, quarrel.number]
}

function addresses(numbers: readonly string[]): string[] {
  const tiles = [8, 12, 14, 16, 18].map(zoom => tileAt(place.lng, place.lat, zoom))
  const feeds = [4, 6, 9, 12].map(length => `/feeds/areas/${place.community.slice(0, length)}.rss`)
  return [
    ...['json', 'xml'].flatMap(format => [
      `/open311/v2/discovery.${format}`,
      `/open311/v2/services.${format}`,
      `/open311/v2/requests.${format}?page_size=200`,
      ...numbers.map(number => `/open311/v2/requests/${number}.${format}`),
    ]),
    ...['', '/collections', '/collections/matters', '/collections/matters/items?limit=1000'].map(path => `/ogc${path}`),
    ...tiles.flatMap(({ z, x, y }) => ['areas', 'matters'].map(kind => `/tiles/${kind}/${z}/${x}/${y}.mvt`)),
    ...feeds,
  ]
}

it('nothing that leaves by any of them holds a person, their words, or what is between colleagues', async () => {
  const numbers = await raiseAll()
  const said: { where: string; text: string }[] = []
  for (const url of addresses(numbers)) {
    for (const locale of ['zh', 'en']) {
      const reply = await app.anonymous.raw({ method: 'GET', url, headers: { 'accept-language': locale } })
      expect(reply.status, url).toBeLessThan(500)
      const { body } = reply
      said.push({ where: url, text: Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body) })
    }
  }
  said.push(...there.heard.map(one => ({ where: 'webhook', text: one.body + JSON.stringify(one.headers) })))
  const log = contract.routes.listSubscriptions
  said.push({ where: 'console', text: JSON.stringify(ok(await app.as('sysadmin').call(log, {}))) })
  expect(there.heard.length).toBeGreaterThan(0)
  expect(said.some(one => one.text.includes(numbers[0] ?? ''))).toBe(true)
  const leaks = said.flatMap(({ where, text }) =>
    Object.entries(PRIVATE).flatMap(([what, words]) => (text.includes(words) ? [`${where} holds ${what}`] : [])),
  )
  expect(leaks).toEqual([])
  const shown = said.filter(
    one => one.where !== 'console' && numbers.slice(1).some(number => one.text.includes(number)),
  )
  expect(shown.map(one => one.where)).toEqual([])
  const exact = [`${place.lng}`, `${place.lat}`]
  expect(said.filter(one => exact.every(edge => one.text.includes(edge))).map(one => one.where)).toEqual([])
})
