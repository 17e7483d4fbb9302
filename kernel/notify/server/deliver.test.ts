import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { act, type Home, homeOf, report, type Reported } from './fixtures.ts'
import { listenHttp, type Receiver } from './peers.fixtures.ts'
import { smsByHttp } from './set-up.fixtures.ts'

const contact = { name: '王小明', phone: '138 1234 5678' }
let app: TestApp
let home: Home
let provider: Receiver
beforeAll(async () => {
  provider = await listenHttp()
  app = await startTestApp({ outboundHosts: [provider.host] })
  home = await homeOf(app)
})
afterAll(async () => {
  await app.close()
  await provider.close()
})

async function messagesOf({ caseId }: Reported, template: string): Promise<string[]> {
  const rows = await app.db
    .selectFrom('notify.message')
    .select('id')
    .where('case_id', '=', caseId)
    .where('template', '=', template)
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

function deliveriesOf(messageIds: string[]) {
  return app.db
    .selectFrom('notify.delivery')
    .select(['channel', 'state', 'reason', 'detail', 'at'])
    .where('message_id', 'in', messageIds)
    .where('channel', '=', 'sms')
    .orderBy('message_id')
    .execute()
}

it('goes to the number that was left with the case, and is recorded once even if the job runs twice', async () => {
  const matter = await report(app.as('resident'), home, { contact })
  const messageIds = await messagesOf(matter, 'told')
  expect(messageIds).toHaveLength(1)
  const before = app.sent.length
  await app.run('notify.deliver', { messageIds })
  await app.run('notify.deliver', { messageIds })
  expect(app.sent.slice(before)).toEqual([
    {
      to: '+8613812345678',
      text: `${matter.number}「小区门口污水外溢」：我们已收到您反映的“小区门口污水外溢”，编号 ${matter.number}。`,
    },
  ])
  expect(await deliveriesOf(messageIds)).toEqual([
    { channel: 'sms', state: 'sent', reason: null, detail: 'test', at: app.clock.now() },
  ])
})

it('carries the reason of a refusal, which the sentence speaks of', async () => {
  const matter = await report(app.as('resident'), home, { contact })
  app.clock.advance(1_000)
  await act(app.as('dispatcher'), matter, 'decline', { note: '请拨打供水热线', form: { reason: 'not_ours' } })
  const before = app.sent.length
  await app.run('notify.deliver', { messageIds: (await messagesOf(matter, 'told')).slice(1) })
  expect(app.sent.slice(before).map(one => one.text)).toEqual([
    `${matter.number}「小区门口污水外溢」：这件事不在我们能办理的范围内，原因和去处写在下面。说明：请拨打供水热线`,
  ])
})

it('is skipped with the reason when no number was left or none that takes texts, and for what only the inbox shows', async () => {
  const before = app.sent.length
  const plain = await report(app.as('resident'), home)
  const anonymous = await report(app.as('resident'), home, { anonymous: true })
  for (const matter of [plain, anonymous]) {
    const told = await messagesOf(matter, 'told')
    await app.run('notify.deliver', { messageIds: told })
    expect(await deliveriesOf(told)).toMatchObject([{ state: 'skipped', reason: 'no_number' }])
  }
  const landline = await report(app.as('resident'), home, { contact: { name: '李', phone: '0551-62345678' } })
  const told = await messagesOf(landline, 'told')
  await app.run('notify.deliver', { messageIds: told })
  expect(await deliveriesOf(told)).toMatchObject([{ state: 'skipped', reason: 'not_mobile' }])
  const turns = await messagesOf(plain, 'your_turn')
  expect(turns.length).toBeGreaterThan(0)
  await app.run('notify.deliver', { messageIds: turns })
  expect(await deliveriesOf(turns)).toMatchObject(turns.map(() => ({ state: 'skipped', reason: 'not_chosen' })))
  expect(app.sent).toHaveLength(before)
})

it('records a failure with what the provider said, and goes on to the next', async () => {
  const matters = [
    await report(app.as('resident'), home, { contact }),
    await report(app.as('resident'), home, { contact }),
  ]
  const messageIds = (await Promise.all(matters.map(matter => messagesOf(matter, 'told')))).flat()
  await smsByHttp(app, provider)
  provider.replies.push({ status: 400, text: '{"code":"isv.BUSINESS_LIMIT_CONTROL"}' })
  await app.run('notify.deliver', { messageIds })
  expect(provider.calls).toHaveLength(2)
  const rows = await deliveriesOf(messageIds)
  expect(
    rows.map(row => [row.state, row.reason, row.detail]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
  ).toEqual([
    ['failed', 'refused', 'HTTP 400'],
    ['sent', null, 'http'],
  ])
})

it('is enqueued with the step that causes it: for every message there is a job, and none for a refused step', async () => {
  const jobs = async () => {
    const { rows } = await sql<{ data: { messageIds: string[] } }>`
      select data from jobs.job where name = 'notify.deliver'`.execute(app.db)
    return rows.flatMap(row => row.data.messageIds)
  }
  const matter = await report(app.as('resident'), home)
  const enqueued = await jobs()
  const messages = [...(await messagesOf(matter, 'told')), ...(await messagesOf(matter, 'your_turn'))]
  expect(enqueued).toEqual(expect.arrayContaining(messages))
  await expect(act(app.as('dispatcher'), matter, 'accept', { form: { category: 'no.such' } })).rejects.toThrow('422')
  expect(await jobs()).toHaveLength(enqueued.length)
})
