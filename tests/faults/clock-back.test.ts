import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { verifyHistoryOf } from '#kernel/workflow/server/index.ts'
import { homePoint } from '#tests/setup/home.ts'
import { TEST_NOW } from '#tests/setup/test-database.ts'

const HOUR = 3_600_000
let app: TestApp
let point: Awaited<ReturnType<typeof homePoint>>
beforeAll(async () => {
  app = await startTestApp()
  point = await homePoint(app.db)
}, 60_000)
afterAll(() => app.close())

interface Raised {
  district: string
  caseId: string
  number: string
}

async function report(requestId = randomUUID()): Promise<Raised> {
  const payload = { requestId, kind: 'resident_request', words: '楼道灯不亮', point }
  const reply = await app.as('resident').raw({ method: 'POST', url: '/api/matters', payload })
  expect(reply.status).toBe(200)
  return reply.body as Raised
}

async function act(who: string, { district, caseId }: Raised, name: string, step: object = {}): Promise<number> {
  const payload = { requestId: randomUUID(), ...step }
  const url = `/api/cases/${district}/${caseId}/actions/${name}`
  return (await app.as(who).raw({ method: 'POST', url, payload })).status
}

const notices = () =>
  app.db
    .selectFrom('notify.message')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()

test('the clock set back by hours: work goes on, numbers stay single, nothing is told twice, histories hold', async () => {
  const requestId = randomUUID()
  const first = await report(requestId)
  expect(await act('dispatcher', first, 'accept', { form: { category: 'livelihood.street_lamp' } })).toBe(200)
  app.clock.advance(30 * HOUR)
  const waiting = await report()
  app.clock.advance(30 * HOUR)
  await app.run('workflow.sweep')
  const told = await notices()

  app.clock.set(new Date(TEST_NOW.getTime() - 26 * HOUR))
  app.forgetSessions()
  // A copy of a command sent before still gets its first answer.
  expect((await report(requestId)).number).toBe(first.number)
  await app.run('workflow.sweep')
  expect(await notices()).toEqual(told)
  const during = [await report(), await report()]
  expect(await act('dispatcher', waiting, 'accept', { form: { category: 'livelihood.street_lamp' } })).toBe(200)
  expect(await act('dispatcher', first, 'comment', { note: '已联系', form: { visibility: 'internal' } })).toBe(200)
  await app.run('workflow.seal')

  app.clock.set(new Date(TEST_NOW.getTime() + 61 * HOUR))
  app.forgetSessions()
  await app.run('workflow.sweep')
  await app.run('workflow.seal')
  const numbers = [first, waiting, ...during, await report()].map(raised => raised.number)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect((await verifyHistoryOf(app.db)).faults).toEqual([])
  // In the list each stands once, page by page, whichever the clock said it came.
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ limit: '2', ...(cursor ? { cursor } : {}) })
    const page = await app.as('dispatcher').raw({ method: 'GET', url: `/api/matters?${query}` })
    const body = page.body as { items: { number: string }[]; next: string | null }
    seen.push(...body.items.map(item => item.number))
    cursor = body.next
  }
  expect(seen.toSorted()).toEqual(numbers.toSorted())
})
