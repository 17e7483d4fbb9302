import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { act, formed, issueKey, ok, placeOf, report } from './fixtures.ts'

let app: TestApp
let place: Awaited<ReturnType<typeof placeOf>>
let key: { id: string; key: string }
beforeAll(async () => {
  app = await startTestApp()
  place = await placeOf(app)
  key = await issueKey(app)
})
afterAll(() => app.close())

const V2 = '/open311/v2'
const get = (url: string, headers: Record<string, string> = {}) =>
  app.anonymous.raw({ method: 'GET', url: `${V2}${url}`, headers })
const parser = new XMLParser()

async function getXml(url: string): Promise<{ status: number; xml: Record<string, unknown> }> {
  const reply = await get(url)
  expect(reply.headers['content-type']).toBe('text/xml; charset=utf-8')
  const text = String(reply.body)
  expect(XMLValidator.validate(text)).toBe(true)
  return { status: reply.status, xml: parser.parse(text) as Record<string, unknown> }
}

const aForm = (more: Record<string, string> = {}) => ({
  api_key: key.key,
  service_code: 'livelihood.street_lamp',
  lat: String(place.lat),
  long: String(place.lng),
  description: '东门路灯不亮',
  ...more,
})
const post = (fields: Record<string, string>, more: { format?: string; headers?: Record<string, string> } = {}) => {
  const { payload, headers } = formed(fields)
  const url = `${V2}/requests.${more.format ?? 'json'}`
  return app.anonymous.raw({ method: 'POST', url, payload, headers: { ...headers, ...more.headers } })
}

describe('what is offered', () => {
  it('is discovered in both formats', async () => {
    const json = ok(await get('/discovery.json'))
    expect(json).toMatchObject({
      changeset: expect.any(String),
      endpoints: [{ specification: 'http://wiki.open311.org/GeoReport_v2', formats: ['application/json', 'text/xml'] }],
    })
    const { xml } = await getXml('/discovery.xml')
    expect(xml).toMatchObject({ discovery: { endpoints: { endpoint: { formats: { format: expect.any(Array) } } } } })
  })

  it('is a list of services, those that residents may report', async () => {
    const list = ok(await get('/services.json', { 'accept-language': 'en' })) as Record<string, unknown>[]
    expect(list.find(one => one['service_code'] === 'livelihood.sewer')).toMatchObject({
      service_name: 'Sewer blocked',
      metadata: true,
      type: 'realtime',
      group: 'Livelihood service',
    })
    expect(list.some(one => one['service_code'] === 'information.address')).toBe(false)
    const { xml } = await getXml('/services.xml')
    expect(xml).toMatchObject({ services: { service: expect.any(Array) } })
  })

  it('has attributes for each service, and 404 for one that is not there', async () => {
    expect(ok(await get('/services/livelihood.sewer.json'))).toMatchObject({
      service_code: 'livelihood.sewer',
      attributes: [
        { code: 'place', datatype: 'string', required: false, variable: true, order: 1 },
        { code: 'crs', datatype: 'singlevaluelist', values: [{ key: 'wgs84' }, { key: 'gcj02' }, { key: 'bd09' }] },
        { code: 'secret_from_unit', values: [{ key: 'no' }, { key: 'yes' }] },
      ],
    })
    const { xml } = await getXml('/services/livelihood.sewer.xml')
    expect(xml).toMatchObject({ service_definition: { attributes: { attribute: expect.any(Array) } } })
    expect(await get('/services/nothing.json')).toMatchObject({
      status: 404,
      body: [{ code: 404, description: expect.any(String) }],
    })
    const missing = await getXml('/services/nothing.xml')
    expect(missing).toMatchObject({ status: 404, xml: { errors: { error: { code: 404 } } } })
  })

  it('belongs to one jurisdiction', async () => {
    expect((await get('/services.json?jurisdiction_id=localhost')).status).toBe(200)
    expect(await get('/services.json?jurisdiction_id=elsewhere.org')).toMatchObject({
      status: 404,
      body: [{ code: 404 }],
    })
  })
})

describe('reporting', () => {
  it('needs a key that is in force', async () => {
    const refused = { status: 403, body: [{ code: 403, description: '需要有效的 api_key。' }] }
    expect(await post({ ...aForm(), api_key: '' })).toMatchObject(refused)
    expect(await post({ ...aForm(), api_key: 'jlk_wrong' })).toMatchObject(refused)
    const xml = await post({ ...aForm(), api_key: '' }, { format: 'xml' })
    expect(parser.parse(String(xml.body))).toMatchObject({ errors: { error: { code: 403 } } })
  })

  it('gives a number, by which the matter is found, in both formats', async () => {
    const [made] = ok(await post(aForm())) as [{ service_request_id: string; token: string; service_notice: string }]
    expect(made.service_request_id).toMatch(/^\d{6}-\d{6}-\d{5}$/)
    const [seen] = ok(await get(`/requests/${made.service_request_id}.json`)) as [Record<string, unknown>]
    expect(seen).toMatchObject({
      service_request_id: made.service_request_id,
      status: 'open',
      service_code: 'livelihood.street_lamp',
      // A resident's words and exact place stay inside.
      description: null,
      address_id: place.community,
      requested_datetime: '2026-09-23T02:00:00.000Z',
    })
    expect(seen['lat']).not.toBe(place.lat)
    expect(ok(await get(`/tokens/${made.token}.json`))).toEqual([
      { service_request_id: made.service_request_id, token: made.token },
    ])
    const { xml } = await getXml(`/requests/${made.service_request_id}.xml`)
    expect(xml).toMatchObject({ service_requests: { request: { service_request_id: made.service_request_id } } })

    const answer = await post(aForm(), { format: 'xml' })
    expect(parser.parse(String(answer.body))).toMatchObject({
      service_requests: { request: { service_request_id: expect.stringMatching(/^\d{6}-/) } },
    })
  })

  it('keeps name and number encrypted, words without numbers, and the picture’s address as text', async () => {
    const words = '灯坏了，电话13812349999'
    const more = { first_name: '三', last_name: '张', phone: '13812349999', media_url: 'http://10.0.0.1/a.jpg' }
    const [made] = ok(await post(aForm({ ...more, description: words, email: 'a@b.cn' }))) as [
      { service_request_id: string },
    ]
    const row = await app.db
      .selectFrom('matters.matter as m')
      .innerJoin('matters.requester as r', 'r.matter_id', 'm.id')
      .innerJoin('open_data.request as q', 'q.matter_id', 'm.id')
      .select(['m.words', 'm.source', 'r.phone_cipher', 'r.person_id', 'q.media_url'])
      .where('m.number', '=', made.service_request_id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ source: 'on_behalf', person_id: null, media_url: 'http://10.0.0.1/a.jpg' })
    expect(row.words).toBe('灯坏了，电话138****9999')
    expect(row.phone_cipher).not.toContain('13812349999')
  })

  it('takes photos by multipart', async () => {
    const sharp = (await import('sharp')).default
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#778' } })
      .jpeg()
      .toBuffer()
    const form = new FormData()
    for (const [name, value] of Object.entries(aForm())) form.append(name, value)
    form.append('media', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'lamp.jpg')
    const packed = new Response(form)
    const [made] = ok(
      await app.anonymous.raw({
        method: 'POST',
        url: `${V2}/requests.json`,
        payload: Buffer.from(await packed.arrayBuffer()),
        headers: { 'content-type': packed.headers.get('content-type') ?? '' },
      }),
    ) as [{ service_request_id: string }]
    const kept = await app.db
      .selectFrom('files.file as f')
      .innerJoin('workflow.case as c', 'c.id', 'f.subject_id')
      .select('f.id')
      .where('c.number', '=', made.service_request_id)
      .execute()
    expect(kept).toHaveLength(1)
  })

  it('answers a repeated Idempotency-Key with the first number', async () => {
    const headers = { 'idempotency-key': 'sheet-7' }
    const first = ok(await post(aForm(), { headers }))
    expect(ok(await post(aForm(), { headers }))).toEqual(first)
    const rows = await app.db
      .selectFrom('open_data.request')
      .select('token')
      .where('repeat_key', '=', 'sheet-7')
      .execute()
    expect(rows).toHaveLength(1)
  })

  it.each([
    ['service_code', { service_code: '' }, 400],
    ['lat', { lat: '' }, 400],
    ['lat', { lat: 'north' }, 400],
    ['long', { long: '500' }, 400],
    ['phone', { phone: '12' }, 400],
    ['media_url', { media_url: 'javascript:alert(1)' }, 400],
    ['service_code', { service_code: 'no.such' }, 404],
    ['jurisdiction_id', { jurisdiction_id: 'elsewhere.org' }, 404],
  ])('refuses what %s says wrongly: %j', async (_field, wrong, status) => {
    expect(await post(aForm(wrong))).toMatchObject({
      status,
      body: [{ code: status, description: expect.any(String) }],
    })
  })

  it('refuses what is no form, as the standard says', async () => {
    const json = { method: 'POST', url: `${V2}/requests.json`, payload: { service_code: 'x' } }
    expect(await app.anonymous.raw(json)).toMatchObject({ status: 400, body: [{ code: 400 }] })
    const as = (type: string) => app.anonymous.raw({ ...json, payload: 'x', headers: { 'content-type': type } })
    expect(await as('text/plain')).toMatchObject({ status: 400, body: [{ code: 400 }] })
    expect(await as('application/pdf')).toMatchObject({ status: 415, body: [{ code: 415 }] })
  })

  it('stops at the limit of a key, and when the key is taken back', async () => {
    const small = await issueKey(app, 2)
    const send = async () => (await post(aForm({ api_key: small.key }))).status
    expect([await send(), await send(), await send()]).toEqual([200, 200, 429])
    app.clock.advance(60_000)
    expect(await send()).toBe(200)
    const body = { requestId: crypto.randomUUID() }
    ok(await app.as('sysadmin').call(contract.routes.revokeApiKey, { params: { id: small.id }, body }))
    expect(await send()).toBe(403)
    const entries = await app.db.selectFrom('audit.entry').select('event').where('subject_id', '=', small.id).execute()
    expect(entries.map(one => one.event).toSorted()).toEqual(['interface.key_issued', 'interface.key_revoked'])
    const stored = JSON.stringify([
      await app.db.selectFrom('open_data.api_key').selectAll().execute(),
      await app.keptReplies(),
      await app.db.selectFrom('audit.entry').selectAll().execute(),
    ])
    expect(stored).not.toContain(small.key)
  })
})

describe('the list', () => {
  it('is narrowed by service, status, time and number, and comes in pages', async () => {
    const one = await report(app, place, { category: 'livelihood.road', words: '井盖破损' })
    const two = await report(app, place, { category: 'livelihood.road', words: '路面坑洼' })
    const list = async (query: string) =>
      (ok(await get(`/requests.json?${query}`)) as { service_request_id: string }[]).map(row => row.service_request_id)
    expect((await list('service_code=livelihood.road')).toSorted()).toEqual([one.number, two.number].toSorted())
    expect(await list('service_code=livelihood.road&status=closed')).toEqual([])
    expect(await list('service_code=livelihood.road&status=open,closed')).toHaveLength(2)
    const pages = [1, 2, 3].map(page => list(`service_code=livelihood.road&page=${page}&page_size=1`))
    expect((await Promise.all(pages)).map(page => page.length)).toEqual([1, 1, 0])
    expect(await list(`service_request_id=${one.number},${two.number}`)).toHaveLength(2)
    expect(await list('service_code=livelihood.road&end_date=2026-09-22T00:00:00Z')).toEqual([])
    expect(await list('service_code=livelihood.road&start_date=2026-09-23T00:00:00Z')).toHaveLength(2)
  })

  it.each([
    'start_date=2026-01-01T00:00:00Z&end_date=2026-09-01T00:00:00Z',
    'start_date=yesterday',
    'status=pending',
    'page=0',
    'page_size=1000',
  ])('refuses %s with 400', async query => {
    expect(await get(`/requests.json?${query}`)).toMatchObject({ status: 400, body: [{ code: 400 }] })
    expect((await getXml(`/requests.xml?${query}`)).xml).toMatchObject({ errors: { error: { code: 400 } } })
  })

  it('shows words and place of what staff found, from acceptance on, and never what is between people', async () => {
    const found = await report(app, place, {
      kind: 'grid_event',
      category: 'cityscape.clutter',
      words: '单元门口堆放纸箱',
    })
    const read = async (number: string) => ok(await get(`/requests.json?service_request_id=${number}`))
    expect(await read(found.number)).toMatchObject([{ description: null, status: 'open' }])
    await act(app, 'dispatcher', { of: found, name: 'accept', form: { category: 'cityscape.clutter' } })
    expect(await read(found.number)).toMatchObject([
      { description: '单元门口堆放纸箱', lat: place.lat, long: place.lng, address: '东门外' },
    ])
    const quarrel = await report(app, place, { category: 'dispute.neighbour', words: '楼上漏水，和邻居争吵' })
    const secret = await report(app, place, { secretFromUnit: true })
    expect(await read(quarrel.number)).toEqual([])
    expect(await read(secret.number)).toEqual([])
    expect((await get(`/requests/${secret.number}.json`)).status).toBe(404)
  })

  it('is empty but well formed in XML', async () => {
    const { xml } = await getXml('/requests.xml?service_request_id=000000-000000-00000')
    expect(xml).toEqual({ '?xml': '', service_requests: '' })
  })
})
