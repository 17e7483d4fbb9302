import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { aPartners } from '../fixtures.ts'

const { openPartners, listPartners } = contract.routes

let app: TestApp
let areaCode: string

beforeAll(async () => {
  app = await startTestApp()
  areaCode = await areaOf('community_dispatcher')
})

afterAll(() => app.close())

async function areaOf(role: string): Promise<string> {
  const [post] = await app.db.selectFrom('people.post').select('area_code').where('role', '=', role).execute()
  return post?.area_code ?? ''
}

function open(client: TestClient, requestId: string = randomUUID(), code = areaCode) {
  return client.call(openPartners, { body: aPartners({ requestId, areaCode: code }) })
}

test('what is opened is listed to whoever it lies within reach of', async () => {
  const opened = await open(app.as('supervisor'))
  expect(opened).toMatchObject({ status: 200, body: { title: '楼道里堆了杂物', state: 'received' } })
  const list = await app.as('supervisor').call(listPartners, { query: {} })
  expect(list).toMatchObject({ status: 200, body: { items: [{ areaCode, state: 'received' }] } })
})

test('a command that is sent again is answered again and done once', async () => {
  const requestId = randomUUID()
  const first = await open(app.as('supervisor'), requestId)
  const again = await open(app.as('supervisor'), requestId)
  expect(again.status).toBe(200)
  expect(again.body).toEqual(first.body)
})

test('a page ends where the next one begins', async () => {
  await open(app.as('supervisor'))
  const first = (await app.as('supervisor').call(listPartners, { query: { limit: 1 } })).body as Page
  const second = (await app.as('supervisor').call(listPartners, { query: { limit: 1, cursor: first.next ?? '' } }))
    .body as Page
  expect(first.items).toHaveLength(1)
  expect(second.items[0]?.id).not.toBe(first.items[0]?.id)
})

interface Page {
  items: { id: string }[]
  next: string | null
}

test('out of reach looks absent, and a field at fault is named', async () => {
  const elsewhere = await open(app.as('supervisor'), randomUUID(), '990199999999')
  expect(elsewhere).toMatchObject({ status: 404, body: { code: 'platform.not_found' } })
  const street = await open(app.as('supervisor'), randomUUID(), areaCode.slice(0, 9))
  expect(street).toMatchObject({ status: 422, body: { code: 'partners.too_wide' } })
})

test('the permission is asked for', async () => {
  expect((await open(app.anonymous)).status).toBe(401)
  expect((await open(app.as('resident'))).status).toBe(403)
})
