import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#apps/server/testing.ts'
import { newId } from '#kernel/ids/index.ts'
import { encodeCursor } from '#platform/http/cursor.ts'
import { withTx } from '#platform/tx.ts'
import { TEST_NOW } from '#tests/setup/test-database.ts'
import { notifyContract } from '../contract.ts'
import { inboxOf, personOf } from './fixtures.ts'
import { sendNotice } from './index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

/** Several messages in one instant, as a command that concerns many leaves them. */
async function send(username: string, count: number): Promise<void> {
  const personIds = [await personOf(app, username)]
  await withTx(app.tx)(async tx => {
    for (let index = 0; index < count; index += 1)
      await sendNotice(tx, { personIds, template: 'overdue', params: { number: `N-${index}`, title: '灯' } })
  })
}

async function markRead(client: TestClient, ids?: string[]): Promise<number> {
  const body = { requestId: randomUUID(), ...(ids ? { ids } : {}) }
  const reply = await client.call(notifyContract.routes.markRead, { body })
  return notifyContract.routes.markRead.reply.parse(reply.body).unread
}

it('pages run from the newest to the oldest without gap or repeat, also within one instant', async () => {
  for (let moment = 0; moment < 3; moment += 1) {
    await send('checker', 5)
    app.clock.advance(1_000)
  }
  const whole = await inboxOf(app.as('checker'), { limit: '200' })
  expect(whole).toMatchObject({ next: null, unread: 15 })
  for (const limit of ['1', '2', '4', '15']) {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await inboxOf(app.as('checker'), { limit, ...(cursor ? { cursor } : {}) })
      expect(page.items.length).toBeLessThanOrEqual(Number(limit))
      seen.push(...page.items.map(item => item.id))
      cursor = page.next
    }
    expect(seen).toEqual(whole.items.map(item => item.id))
  }
  const times = whole.items.map(item => item.createdAt)
  expect(times).toEqual(times.toSorted().toReversed())
  app.clock.set(TEST_NOW)
})

it('a cursor that was made up is refused, naming it', async () => {
  for (const cursor of [
    'x',
    encodeCursor(['x', 'y']),
    encodeCursor(['2026-09-23T00:00:00Z', 'y']),
    encodeCursor([1, 2, 3]),
  ]) {
    const reply = await app.as('checker').raw({ method: 'GET', url: `/api/inbox?cursor=${cursor}` })
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ field: 'cursor' }] } })
  }
})

it('what is read is marked one by one or all at once, and the count follows', async () => {
  await send('leader', 4)
  const [first, second] = (await inboxOf(app.as('leader'))).items
  expect(await markRead(app.as('leader'), [first?.id ?? ''])).toBe(3)
  expect(await markRead(app.as('leader'), [first?.id ?? '', second?.id ?? ''])).toBe(2)
  expect(await markRead(app.as('leader'), [])).toBe(2)
  const unread = await inboxOf(app.as('leader'), { unread: 'true' })
  expect(unread.items).toHaveLength(2)
  expect(unread.unread).toBe(2)
  expect(
    (await inboxOf(app.as('leader'))).items.map(item => item.read).toSorted((a, b) => Number(a) - Number(b)),
  ).toEqual([false, false, true, true])
  expect(await markRead(app.as('leader'))).toBe(0)
  expect((await inboxOf(app.as('leader'), { unread: 'true' })).items).toEqual([])
})

it('nobody reads or marks what is another’s', async () => {
  await send('housing', 2)
  await send('operator', 1)
  const theirs = (await inboxOf(app.as('housing'))).items.map(item => item.id)
  expect((await inboxOf(app.as('operator'))).items).toHaveLength(1)
  expect(await markRead(app.as('operator'), [...theirs, newId(TEST_NOW)])).toBe(1)
  expect(await markRead(app.as('operator'))).toBe(0)
  expect((await inboxOf(app.as('housing'))).unread).toBe(2)
  const guest = await app.anonymous.raw({ method: 'GET', url: '/api/inbox' })
  expect(guest.status).toBe(401)
})
