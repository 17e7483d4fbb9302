import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { TEST_NOW } from '#tests/setup/test-database.ts'
import { notifyContract } from '../contract.ts'
import { act, type Home, homeOf, report, type Reported } from './fixtures.ts'
import { listenHttp, listenSmtp, type MailServer, type Receiver } from './peers.fixtures.ts'
import { browserOf, type PushBrowser } from './push-browser.fixtures.ts'
import { addRobot, deliverAll, emailBySmtp, ledgerOf, okOf, requestId, smsByHttp } from './set-up.fixtures.ts'

const { routes } = notifyContract
const contact = { name: '王小明', phone: '13812345678' }
let app: TestApp
let home: Home
let provider: Receiver
let smtp: MailServer

beforeAll(async () => {
  provider = await listenHttp()
  smtp = await listenSmtp()
  app = await startTestApp({ outboundHosts: [provider.host] })
  home = await homeOf(app)
})
beforeEach(() => {
  provider.calls.length = 0
  provider.replies.length = 0
  app.clock.set(TEST_NOW)
})
afterAll(async () => {
  await app.close()
  await provider.close()
  await smtp.close()
})

const rowOf = async (caseId: string, channel: string, template = 'told') =>
  (await ledgerOf(app, caseId)).find(row => row.channel === channel && row.template === template)

describe('a text message by HTTP', () => {
  it('fills number, words and key into address, headers and body, each as its place asks for', async () => {
    await smsByHttp(app, provider)
    const matter = await report(app.as('resident'), home, { contact, words: '“漏水” "3楼"\\\n急' })
    await deliverAll(app, matter.caseId)
    const [call] = provider.calls
    expect(call).toMatchObject({ method: 'POST', url: '/send?sign=sms-key-1', headers: { 'x-key': 'sms-key-1' } })
    const sent = JSON.parse(call?.body.toString('utf8') ?? '')
    expect(sent).toMatchObject({ to: '+8613812345678', local: '13812345678' })
    expect(sent.text).toContain('“漏水” "3楼"\\')
    expect(await rowOf(matter.caseId, 'sms')).toMatchObject({ state: 'sent', detail: 'http' })
  })

  it('also carries the codes of sign-in', async () => {
    await smsByHttp(app, provider)
    const payload = { requestId: requestId(), phone: '13900001111' }
    await app.anonymous.raw({ method: 'POST', url: '/api/session/phone-code', payload })
    expect(provider.calls.map(call => JSON.parse(call.body.toString('utf8')).local)).toEqual(['13900001111'])
  })
})

describe('an e-mail', () => {
  it('goes to an address that was confirmed by a code, with a link to the case', async () => {
    await emailBySmtp(app, smtp)
    const give = await app
      .as('resident')
      .call(routes.giveAddress, { body: { kind: 'email', value: 'wang@city.example' } })
    expect(okOf(routes.giveAddress.reply, give).addresses).toEqual([
      { kind: 'email', masked: 'w***@city.example', confirmed: false },
    ])
    const early = await report(app.as('resident'), home)
    await deliverAll(app, early.caseId)
    expect(await rowOf(early.caseId, 'email')).toMatchObject({ state: 'skipped', reason: 'no_address' })
    const code = /\d{6}/.exec(bodyOf(smtp.mails.at(-1)))?.[0] ?? ''
    const confirm = async (guess: string) =>
      okOf(
        routes.confirmAddress.reply,
        await app
          .as('resident')
          .call(routes.confirmAddress, { body: { requestId: requestId(), kind: 'email', code: guess } }),
      ).confirmed
    expect(await confirm(code === '000000' ? '000001' : '000000')).toBe(false)
    expect(await confirm(code)).toBe(true)
    expect(await confirm(code)).toBe(false)
    const matter = await report(app.as('resident'), home)
    await deliverAll(app, matter.caseId)
    expect(await rowOf(matter.caseId, 'email')).toMatchObject({ state: 'sent' })
    const mail = smtp.mails.at(-1) ?? ''
    expect(mail).toContain('To: wang@city.example')
    expect(bodyOf(mail)).toContain(`http://localhost/pocket/cases/${matter.district}/${matter.caseId}`)
    expect(bodyOf(mail)).toContain(matter.number)
    expect(smtp.signedIn.at(-1)).toBe('jinlin mail-word-1')
  })

  it('that the server refuses is not tried again; a busy server is', async () => {
    await emailBySmtp(app, smtp)
    for (const [line, reason, again] of [
      ['550 no such user wang@city.example', 'refused', false],
      ['451 try later', 'busy', true],
    ] as const) {
      smtp.refusals.push(line)
      const matter = await report(app.as('resident'), home)
      await deliverAll(app, matter.caseId)
      const row = await rowOf(matter.caseId, 'email')
      expect(row).toMatchObject({ state: 'failed', reason })
      expect(row?.next_at !== null).toBe(again)
      expect(row?.detail).not.toContain('wang@')
    }
  })

  it('a code is good for five guesses, and the next one waits a minute', async () => {
    await emailBySmtp(app, smtp)
    const give = () =>
      app.as('checker').call(routes.giveAddress, { body: { kind: 'email', value: 'checker@city.example' } })
    expect((await give()).status).toBe(200)
    expect((await give()).status).toBe(429)
    const code = /\d{6}/.exec(bodyOf(smtp.mails.at(-1)))?.[0] ?? ''
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    for (const guess of [wrong, wrong, wrong, wrong, wrong, code]) {
      const body = { requestId: requestId(), kind: 'email' as const, code: guess }
      const reply = await app.as('checker').call(routes.confirmAddress, { body })
      expect(okOf(routes.confirmAddress.reply, reply).confirmed).toBe(false)
    }
  })
})

describe('web push', () => {
  let browser: PushBrowser
  const subscribe = async (who: string) => {
    browser = browserOf(`${provider.url}/push/${who}`)
    const reply = await app.as(who).call(routes.subscribePush, { body: { requestId: requestId(), ...browser.target } })
    return okOf(routes.subscribePush.reply, reply)
  }

  it('is encrypted for the browser, signed by this installation, and opens the case', async () => {
    const mine = await subscribe('resident')
    expect(mine.devices).toHaveLength(1)
    const matter = await report(app.as('resident'), home)
    await deliverAll(app, matter.caseId)
    const call = provider.calls.find(one => one.url === '/push/resident')
    expect(call?.headers['content-encoding']).toBe('aes128gcm')
    expect(call?.headers.authorization).toContain(`k=${mine.pushKey}`)
    expect(JSON.parse(browser.open(call?.body ?? Buffer.alloc(0)))).toMatchObject({
      title: '近邻',
      body: expect.stringContaining(matter.number),
      url: `/pocket/cases/${matter.district}/${matter.caseId}`,
    })
    expect(await rowOf(matter.caseId, 'push')).toMatchObject({ state: 'sent' })
  })

  it('forgets a browser that is gone', async () => {
    await subscribe('resident')
    provider.replies.push({ status: 410, text: '' }, { status: 410, text: '' })
    const matter = await report(app.as('resident'), home)
    await deliverAll(app, matter.caseId)
    expect(await rowOf(matter.caseId, 'push')).toMatchObject({ state: 'skipped', reason: 'no_device', next_at: null })
    const mine = await app.as('resident').call(routes.getMyNotifications, {})
    expect(okOf(routes.getMyNotifications.reply, mine).devices).toEqual([])
  })

  it('goes to whoever subscribed the browser last, and nowhere into the own network', async () => {
    const { target } = browserOf(`${provider.url}/push/shared`)
    for (const who of ['resident', 'checker'])
      await app.as(who).call(routes.subscribePush, { body: { requestId: requestId(), ...target } })
    const devices = async (who: string) =>
      okOf(routes.getMyNotifications.reply, await app.as(who).call(routes.getMyNotifications, {})).devices.length
    expect([await devices('resident'), await devices('checker')]).toEqual([0, 1])
    const inward = { ...target, endpoint: 'http://10.0.0.1/push' }
    const reply = await app.as('resident').call(routes.subscribePush, { body: { requestId: requestId(), ...inward } })
    expect(reply).toMatchObject({ status: 422, body: { code: 'notify.push_refused' } })
  })
})

describe('robots', () => {
  it('say in the group of the area that a case waits, by number and without its words', async () => {
    const areaCode = await areaOf('dispatcher')
    await addRobot(app, { kind: 'wecom', url: `${provider.url}/cgi-bin/webhook/send?key=hidden`, areaCode })
    const matter = await report(app.as('resident'), home, { words: '三楼王家漏水' })
    await workOff(matter)
    const call = provider.calls.find(one => one.url.includes('key=hidden'))
    const said = JSON.parse(call?.body.toString('utf8') ?? '{}')
    expect(said).toMatchObject({ msgtype: 'text', text: { content: expect.stringContaining(matter.number) } })
    expect(said.text.content).toContain('待受理，等本群的同志办理')
    expect(said.text.content).not.toContain('王家')
    expect(await rowOf(matter.caseId, 'wecom', 'your_turn')).toMatchObject({ state: 'sent' })
    await workOff(matter)
    expect(provider.calls.filter(one => one.url.includes('key=hidden'))).toHaveLength(1)
  })

  it('of DingTalk sign what they say; an answer that refuses is not tried again', async () => {
    const url = `${provider.url}/robot/send?access_token=t1`
    await addRobot(app, { kind: 'dingtalk', url, secret: 'SEC-1', organisationId: home.company })
    const refusal = { status: 200, text: '{"errcode":310000,"errmsg":"sign not match"}' }
    provider.replies.push(...Array.from({ length: 20 }, () => refusal))
    const matter = await report(app.as('resident'), home)
    await act(app.as('dispatcher'), matter, 'accept', { form: { category: 'livelihood.sewer' } })
    await act(app.as('dispatcher'), matter, 'dispatch', { form: { leadOrganisationId: home.company } })
    provider.calls.length = 0
    await workOff(matter)
    const { searchParams } = new URL(provider.calls.at(-1)?.url ?? '/', provider.url)
    const timestamp = searchParams.get('timestamp') ?? ''
    expect(Number(timestamp)).toBe(app.clock.now().getTime())
    expect(searchParams.get('sign')).toBe(createHmac('sha256', 'SEC-1').update(`${timestamp}\nSEC-1`).digest('base64'))
    expect(await rowOf(matter.caseId, 'dingtalk', 'your_turn')).toMatchObject({
      state: 'failed',
      reason: 'refused',
      detail: '310000 sign not match',
      next_at: null,
    })
  })
})

/** Does every delivery job that the case left in the queue and that is for a group too. */
async function workOff({ caseId }: Reported): Promise<void> {
  const { rows } = await sql<{ data: object }>`
    select data from jobs.job where name = 'notify.deliver' and data -> 'group' -> 'case' ->> 'id' = ${caseId} order by created_on`.execute(
    app.db,
  )
  for (const { data } of rows) await app.run('notify.deliver', data)
}

async function areaOf(username: string): Promise<string> {
  const row = await app.db
    .selectFrom('people.post as p')
    .innerJoin('auth.user as u', 'u.person_id', 'p.person_id')
    .select('p.area_code')
    .where('u.username', '=', username)
    .executeTakeFirstOrThrow()
  return row.area_code
}

/** The text of a mail, whichever way it was written for the wire. */
function bodyOf(mail = ''): string {
  const [head = '', ...rest] = mail.split('\n\n')
  const body = rest.join('\n\n')
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
