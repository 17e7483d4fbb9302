import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { act, aReport, expectOk, type Home, homeOf, report } from './fixtures.ts'

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

const { routes } = contract
const contact = { name: '刘大爷', phone: '13900001234' }

/** Sends what waits to be sent to callers. */
async function sendWaiting(matterId: string, template: string): Promise<void> {
  const data = { district: home.district, matterId, messageId: crypto.randomUUID(), template }
  await app.run('matters.tell-caller', data)
}

describe('a report for a caller', () => {
  it('says how they told it, keeps name and number encrypted, and sends them the number', async () => {
    const body = aReport(home, { source: 'phone', contact, secretFromUnit: true })
    const { id, number } = await report(app.as('dispatcher'), body)
    const row = await app.db
      .selectFrom('matters.matter as m')
      .innerJoin('matters.requester as r', join =>
        join.onRef('r.district', '=', 'm.district').onRef('r.matter_id', '=', 'm.id'),
      )
      .select(['m.source', 'r.person_id', 'r.secret_from_unit', 'r.name_cipher', 'r.phone_cipher'])
      .where('m.id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ source: 'phone', person_id: null, secret_from_unit: true })
    expect(JSON.stringify(row)).not.toMatch(/刘大爷|13900001234/)
    await sendWaiting(id, 'received')
    const sms = app.sent.at(-1)
    expect(sms?.to).toContain('13900001234')
    expect(sms?.text).toContain(number)
    const kept = await app.db.selectFrom('matters.caller_message').selectAll().where('matter_id', '=', id).execute()
    expect(kept).toMatchObject([{ template: 'received', state: 'sent' }])
    expect(JSON.stringify(kept)).not.toContain('13900001234')
  })

  it('sends nothing twice, and nothing to a landline', async () => {
    const told = await report(app.as('dispatcher'), aReport(home, { contact: { name: '李', phone: '0550-3021234' } }))
    const data = { district: home.district, matterId: told.id, messageId: crypto.randomUUID(), template: 'received' }
    const before = app.sent.length
    await app.run('matters.tell-caller', data)
    await app.run('matters.tell-caller', data)
    const rows = await app.db
      .selectFrom('matters.caller_message')
      .select('state')
      .where('matter_id', '=', told.id)
      .execute()
    expect([app.sent.length - before, rows]).toEqual([0, [{ state: 'skipped' }]])
  })

  it('does not let residents say how somebody told it', async () => {
    const { id } = await report(app.as('resident'), aReport(home, { source: 'visit' }))
    const row = await app.db.selectFrom('matters.matter').select('source').where('id', '=', id).executeTakeFirst()
    expect(row).toEqual({ source: 'resident' })
  })
})

describe('finding a caller’s matter', () => {
  const reason = '来电查询进展'

  it('finds by the exact number, with or without prefix, and leaves an entry without it', async () => {
    const phone = '13700005678'
    const told = await report(app.as('dispatcher'), aReport(home, { contact: { name: '周', phone } }))
    const ask = { body: { phone: '+86 137-0000-5678', reason } }
    const reply = expectOk(await app.as('dispatcher').call(routes.findByPhone, ask))
    expect(routes.findByPhone.reply.parse(reply).items.map(item => item.id)).toEqual([told.id])
    const entry = await app.db
      .selectFrom('audit.entry')
      .selectAll()
      .where('event', '=', 'matter.caller_searched')
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ reason, details: { phone: '137****5678', found: 1 } })
    expect(JSON.stringify(entry)).not.toContain('13700005678')
  })

  it('finds nothing by part of it, wants a reason, and is not for units or residents', async () => {
    const short = await app.as('dispatcher').call(routes.findByPhone, { body: { phone: '05678', reason } })
    const hasty = await app.as('dispatcher').call(routes.findByPhone, { body: { phone: '13700005678', reason: '' } })
    expect([short.status, hasty.status]).toEqual([422, 422])
    for (const name of ['property', 'resident', 'grid_worker'])
      expect((await app.as(name).call(routes.findByPhone, { body: { phone: '13700005678', reason } })).status).toBe(403)
  })
})

describe('petitions', () => {
  const words = '多次上访无果，要求答复拆迁补偿'
  const reason = '属于申诉求决类信访事项'

  it('are hinted at by words, and nothing happens by itself', async () => {
    const told = await report(app.as('dispatcher'), aReport(home, { words, categoryId: null }))
    const params = { district: told.district, id: told.id }
    const view = expectOk(await app.as('dispatcher').call(routes.getPetition, { params }))
    expect(view).toEqual({ words: ['上访'], decision: null, from: null })
    const found = routes.getMatter.reply.parse(expectOk(await app.as('dispatcher').call(routes.getMatter, { params })))
    expect([found.kind, found.state]).toEqual(['resident_request', 'received'])
    const body = { requestId: crypto.randomUUID(), decision: 'not_petition' as const, reason: '只是催问进度' }
    const decided = expectOk(await app.as('dispatcher').call(routes.decidePetition, { params, body }))
    expect(decided).toMatchObject({ decision: { isPetition: false, petition: null } })
  })

  it('go on in their own channel when a person says so, with the limits of the Regulations', async () => {
    const told = await report(app.as('resident'), aReport(home, { words, categoryId: null, contact }))
    const params = { district: told.district, id: told.id }
    const body = { requestId: crypto.randomUUID(), decision: 'petition' as const, reason }
    const reply = expectOk(await app.as('dispatcher').call(routes.decidePetition, { params, body }))
    const { petition } = routes.decidePetition.reply.parse(reply).decision ?? {}
    const mine = expectOk(await app.as('resident').call(routes.getMyMatter, { params }))
    expect(mine).toMatchObject({ state: 'declined', final: true })
    expect(JSON.stringify(mine)).toContain(petition?.number)
    const next = { district: told.district, id: petition?.id ?? '' }
    const begun = routes.getMatter.reply.parse(
      expectOk(await app.as('dispatcher').call(routes.getMatter, { params: next })),
    )
    expect(begun).toMatchObject({ kind: 'petition', state: 'registered', words, requester: { name: '刘**' } })
    // 23 September and fifteen natural days, to the end of the last.
    expect(begun.dueAt).toBe('2026-10-08T16:00:00.000Z')
    expect(begun.case.clocks).toMatchObject([{ why: { source: 'limit' } }])
    const again = await app
      .as('dispatcher')
      .call(routes.decidePetition, { params, body: { ...body, requestId: crypto.randomUUID() } })
    expect(again.status).toBe(409)
    const story = expectOk(await app.as('resident').call(routes.getMyMatter, { params: next }))
    expect(story).toMatchObject({ kind: 'petition', state: 'registered' })
  })

  it('are decided, reviewed and reviewed again, never put off by more than 30 days', async () => {
    const begun = await report(
      app.as('supervisor'),
      aReport(home, { kind: 'petition', words, contact, source: 'visit' }),
    )
    const [office, unit, leader] = [app.as('supervisor'), app.as('property'), app.as('leader')]
    expectOk(await act(office, begun, 'forward', { form: { leadOrganisationId: home.company } }))
    expectOk(await act(unit, begun, 'contest', { note: '不属本公司' }))
    expectOk(await act(office, begun, 'uphold', { note: '合同约定由你公司负责' }))
    expectOk(await act(unit, begun, 'take_up'))
    const due = app.clock.now().getTime() + 55 * 86_400_000
    const day = (days: number) => new Date(due + days * 86_400_000).toISOString().slice(0, 10)
    const late = await act(unit, begun, 'ask_extension', { note: '情况复杂', form: { until: day(32) } })
    expect([late.status, late.body.code]).toEqual([422, 'matters.extension_too_long'])
    expectOk(await act(unit, begun, 'ask_extension', { note: '情况复杂', form: { until: day(20) } }))
    expectOk(await act(leader, begun, 'decide_extension', { note: '同意', form: { granted: true } }))
    expectOk(await act(unit, begun, 'answer', { note: '补偿已按合同支付', form: { outcome: 'done' } }))
    expectOk(await act(office, begun, 'deliver', { note: '处理意见书〔2026〕1号' }))
    expectOk(await act(office, begun, 'record_review', { note: '本人书面申请复查' }))
    expectOk(await act(leader, begun, 'review', { note: '维持' }))
    expectOk(await act(office, begun, 'record_recheck', { note: '本人书面申请复核' }))
    const done = expectOk(await act(leader, begun, 'recheck', { note: '维持' }))
    expect(done).toMatchObject({ case: { state: 'closed' } })
    expect((await act(leader, begun, 'reopen', { note: '再看看' })).status).toBeGreaterThanOrEqual(403)
  })

  it('reads words a city settles', async () => {
    const body = { requestId: crypto.randomUUID(), petitionWords: ['拆迁补偿'] }
    expectOk(await app.as('operator').call(routes.editIntakeSettings, { body }))
    const told = await report(app.as('dispatcher'), aReport(home, { words, categoryId: null }))
    const params = { district: told.district, id: told.id }
    expect(expectOk(await app.as('dispatcher').call(routes.getPetition, { params }))).toMatchObject({
      words: ['拆迁补偿'],
    })
    const forbidden = await app
      .as('dispatcher')
      .call(routes.editIntakeSettings, { body: { ...body, requestId: crypto.randomUUID() } })
    expect(forbidden.status).toBe(403)
  })
})
