import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestApp, TestReply } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../contract.ts'

/** What a test reports has to lie somewhere: a compound of the dispatcher's community. */
export async function placeOf(
  app: TestApp,
): Promise<{ district: string; community: string; lng: number; lat: number }> {
  const row = await app.db
    .selectFrom('auth.user as u')
    .innerJoin('people.post as t', 't.person_id', 'u.person_id')
    .innerJoin('territory.compound as c', 'c.community_code', 't.area_code')
    .select(['c.district', 'c.community_code', 'c.lng', 'c.lat'])
    .where('u.username', '=', 'dispatcher')
    .orderBy('c.name')
    .executeTakeFirstOrThrow()
  return { district: row.district, community: row.community_code, lng: row.lng, lat: row.lat }
}

interface Wanted {
  words?: string
  category?: string
  kind?: string
  secretFromUnit?: boolean
  contact?: { name: string; phone: string }
}

export interface Reported {
  district: string
  id: string
  caseId: string
  number: string
}

/** A report through the product's own door, as a resident, or as a grid worker for a grid event. */
export async function report(app: TestApp, at: { lng: number; lat: number }, wanted: Wanted = {}): Promise<Reported> {
  const { words = '小区门口污水外溢', category = 'livelihood.sewer', kind = 'resident_request', ...more } = wanted
  const client = app.as(kind === 'grid_event' ? 'grid_worker' : 'resident')
  const payload = {
    requestId: randomUUID(),
    kind,
    words,
    categoryId: category,
    point: { lng: at.lng, lat: at.lat, crs: 'wgs84' },
    place: '东门外',
    ...more,
  }
  return ok(await client.raw({ method: 'POST', url: '/api/matters', payload })) as Reported
}

export async function act(
  app: TestApp,
  who: string,
  step: { of: Pick<Reported, 'district' | 'caseId'>; name: string; form?: Record<string, unknown>; note?: string },
): Promise<void> {
  const { of, name, form = {}, note } = step
  ok(
    await app.as(who).call(workflow.routes.actOnCase, {
      params: { district: of.district, id: of.caseId, name },
      body: { requestId: randomUUID(), form, ...(note === undefined ? {} : { note }) },
    }),
  )
}

export async function issueKey(app: TestApp, perMinute = 60): Promise<{ id: string; key: string }> {
  const reply = await app
    .as('sysadmin')
    .call(contract.routes.issueApiKey, { body: { requestId: randomUUID(), name: '城市热线平台', perMinute } })
  return contract.routes.issueApiKey.reply.parse(ok(reply))
}

/** The body of a reply that must be 200; says what the server answered when it is not. */
export function ok(reply: TestReply): unknown {
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

/** A form as the standard sends it. */
export function formed(fields: Record<string, string>): { payload: string; headers: Record<string, string> } {
  return {
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }
}

export interface Heard {
  headers: Record<string, string>
  body: string
}

/** Another machine, as far as this one knows: keeps what it is sent and answers what it is told to. */
export async function listenHere(): Promise<{
  host: string
  heard: Heard[]
  answer: (status: number) => void
  close: () => Promise<void>
}> {
  const heard: Heard[] = []
  let status = 200
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      heard.push({ headers, body: Buffer.concat(chunks).toString('utf8') })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    heard,
    answer: next => void (status = next),
    close: () => new Promise(done => server.close(() => done())),
  }
}
