import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type BaseCtx, type Caller, definePart } from './mount.ts'
import { defineContract, PUBLIC, route } from './route.ts'
import { type SmallServer, startSmallServer } from './testing.ts'

const lamps = defineContract('lamps', {
  look: route({
    method: 'GET',
    path: '/api/lamps/:id',
    summary: 'A lamp',
    permission: PUBLIC,
    params: z.object({ id: z.string() }),
    reply: z.object({ id: z.string() }),
    perMinute: 3,
  }),
})
const part = definePart<typeof lamps.routes, Caller & BaseCtx>(lamps, {
  // What the contract does not name does not leave.
  look: async ({ params }) => ({ id: params.id, owner: 'Wang' }),
})

let server: SmallServer
afterEach(() => server.close())

async function get(url: string) {
  return server.http.inject({ method: 'GET', url })
}

test('says that it lives, that it is ready, and what it did', async () => {
  server = await startSmallServer(part)
  expect((await get('/healthz')).json()).toEqual({ status: 'alive' })
  expect((await get('/readyz')).json()).toEqual({ status: 'ready' })
  expect((await get('/api/lamps/7')).json()).toEqual({ id: '7' })
  await get('/api/nothing/here')
  const metrics = await get('/metrics')
  expect(metrics.headers['content-type']).toContain('text/plain')
  // By route, never by address: an address may name a person, and there are endlessly many.
  expect(metrics.body).toContain(
    'http_request_duration_seconds_count{method="GET",route="/api/lamps/:id",status="200"} 1',
  )
  expect(metrics.body).toContain('route="unmatched",status="404"} 1')
  expect(metrics.body).not.toContain('/api/lamps/7')
})

test('without its database it lives, is not ready, and says so without a reason', async () => {
  server = await startSmallServer(part)
  await server.database.close()
  expect((await get('/healthz')).statusCode).toBe(200)
  const ready = await get('/readyz')
  expect(ready.statusCode).toBe(503)
  expect(ready.json()).toEqual({ status: 'database unreachable' })
})

test('sends the headers that keep a page from being framed, sniffed or scripted', async () => {
  server = await startSmallServer(part)
  const { headers } = await get('/api/lamps/7')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['x-frame-options']).toBe('SAMEORIGIN')
  for (const directive of [
    "default-src 'self'",
    "script-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ])
    expect(headers['content-security-policy']).toContain(`${directive};`)
  expect(headers['content-security-policy']).toContain("img-src 'self' data: blob:;")
  expect(headers['content-security-policy']).toMatch(/connect-src 'self'$/)
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers).not.toHaveProperty('x-powered-by')
})

test('a caller who asks too often is told to wait, and others are not', async () => {
  server = await startSmallServer(part, { limited: true })
  const call = (remoteAddress: string, headers = {}) =>
    server.http.inject({ method: 'GET', url: '/api/lamps/7', remoteAddress, headers })
  for (let index = 0; index < 3; index += 1) expect((await call('10.0.0.1')).statusCode).toBe(200)
  const refused = await call('10.0.0.1')
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['content-type']).toContain('application/problem+json')
  expect(refused.json()).toMatchObject({ code: 'platform.too_many_requests', detail: '操作太频繁，请稍后再试。' })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await call('10.0.0.2')).statusCode).toBe(200)
  // Nobody gets more by claiming to be somebody else.
  expect((await call('10.0.0.1', { 'x-forwarded-for': '10.0.0.9' })).statusCode).toBe(429)
})
