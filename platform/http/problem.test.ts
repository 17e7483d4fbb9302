import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { registerMessages } from '#platform/i18n.ts'
import { type BaseCtx, type Caller, definePart } from './mount.ts'
import { defineContract, PUBLIC, pageQuery, problem, requestId, route } from './route.ts'
import { type SmallServer, startSmallServer } from './testing.ts'

const open = { summary: 'A lamp', permission: PUBLIC, reply: z.object({ ok: z.boolean() }) } as const
const lamps = defineContract('lamps', {
  add: route({
    ...open,
    method: 'POST',
    path: '/api/lamps',
    bodyLimit: 2_000,
    body: z.object({
      requestId,
      name: z.string().min(2),
      points: z.array(z.object({ lng: z.number().min(-180).max(180) })).default([]),
    }),
  }),
  list: route({ ...open, method: 'GET', path: '/api/lamps', query: pageQuery }),
  get: route({ ...open, method: 'GET', path: '/api/lamps/:id', params: z.object({ id: z.uuid() }) }),
  fail: route({
    ...open,
    method: 'GET',
    path: '/api/fail',
    query: z.object({ how: z.string() }),
    reply: z.object({ ok: z.boolean() }),
  }),
})

const failures: Record<string, (ctx: BaseCtx) => unknown> = {
  dim: () => new DomainError('lamps.dim', { params: { name: '东门' } }),
  field: () => invalid('points.0.lng', 'lamps.outside', { lng: 200 }),
  gone: () => notFound(),
  crash: () => new TypeError('secret: password=hunter2'),
  sql: ctx => sql`select secret from public.no_such_table`.execute(ctx.tx.db),
  value: ctx => sql`select 'x'::uuid`.execute(ctx.tx.db),
  text: () => 'a string',
  wrong: () => undefined,
}

const part = definePart<typeof lamps.routes, Caller & BaseCtx>(lamps, {
  add: async () => ({ ok: true }),
  list: async () => ({ ok: true }),
  get: async () => ({ ok: true }),
  async fail({ query }, ctx) {
    const made = await failures[query.how]?.(ctx)
    if (made !== undefined) throw made
    return {} as { ok: boolean }
  },
})

let server: SmallServer
beforeAll(async () => {
  registerMessages('lamps', {
    zh: { errors: { dim: '{{name}}的灯太暗。', outside: '{{lng}} 不在地球上。' } },
    en: { errors: { dim: 'The lamp at {{name}} is dim.', outside: '{{lng}} is not on earth.' } },
  })
  server = await startSmallServer(part)
}, 120_000)
afterAll(() => server.close())

async function send(
  request: { method?: 'GET' | 'POST'; url: string; payload?: object | string; type?: string },
  locale = 'zh',
) {
  const { method = 'GET', url, payload, type = 'application/json' } = request
  const headers = { 'accept-language': locale, ...(payload === undefined ? {} : { 'content-type': type }) }
  const reply = await server.http.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
  expect(reply.headers['content-type']).toContain('application/problem+json')
  const body = problem.strict().parse(reply.json())
  expect(body.status).toBe(reply.statusCode)
  expect(body.type).toBe(`urn:jinlin:error:${body.code}`)
  return body
}

const post = (payload: object | string, type?: string) => ({
  method: 'POST' as const,
  url: '/api/lamps',
  payload,
  ...(type ? { type } : {}),
})

describe('what does not fit the contract', () => {
  const body = { requestId: randomUUID(), points: [{ lng: 1 }, { lng: 999 }, {}] }

  test('names every field and says in Chinese what is wrong with it', async () => {
    const answer = await send(post(body))
    expect(answer).toMatchObject({ status: 422, code: 'platform.invalid', detail: '填写的内容有 3 处需要修改。' })
    expect(answer.errors?.map(error => [error.field, error.code])).toEqual([
      ['name', 'invalid_type'],
      ['points.1.lng', 'too_big'],
      ['points.2.lng', 'invalid_type'],
    ])
    for (const { detail } of answer.errors ?? []) expect(detail).toMatch(/[\u4e00-\u9fff]/)
  })

  test('and in English', async () => {
    const answer = await send(post(body), 'en-GB,en;q=0.9')
    expect(answer).toMatchObject({ status: 422, title: 'Please correct 3 field(s).' })
    for (const { detail } of answer.errors ?? []) expect(detail).toMatch(/^[\x20-\x7e]+$/)
  })

  test('a query too; an address that cannot be is simply not found', async () => {
    const answer = await send({ url: '/api/lamps?limit=0' })
    expect(answer).toMatchObject({ status: 422, errors: [{ field: 'limit', code: 'too_small' }] })
    expect(await send({ url: '/api/lamps/1' })).toMatchObject({ status: 404, code: 'platform.not_found' })
    expect(await send({ url: '/api/no-such-thing' })).toMatchObject({ status: 404, code: 'platform.not_found' })
  })

  test('what is no JSON, of another type, or too much', async () => {
    expect(await send(post('{'))).toMatchObject({ status: 400, code: 'platform.malformed' })
    expect(await send(post('<a/>', 'text/xml'))).toMatchObject({ status: 415, code: 'platform.unsupported_media' })
    expect(await send(post({ name: 'x'.repeat(3_000) }))).toMatchObject({ status: 413, code: 'platform.too_large' })
    expect(await send(post('null'))).toMatchObject({ status: 422, code: 'platform.invalid' })
  })
})

describe('what a rule refuses', () => {
  test('speaks the text of its code, in both languages, with what it mentions', async () => {
    const url = '/api/fail?how=dim'
    const answer = await send({ url })
    expect(answer).toEqual({
      type: 'urn:jinlin:error:lamps.dim',
      title: '东门的灯太暗。',
      detail: '东门的灯太暗。',
      status: 409,
      code: 'lamps.dim',
    })
    expect(await send({ url }, 'en')).toMatchObject({ detail: 'The lamp at 东门 is dim.' })
    // A language we do not speak gets Chinese.
    expect(await send({ url }, 'fr')).toMatchObject({ detail: '东门的灯太暗。' })
  })

  test('names the field at fault', async () => {
    expect(await send({ url: '/api/fail?how=field' })).toMatchObject({
      status: 422,
      errors: [{ field: 'points.0.lng', code: 'lamps.outside', detail: '200 不在地球上。' }],
    })
    expect(await send({ url: '/api/fail?how=gone' })).toMatchObject({ status: 404, code: 'platform.not_found' })
  })
})

test('whatever breaks inside is told without a word of the inside', async () => {
  for (const how of ['crash', 'sql', 'text', 'wrong']) {
    const answer = await send({ url: `/api/fail?how=${how}` })
    expect(answer).toEqual({
      type: 'urn:jinlin:error:platform.internal',
      title: '系统出现意外错误，已记录。请稍后重试。',
      detail: '系统出现意外错误，已记录。请稍后重试。',
      status: 500,
      code: 'platform.internal',
    })
  }
  expect(await send({ url: '/api/fail?how=value' })).toMatchObject({ status: 400, code: 'platform.malformed' })
})
