import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contracts } from '#apps/server/contracts.ts'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { personas } from '#city/personas.ts'
import type { Route } from '#platform/http/route.ts'
import { homePoint } from '#tests/setup/home.ts'
import { type Known, plausible } from '#tests/setup/plausible.ts'

const SEED = 20261122
/** With what malformed.test.ts sends, more than 20,000 requests on each database. */
const PER_ROUTE = 17
let app: TestApp
let known: Known
const sessions = new Map<string, string>()

beforeAll(async () => {
  app = await startTestApp()
  for (let index = 0; index < 6; index += 1) await raise(index)
  known = await whatExists()
}, 120_000)
afterAll(() => app.close())

async function raise(index: number): Promise<void> {
  const requestId = `00000000-0000-4000-8000-00000000000${index}`
  const payload = { requestId, kind: 'resident_request', words: `第${index}盏路灯不亮`, point: await homePoint(app.db) }
  const reply = await app.as('resident').raw({ method: 'POST', url: '/api/matters', payload })
  const { caseId, district } = reply.body as { caseId: string; district: string }
  if (index % 2 === 0) return
  const url = `/api/cases/${district}/${caseId}/actions/accept`
  const step = { requestId: caseId, form: { category: 'livelihood.street_lamp' } }
  await app.as('dispatcher').raw({ method: 'POST', url, payload: step })
}

async function whatExists(): Promise<Known> {
  const idsOf = async (
    table: 'matters.matter' | 'workflow.case' | 'people.organisation' | 'people.person' | 'people.post',
  ) => (await app.db.selectFrom(table).select('id').limit(6).execute()).map(row => row.id)
  const tables = ['matters.matter', 'workflow.case', 'people.organisation', 'people.person', 'people.post'] as const
  const areas = (await app.db.selectFrom('territory.area').select('code').limit(12).execute()).map(row => row.code)
  const actions = ['accept', 'dispatch', 'hold', 'urge', 'comment', 'merge', 'follow_up', 'raise', 'void']
  const { lng, lat } = await homePoint(app.db)
  return {
    ids: (await Promise.all(tables.map(idsOf))).flat(),
    byName: {
      district: ['990101', '990102'],
      code: areas,
      areaCode: areas,
      area: areas,
      name: actions,
      category: ['livelihood.street_lamp', 'security.noise'],
      categoryId: ['livelihood.street_lamp', 'security.noise'],
      format: ['json', 'xml'],
      file: ['1.json', '1.xml', 'livelihood.street_lamp.json', '0.mvt', '990101.rss'],
      username: personas.map(persona => persona.username),
      lng: [lng],
      lat: [lat],
    },
  }
}

const routes = contracts.flatMap(contract =>
  Object.entries(contract.routes).map(([name, route]) => ({ id: `${contract.name}.${name}`, route: route as Route })),
)

interface Sample {
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: unknown
  as: string
}

function samplesOf(route: Route): Sample[] {
  const record = (schema: Route['query']) =>
    schema ? (plausible(schema, known) as fc.Arbitrary<Record<string, unknown>>) : fc.constant({})
  return fc.sample(
    fc.record({
      params: record(route.params),
      query: record(route.query),
      body: route.body ? plausible(route.body, known) : fc.constant(undefined),
      as: fc.constantFrom('', ...personas.map(persona => persona.username)),
    }),
    { numRuns: PER_ROUTE, seed: SEED },
  )
}

function addressOf({ path }: Route, { params, query }: Sample): string {
  const filled = path.replaceAll(/:([a-zA-Z]+)/g, (_all, name: string) => encodeURIComponent(asText(params[name])))
  const search = Object.entries(query).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map(one => [name, asText(one)]) : value === undefined ? [] : [[name, asText(value)]],
  )
  return `${filled}?${new URLSearchParams(search)}`
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? 'x')
}

/** Whoever was signed out by an earlier request signs in again, if that is still allowed. */
async function cookieOf(username: string): Promise<string> {
  const kept = sessions.get(username)
  if (kept !== undefined || username === '') return kept ?? ''
  const reply = await app.http.inject({ method: 'POST', url: '/api/session/demo', payload: { username } })
  const cookie = reply.cookies.map(one => `${one.name}=${one.value}`).join('; ')
  sessions.set(username, cookie)
  return cookie
}

async function send(route: Route, url: string, { payload, headers = {}, as }: Sent): Promise<number> {
  const cookie = await cookieOf(as)
  const { statusCode } = await app.http.inject({
    method: route.method,
    url,
    headers: { ...headers, ...(cookie ? { cookie } : {}) },
    ...(payload === undefined ? {} : { payload }),
  })
  if (statusCode === 401) sessions.delete(as)
  return statusCode
}
interface Sent {
  payload?: string | Buffer
  headers?: Record<string, string>
  as: string
}

test('whatever a contract would take, from whomever, no request fails inside', async () => {
  const faults: string[] = []
  const answers = new Map<number, number>()
  let sent = 0
  for (const { id, route } of routes.filter(one => one.route.kind !== 'upload')) {
    for (const sample of samplesOf(route)) {
      const url = addressOf(route, sample)
      const payload = sample.body === undefined ? {} : { payload: JSON.stringify(sample.body) }
      const headers = { 'content-type': 'application/json' }
      const status = await send(route, url, {
        ...payload,
        ...(sample.body === undefined ? {} : { headers }),
        as: sample.as,
      })
      sent += 1
      answers.set(status, (answers.get(status) ?? 0) + 1)
      if (status >= 500) faults.push(`${status} ${id} ${sample.as} ${url} ${payload.payload?.slice(0, 300) ?? ''}`)
    }
  }
  expect(faults).toEqual([])
  expect(sent).toBeGreaterThanOrEqual(6_200)
  // It got past the first check often enough to mean something.
  expect(answers.get(200)).toBeGreaterThan(sent / 10)
}, 600_000)

/** Files that are what they say, are not, break off, or lie about their size. */
async function brokenFiles(): Promise<Buffer[]> {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#778899' } })
    .jpeg()
    .toBuffer()
  const huge = Buffer.from(photo)
  // The height in a JPEG's frame header, made 65,535.
  const frame = huge.indexOf(Buffer.from([0xff, 0xc0]))
  huge.writeUInt16BE(0xffff, frame + 5)
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(200)])
  const text = Buffer.from('工单编号,内容\n1,路灯不亮\n')
  return [
    photo,
    huge,
    photo.subarray(0, 50),
    zip,
    text,
    Buffer.alloc(0),
    Buffer.from('<svg onload=alert(1)>'),
    randomBytes(500),
  ]
}

test('no upload, however broken, fails inside', async () => {
  const files = await brokenFiles()
  const cut = fc.constantFrom('', '\r\n', '--', 'x')
  const field = fc.record({
    name: fc.constantFrom('file', 'files', 'media', 'api_key', 'service_code', 'lat', 'long', 'description', '', '"'),
    filename: fc.constantFrom('a.jpg', 'a.xlsx', '../../a.csv', '', '路灯.png', 'x'.repeat(400)),
    content: fc.constantFrom(...files),
    type: fc.constantFrom('image/jpeg', 'text/csv', 'application/octet-stream', 'nonsense'),
  })
  const samples = fc.sample(
    fc.record({
      fields: fc.array(field, { maxLength: 12 }),
      cut,
      as: fc.constantFrom(...personas.map(one => one.username)),
    }),
    { numRuns: 120, seed: SEED },
  )
  const faults: string[] = []
  for (const { id, route } of routes.filter(one => one.route.kind === 'upload')) {
    for (const { fields, cut: end, as } of samples) {
      const url = `${route.path.replace(':format', 'json')}?district=990101`
      const headers = { 'content-type': 'multipart/form-data; boundary=edge' }
      const status = await send(route, url, { payload: multipart(fields, end), headers, as })
      if (status >= 500)
        faults.push(`${status} ${id} ${as} ${fields.map(one => `${one.name} ${one.filename}`).join(', ')}`)
    }
  }
  expect(faults).toEqual([])
}, 600_000)

function multipart(fields: { name: string; filename: string; content: Buffer; type: string }[], end: string): Buffer {
  const parts = fields.map(({ name, filename, content, type }) => {
    const given = filename === '' ? '' : `; filename="${filename}"`
    const head = `--edge\r\ncontent-disposition: form-data; name="${name}"${given}\r\ncontent-type: ${type}\r\n\r\n`
    return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n')])
  })
  return Buffer.concat([...parts, Buffer.from(`--edge--${end}`)])
}
