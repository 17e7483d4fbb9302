import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '#apps/server/contracts.ts'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { personas } from '#city/personas.ts'
import type { Route } from '#platform/http/route.ts'

const SEED = 20261122
const PER_ROUTE = 25
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
}, 120_000)
afterAll(() => app.close())

const routes = contracts.flatMap(contract =>
  Object.entries(contract.routes).map(([name, route]) => ({ id: `${contract.name}.${name}`, route: route as Route })),
)

/** Text and values that have broken parsers, databases and templates before. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '\u0000',
    '\ud800',
    'ٱ',
    "' or 1=1 --",
    '%00',
    '../../../etc/passwd',
    '{{7*7}}',
    'x'.repeat(5000),
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER + 1,
    [],
    {},
    [[[[]]]],
    true,
    '2026-13-45',
    '00000000-0000-0000-0000-000000000000',
    { __proto__: null, constructor: 'x' },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.dictionary(fc.string({ maxLength: 8 }), fc.anything({ maxDepth: 1 }), { maxKeys: 3 }),
)

function keysOf(schema: Route['body']): string[] {
  return schema && 'shape' in schema && typeof schema.shape === 'object' && schema.shape
    ? Object.keys(schema.shape)
    : []
}

/** A body of the right keys with wrong values; never one the contract would accept. */
function malformedBody(schema: NonNullable<Route['body']>): fc.Arbitrary<unknown> {
  const keys = keysOf(schema)
  const shaped = fc.record(Object.fromEntries(keys.map(key => [key, nasty])), { requiredKeys: [] })
  return fc.oneof(nasty, shaped, shaped).filter(body => !schema.safeParse(body).success)
}

function fillPath(path: string, value: string): string {
  return path.replaceAll(/:([a-zA-Z]+)/g, () => encodeURIComponent(value))
}

const inPath = fc.oneof(
  fc.constantFrom('990101', '0', '%', '..', 'x'.repeat(190), '00000000-0000-0000-0000-000000000000', '\u0000', '近邻'),
  fc.string({ minLength: 1, maxLength: 20 }),
)

describe('whatever is sent, the answer is the sender’s to mend', () => {
  test('a malformed body gets a 4xx problem, and nothing of the inside shows', async () => {
    let sent = 0
    for (const { id, route } of routes.filter(({ route: one }) => one.method !== 'GET' && one.kind !== 'upload')) {
      const schema = route.body
      if (!schema) continue
      const samples = fc.sample(fc.tuple(malformedBody(schema), inPath, fc.nat()), { numRuns: PER_ROUTE, seed: SEED })
      for (const [body, value, pick] of samples) {
        const persona = personas[pick % personas.length]
        const response = await app.as(persona?.username ?? '').raw({
          method: route.method,
          url: fillPath(route.path, value),
          payload: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        })
        sent += 1
        expectRefusal(response, `${id} ${JSON.stringify(body).slice(0, 200)}`)
      }
    }
    expect(sent).toBeGreaterThanOrEqual(2000)
  }, 300_000)

  test('queries and paths of every kind never break a read', async () => {
    let sent = 0
    for (const { id, route } of routes) {
      const keys = keysOf(route.query)
      const queries = fc.dictionary(
        keys.length > 0 ? fc.constantFrom(...keys, 'cursor') : fc.constant('cursor'),
        fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('-1', '1e9', 'NaN', '\u0000', '[]', '2026-02-30')),
        { minKeys: 1, maxKeys: 4 },
      )
      const samples = fc.sample(fc.tuple(queries, inPath, fc.nat()), { numRuns: 12, seed: SEED })
      for (const [query, value, pick] of samples) {
        const persona = personas[pick % personas.length]
        const url = `${fillPath(route.path, value)}?${new URLSearchParams(query)}`
        const response = await app.as(persona?.username ?? '').raw({ method: 'GET', url })
        sent += 1
        expect(response.status, `${id} ${url}`).toBeLessThan(500)
        expectNoInside(response.body)
      }
    }
    expect(sent).toBeGreaterThan(500)
  }, 300_000)

  test('text that is not JSON, of a wrong type or too large is refused', async () => {
    let sent = 0
    const wrong = ['{', 'null', '"x"', '[1,2', '{"a":1}}', '\u0000', '']
    for (const { id, route } of routes.filter(({ route: one }) => one.body !== undefined)) {
      for (const payload of wrong) {
        for (const type of ['application/json', 'text/plain', 'multipart/form-data', 'application/xml']) {
          const response = await app
            .as('operator')
            .raw({ method: route.method, url: fillPath(route.path, 'x'), payload, headers: { 'content-type': type } })
          expectRefusal(response, `${id} ${type} ${payload}`)
          sent += 1
        }
      }
    }
    expect(sent).toBeGreaterThan(500)
  }, 300_000)
})

function expectRefusal(
  response: { status: number; body: unknown; headers: Record<string, unknown> },
  what: string,
): void {
  expect(response.status, what).toBeGreaterThanOrEqual(400)
  expect(response.status, what).toBeLessThan(500)
  expect(response.headers['content-type'], what).toContain('application/problem+json')
  expectNoInside(response.body)
}

function expectNoInside(body: unknown): void {
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body ?? null)
  expect(text).not.toMatch(/node_modules|\bat .+\.ts:\d+|syntax error at|select .+ from|pg_catalog/i)
}
