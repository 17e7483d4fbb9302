import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { TEST_NOW } from '#tests/setup/test-database.ts'
import { notifyContract } from '../contract.ts'
import { type Home, homeOf, inboxOf, report, type Reported } from './fixtures.ts'
import { listenHttp, type Receiver } from './peers.fixtures.ts'
import { deliverAll, ledgerOf, okOf, requestId, smsByHttp } from './set-up.fixtures.ts'

const { routes } = notifyContract
const contact = { name: '王小明', phone: '13812345678' }
const HOUR = 3_600_000
let app: TestApp
let home: Home
let provider: Receiver

beforeAll(async () => {
  provider = await listenHttp()
  app = await startTestApp({ outboundHosts: [provider.host] })
  home = await homeOf(app)
  await smsByHttp(app, provider)
})
beforeEach(() => {
  moveTo(TEST_NOW)
  provider.calls.length = 0
  provider.replies.length = 0
})
afterAll(async () => {
  await app.close()
  await provider.close()
})

function moveTo(moment: Date): void {
  app.clock.set(moment)
  app.forgetSessions()
}
const at = (time: string) => moveTo(new Date(`2026-09-${time}+08:00`))
const smsOf = async ({ caseId }: Reported) =>
  (await ledgerOf(app, caseId)).find(row => row.channel === 'sms' && row.template === 'told')
const due = () => app.run('notify.send-due')

/** A dark lamp is no matter of urgency; a sewer that runs over is. */
async function told(more: object = {}): Promise<Reported> {
  const matter = await report(app.as('resident'), home, { categoryId: 'livelihood.street_lamp', contact, ...more })
  await deliverAll(app, matter.caseId)
  return matter
}

describe('quiet hours', () => {
  it('hold a message until they end, and send it then, once', async () => {
    at('23T21:30:00')
    const matter = await told()
    const until = new Date('2026-09-24T07:30:00+08:00')
    expect(await smsOf(matter)).toMatchObject({ state: 'waiting', reason: 'quiet', next_at: until, attempts: 0 })
    at('24T07:29:59')
    await due()
    expect(provider.calls).toHaveLength(0)
    at('24T07:30:00')
    await due()
    await due()
    expect(provider.calls).toHaveLength(1)
    expect(await smsOf(matter)).toMatchObject({ state: 'sent', reason: null, next_at: null, attempts: 1 })
  })

  it('do not hold what is urgent', async () => {
    at('23T23:00:00')
    const matter = await told({ categoryId: 'livelihood.sewer' })
    expect(await smsOf(matter)).toMatchObject({ state: 'sent' })
  })

  it('make it needless to call about what has been read meanwhile', async () => {
    at('23T22:00:00')
    const matter = await told()
    await inboxOf(app.as('resident'))
    await app.as('resident').call(routes.markRead, { body: { requestId: requestId() } })
    at('24T08:00:00')
    await due()
    expect(await smsOf(matter)).toMatchObject({ state: 'skipped', reason: 'already_read' })
    expect(provider.calls).toHaveLength(0)
  })
})

describe('what failed', () => {
  it('is tried again at growing distances, and given up after the fifth time', async () => {
    provider.replies.push(...Array.from({ length: 6 }, () => ({ status: 503, text: '' })))
    const matter = await told()
    expect(await smsOf(matter)).toMatchObject({ state: 'failed', reason: 'busy', detail: 'HTTP 503', attempts: 1 })
    const waits: number[] = []
    for (let row = await smsOf(matter); row?.next_at; row = await smsOf(matter)) {
      waits.push((row.next_at.getTime() - app.clock.now().getTime()) / 60_000)
      moveTo(row.next_at)
      await due()
    }
    expect(waits).toEqual([1, 5, 30, 120, 360])
    expect(await smsOf(matter)).toMatchObject({ state: 'failed', attempts: 6, next_at: null })
    expect(provider.calls).toHaveLength(6)
  })

  it('is sent at the next try when the provider is back, and by hand at once', async () => {
    provider.replies.push({ status: 500, text: '' }, { status: 400, text: '' })
    const [first, second] = [await told(), await told()]
    moveTo(new Date(app.clock.now().getTime() + 60_000))
    await due()
    expect(await smsOf(first)).toMatchObject({ state: 'sent', attempts: 2 })
    const stuck = await smsOf(second)
    expect(stuck).toMatchObject({ state: 'failed', reason: 'refused', next_at: null })
    const params = { messageId: stuck?.message_id ?? '', channel: 'sms' as const }
    const retry = () => app.as('operator').call(routes.retryDelivery, { params, body: { requestId: requestId() } })
    expect(okOf(routes.retryDelivery.reply, await retry())).toMatchObject({ state: 'waiting', reason: 'by_hand' })
    await due()
    expect(await smsOf(second)).toMatchObject({ state: 'sent' })
    expect(await retry()).toMatchObject({ status: 409, body: { code: 'notify.nothing_to_retry' } })
  })
})

describe('the ledger', () => {
  it('runs in pages without gap or repeat, by channel and state, and names no resident', async () => {
    for (let index = 0; index < 3; index += 1) await told()
    const read = async (query: object) =>
      okOf(routes.listDeliveries.reply, await app.as('operator').call(routes.listDeliveries, { query: query as never }))
    const whole = await read({ limit: 200 })
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await read({ limit: 4, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map(item => `${item.messageId} ${item.channel}`))
      cursor = page.next
    }
    expect(seen).toEqual(whole.items.map(item => `${item.messageId} ${item.channel}`))
    const sent = await read({ limit: 200, channel: 'sms', state: 'sent' })
    expect(sent.items.length).toBeGreaterThan(2)
    expect(sent.items.every(item => item.channel === 'sms' && item.state === 'sent')).toBe(true)
    expect(sent.items.filter(item => item.to.kind === 'resident').every(item => item.to.name === null)).toBe(true)
    expect((await read({ from: '2026-10-01' })).items).toEqual([])
  })
})

describe('secrets', () => {
  it('are stored encrypted, never shown, and kept when the form leaves them out', async () => {
    const view = await app.as('operator').call(routes.listChannels, {})
    expect(JSON.stringify(view.body)).not.toContain('sms-key-1')
    const rows = await app.db.selectFrom('notify.channel').select(['kind', 'secrets', 'settings']).execute()
    expect(JSON.stringify(rows)).not.toContain('sms-key-1')
    const sms = okOf(routes.listChannels.reply, view).items.find(one => one.kind === 'sms')
    expect(sms?.secrets).toEqual(['key'])
    const body = { requestId: requestId(), enabled: true, method: 'GET', url: `${provider.url}/again?k={{key}}` }
    okOf(routes.saveSms.reply, await app.as('operator').call(routes.saveSms, { body: body as never }))
    await told()
    expect(provider.calls.map(call => `${call.method} ${call.url}`)).toEqual(['GET /again?k=sms-key-1'])
    const audit = await app.db.selectFrom('audit.entry').select('details').where('event', 'like', 'notify.%').execute()
    expect(JSON.stringify(audit)).not.toContain('sms-key-1')
    await smsByHttp(app, provider)
  })
})

describe('telling', () => {
  it('is one event whatever the channels do: the case and its dates are the same when all of them fail', async () => {
    const facts = async ({ caseId }: Reported) => {
      const row = await app.db
        .selectFrom('workflow.case')
        .selectAll()
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow()
      return { state: row.state, due: row.due_at, warn: row.warn_at, seq: row.last_seq, opened: row.opened_at }
    }
    const fine = await told()
    provider.replies.push({ status: 400, text: '' })
    const failed = await told()
    expect((await smsOf(failed))?.state).toBe('failed')
    expect(await facts(failed)).toEqual(await facts(fine))
    const before = await facts(failed)
    moveTo(new Date(app.clock.now().getTime() + HOUR))
    await due()
    expect(await facts(failed)).toEqual(before)
  })
})
