import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { homeOf, orderOf, publishedItem, slotIn } from '../service.fixtures.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const CLAIMS = 1000
const CAPACITY = 20

interface Reply {
  standing: 'seated' | 'waiting'
  turn: number | null
  code: string
}

test('a thousand at once on twenty places: twenty have one, ten know their turn, the others know it is full', async () => {
  const { communityCode } = await homeOf(app)
  const item = await publishedItem(app, { areaCode: communityCode, slots: [slotIn(app, 5, CAPACITY, 10)] })
  await app.as('dispatcher').raw({ method: 'GET', url: '/api/session' })
  const answers = await Promise.all(
    Array.from({ length: CLAIMS }, () => orderOf(app, item, { as: 'dispatcher', forWhom: 'neighbour' })),
  )
  const bodies = answers.map(answer => answer.body as Reply)
  const seated = bodies.filter(body => body.standing === 'seated')
  const waiting = bodies.filter(body => body.standing === 'waiting')
  const full = bodies.filter(body => body.code === 'orders.slot_full')
  expect([seated.length, waiting.length, full.length]).toEqual([CAPACITY, 10, CLAIMS - CAPACITY - 10])
  expect(waiting.map(body => body.turn ?? 0).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  const slot = await app.db
    .selectFrom('orders.menu_slot')
    .select(['taken', 'waiting'])
    .where('id', '=', item.slotId)
    .executeTakeFirstOrThrow()
  expect(slot).toEqual({ taken: CAPACITY, waiting: 10 })
}, 180_000)
