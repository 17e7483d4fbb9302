import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { act, issueKey, listenHere, ok, placeOf, report, type Reported } from './fixtures.ts'

const { endEndpoint, listEndpoints, listOutgoing, resendOutgoing, saveEndpoint } = contract.routes

/** Two installations: `ours` hands over, `theirs` is the system the property company works in. */
let ours: TestApp
let theirs: TestApp
let place: Awaited<ReturnType<typeof placeOf>>
let company: string
let key: { key: string }
let url: string
let deaf: Awaited<ReturnType<typeof listenHere>>
beforeAll(async () => {
  deaf = await listenHere()
  theirs = await startTestApp()
  await theirs.http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = theirs.http.server.address() as AddressInfo
  url = `http://127.0.0.1:${port}/open311/v2`
  ours = await startTestApp({ outboundHosts: [`127.0.0.1:${port}`, deaf.host] })
  place = await placeOf(ours)
  key = await issueKey(theirs)
  company = (await postOf(ours)).organisation_id ?? ''
})
afterAll(async () => {
  await ours.close()
  await theirs.close()
  await deaf.close()
})

function postOf(app: TestApp) {
  return app.db
    .selectFrom('people.post as t')
    .innerJoin('auth.user as u', 'u.person_id', 't.person_id')
    .select('t.organisation_id')
    .where('u.username', '=', 'property')
    .executeTakeFirstOrThrow()
}

async function save(more: Partial<z.input<typeof saveEndpoint.body>> = {}) {
  const services = 'livelihood.sewer = livelihood.sewer'
  const body = { requestId: randomUUID(), organisationId: company, url, apiKey: key.key, services, ...more }
  return ours.as('sysadmin').call(saveEndpoint, { body })
}

const exchange = () => ours.run('open-data.exchange', { tick: 1 })

async function sentOf(matter: Reported) {
  const args = { params: { organisationId: company }, query: { limit: 100 } }
  const { items } = listOutgoing.reply.parse(ok(await ours.as('sysadmin').call(listOutgoing, args)))
  return items.find(one => one.caseId === matter.caseId)
}

async function dispatched(wanted: Parameters<typeof report>[2] = {}): Promise<Reported> {
  const category = wanted.category ?? 'livelihood.sewer'
  const matter = await report(ours, place, wanted)
  await act(ours, 'dispatcher', { of: matter, name: 'accept', form: { category } })
  await act(ours, 'dispatcher', { of: matter, name: 'dispatch', form: { leadOrganisationId: company } })
  return matter
}

const remarksOn = async (matter: Reported) =>
  (
    await ours.db
      .selectFrom('workflow.action')
      .select(['note', 'visibility'])
      .where('case_id', '=', matter.caseId)
      .where('name', '=', 'comment')
      .orderBy('seq')
      .execute()
  ).map(one => `${one.visibility}: ${one.note}`)

describe('what is dispatched to an organisation with a system of its own', () => {
  it('goes there once, is followed there, and what is heard is written on the case', async () => {
    ok(await save())
    const matter = await dispatched({ words: '东门污水外溢', contact: { name: '王小明', phone: '13812340000' } })
    await exchange()
    await exchange()
    const sent = await sentOf(matter)
    expect(sent).toMatchObject({ state: 'sent', attempts: 1, foreignId: expect.stringMatching(/^\d{6}-/) })
    const arrived = await theirs.db
      .selectFrom('matters.matter as m')
      .innerJoin('workflow.case as c', 'c.subject_id', 'm.id')
      .select(['m.words', 'm.number', 'm.district', 'c.id as caseId', 'm.id', 'm.lng', 'm.lat', 'm.place'])
      .execute()
    expect(arrived).toMatchObject([
      {
        number: sent?.foreignId,
        words: `东门污水外溢 (${matter.number})`,
        lng: place.lng,
        lat: place.lat,
        place: '东门外',
      },
    ])
    const asked = await theirs.db.selectFrom('matters.requester').select(['name_cipher', 'person_id']).execute()
    expect(asked).toEqual([{ name_cipher: null, person_id: null }])

    ours.clock.advance(600_000)
    await exchange()
    const [there] = arrived
    if (!there) throw new Error('Nothing arrived')
    const decline = { of: there, name: 'decline', form: { reason: 'duplicate' }, note: '已在办理' }
    await act(theirs, 'dispatcher', { ...decline, of: { ...there, district: there.district } })
    ours.clock.advance(600_000)
    await exchange()
    const remarks = await remarksOn(matter)
    expect(remarks[0]).toMatch(/^internal: 已转入.+自有系统，编号 \d{6}-/)
    expect(remarks[1]).toContain('办理中。已收到您反映的事。')
    // Declined is published no longer: the other side answers 404, which is kept, and nothing is made of it.
    expect(remarks).toHaveLength(2)
    expect(await sentOf(matter)).toMatchObject({ state: 'sent', lastError: expect.stringContaining('HTTP 404') })
  })

  it('is closed there, and that is said here', async () => {
    const matter = await dispatched()
    await exchange()
    const { foreignId } = (await sentOf(matter)) ?? {}
    await theirs.db
      .updateTable('workflow.case')
      .set({ final: true, bucket: 'done', state: 'closed' })
      .where('number', '=', foreignId ?? '')
      .execute()
    ours.clock.advance(600_000)
    await exchange()
    expect(await sentOf(matter)).toMatchObject({ state: 'closed', foreignStatus: 'closed', nextAt: null })
    expect((await remarksOn(matter)).at(-1)).toContain('已办结')
  })

  it('arrives once though the answer was lost', async () => {
    const matter = await dispatched()
    await exchange()
    const before = await sentOf(matter)
    await ours.db
      .updateTable('open_data.outgoing')
      .set({ state: 'waiting', foreign_id: null, next_at: ours.clock.now() })
      .where('case_id', '=', matter.caseId)
      .execute()
    await exchange()
    expect((await sentOf(matter))?.foreignId).toBe(before?.foreignId)
    const rows = await theirs.db
      .selectFrom('open_data.request')
      .select('number')
      .where('number', '=', before?.foreignId ?? '')
      .execute()
    expect(rows).toHaveLength(1)
  })

  it('gives away neither words nor who asked when it was raised in secret', async () => {
    const matter = await dispatched({ words: '李大爷家总是漏水', secretFromUnit: true })
    await exchange()
    const { foreignId } = (await sentOf(matter)) ?? {}
    const arrived = await theirs.db
      .selectFrom('matters.matter')
      .select(['words', 'place'])
      .where('number', '=', foreignId ?? '')
      .executeTakeFirstOrThrow()
    expect(arrived).toEqual({ words: `污水管网堵塞 (${matter.number})`, place: '' })
  })

  it('is asked after no longer once it was taken back', async () => {
    const matter = await dispatched()
    await exchange()
    await act(ours, 'property', { of: matter, name: 'return', note: '不属于本单位' })
    expect(await sentOf(matter)).toMatchObject({ state: 'ended', nextAt: null })
  })
})

describe('what cannot be handed over', () => {
  it('is tried again later and later, until somebody answers', async () => {
    deaf.answer(503)
    ok(await save({ url: `http://${deaf.host}/open311/v2` }))
    const matter = await dispatched()
    await exchange()
    expect(await sentOf(matter)).toMatchObject({ state: 'waiting', attempts: 1, lastError: 'HTTP 503' })
    ours.clock.advance(5_000)
    await exchange()
    expect(await sentOf(matter)).toMatchObject({ state: 'waiting', attempts: 2 })
    ok(await save({ apiKey: undefined }))
    ours.clock.advance(60_000)
    await exchange()
    expect(await sentOf(matter)).toMatchObject({ state: 'sent', attempts: 3, lastError: null })
  })

  it('because it is refused waits for a person, who sends it again', async () => {
    ok(await save({ apiKey: 'jlk_wrong' }))
    const matter = await dispatched()
    await exchange()
    expect(await sentOf(matter)).toMatchObject({ state: 'failed', lastError: expect.stringContaining('HTTP 403') })
    ok(await save())
    const params = { organisationId: company, district: matter.district, caseId: matter.caseId }
    ok(await ours.as('sysadmin').call(resendOutgoing, { params, body: { requestId: randomUUID() } }))
    await exchange()
    expect(await sentOf(matter)).toMatchObject({ state: 'sent' })
  })

  it('because no code is known for its category says so', async () => {
    ok(await save({ services: '' }))
    const matter = await dispatched()
    await exchange()
    expect(await sentOf(matter)).toMatchObject({ state: 'failed', lastError: 'no service code for this category' })
  })
})

describe('an outside system', () => {
  it('is checked before it is kept, and its key is never read out', async () => {
    expect(await save({ url: 'http://10.0.0.1/open311' })).toMatchObject({
      status: 422,
      body: { code: 'platform.outbound_url' },
    })
    expect(await save({ services: 'sewer' })).toMatchObject({ status: 422, body: { code: 'open-data.service_line' } })
    expect(await save({ organisationId: randomUUID() })).toMatchObject({ status: 422 })
    const listed = ok(await ours.as('sysadmin').call(listEndpoints, {}))
    expect(JSON.stringify(listed)).not.toContain(key.key)
    const stored = await ours.db.selectFrom('open_data.endpoint').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(key.key)
  })

  it('that has ended is sent nothing more', async () => {
    ok(await save())
    const args = { params: { organisationId: company }, body: { requestId: randomUUID() } }
    ok(await ours.as('sysadmin').call(endEndpoint, args))
    expect(await sentOf(await dispatched())).toBeUndefined()
  })
})
