import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { jsonb } from '#platform/db/json.ts'
import { DomainError } from '#platform/error.ts'
import { type BaseCtx, type Caller, definePart } from './mount.ts'
import { defineContract, PUBLIC, requestId, route } from './route.ts'
import { type SmallServer, startSmallServer } from './testing.ts'

const body = z.object({ requestId, note: z.string().default(''), tags: z.array(z.string()).default([]) })
const base = { method: 'POST', summary: 'A lamp', permission: PUBLIC, body } as const
const lamps = defineContract('lamps', {
  /** Every call that runs leaves one row more. */
  add: route({ ...base, path: '/api/lamps', reply: z.object({ id: z.uuid() }) }),
  /** Only one can ever take it. */
  take: route({
    ...base,
    path: '/api/lamps/:name/take',
    params: z.object({ name: z.string() }),
    reply: z.object({ by: z.string() }),
  }),
  refuse: route({ ...base, path: '/api/lamps/refuse', reply: z.object({ ok: z.boolean() }) }),
})

let refusing = true
const part = definePart<typeof lamps.routes, Caller & BaseCtx>(lamps, {
  async add({ body: { note } }, ctx) {
    const id = randomUUID()
    await ctx.tx.db
      .insertInto('platform.setting')
      .values({ key: id, value: jsonb(note), updated_at: ctx.now })
      .execute()
    return { id }
  },
  async take({ params }, ctx) {
    const { numUpdatedRows } = await ctx.tx.db
      .updateTable('platform.setting')
      .set({ value: jsonb('taken') })
      .where('key', '=', params.name)
      .where('value', '=', jsonb('free'))
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) throw new DomainError('lamps.taken')
    return { by: ctx.key }
  },
  async refuse(_input, ctx) {
    await ctx.tx.db
      .insertInto('platform.setting')
      .values({ key: randomUUID(), value: jsonb('refused'), updated_at: ctx.now })
      .execute()
    if (refusing) throw new DomainError('lamps.broken')
    return { ok: true }
  },
})

let server: SmallServer
beforeAll(async () => {
  server = await startSmallServer(part)
}, 120_000)
beforeEach(() => sql`delete from platform.setting`.execute(server.database.db))
afterAll(() => server.close())

async function countRows(): Promise<number> {
  return (await server.database.db.selectFrom('platform.setting').select('key').execute()).length
}

async function post(url: string, payload: object | string, caller = 'wang') {
  const headers = { 'x-caller': caller, 'content-type': 'application/json' }
  const reply = await server.http.inject({ method: 'POST', url, payload, headers })
  return { status: reply.statusCode, body: reply.json() }
}

describe('the same command again', () => {
  test('gets the first answer, and is carried out once', async () => {
    const command = { requestId: randomUUID(), note: 'dark', tags: ['a'] }
    const first = await post('/api/lamps', command)
    expect(first).toMatchObject({ status: 200 })
    expect(await post('/api/lamps', command)).toEqual(first)
    // The order of keys, and a default spelled out, are no difference.
    const reordered = { tags: ['a'], note: 'dark', requestId: command.requestId }
    expect(await post('/api/lamps', reordered)).toEqual(first)
    expect(await countRows()).toBe(1)
  })

  test('also when the copies arrive together', async () => {
    const command = { requestId: randomUUID(), note: 'dark' }
    const replies = await Promise.all(Array.from({ length: 10 }, () => post('/api/lamps', command)))
    expect(new Set(replies.map(reply => JSON.stringify(reply))).size).toBe(1)
    expect(replies[0]?.status).toBe(200)
    expect(await countRows()).toBe(1)
  })

  test('also when the first one leaves nothing for the others to take', async () => {
    await server.database.db
      .insertInto('platform.setting')
      .values({ key: 'bridge', value: jsonb('free'), updated_at: server.clock.now() })
      .execute()
    const command = { requestId: randomUUID() }
    const replies = await Promise.all(Array.from({ length: 10 }, () => post('/api/lamps/bridge/take', command)))
    expect(replies.map(reply => reply.status)).toEqual(replies.map(() => 200))
    expect(await post('/api/lamps/bridge/take', { requestId: randomUUID() })).toMatchObject({
      status: 409,
      body: { code: 'lamps.taken' },
    })
  })

  test('is carried out when the first one was refused, which left nothing', async () => {
    const command = { requestId: randomUUID() }
    refusing = true
    expect(await post('/api/lamps/refuse', command)).toMatchObject({ status: 409, body: { code: 'lamps.broken' } })
    expect(await countRows()).toBe(0)
    refusing = false
    expect(await post('/api/lamps/refuse', command)).toMatchObject({ status: 200, body: { ok: true } })
    expect(await countRows()).toBe(1)
  })
})

describe('the same id for something else', () => {
  test.each<[string, string, object]>([
    ['other words', '/api/lamps', { note: 'darker' }],
    ['another list', '/api/lamps', { tags: ['b', 'a'] }],
    ['another route', '/api/lamps/refuse', { note: 'dark', tags: ['a', 'b'] }],
  ])('%s: 409 that names the field', async (_what, url, change) => {
    const command = { requestId: randomUUID(), note: 'dark', tags: ['a', 'b'] }
    expect((await post('/api/lamps', command)).status).toBe(200)
    expect(await post(url, { ...command, ...change })).toMatchObject({
      status: 409,
      body: {
        code: 'platform.request_id_reused',
        detail: '同一个请求编号被用于两次不同的提交，请刷新后重试。',
        errors: [{ field: 'requestId', code: 'platform.request_id_reused' }],
      },
    })
    expect(await countRows()).toBe(1)
  })

  test('another thing in the path is something else', async () => {
    const command = { requestId: randomUUID() }
    for (const key of ['bridge', 'gate'])
      await server.database.db
        .insertInto('platform.setting')
        .values({ key, value: jsonb('free'), updated_at: server.clock.now() })
        .execute()
    expect((await post('/api/lamps/bridge/take', command)).status).toBe(200)
    expect((await post('/api/lamps/gate/take', command)).status).toBe(409)
  })

  test('two people may have the same id by chance', async () => {
    const command = { requestId: randomUUID(), note: 'dark' }
    const [one, two] = [await post('/api/lamps', command, 'wang'), await post('/api/lamps', command, 'li')]
    expect([one.status, two.status]).toEqual([200, 200])
    expect(one.body.id).not.toBe(two.body.id)
  })
})

test('an id is needed, and is a UUID', async () => {
  for (const command of [{ note: 'dark' }, { requestId: '1' }]) {
    expect(await post('/api/lamps', command)).toMatchObject({ status: 422, body: { errors: [{ field: 'requestId' }] } })
  }
})

test('the answer that is kept can be read by nobody who reads the table, and comes back as it was', async () => {
  const payload = { requestId: randomUUID() }
  const first = await post('/api/lamps', payload)
  const { reply } = await server.database.db
    .selectFrom('platform.command')
    .select('reply')
    .where('request_id', '=', payload.requestId)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(reply)).not.toContain(first.body.id)
  expect((await post('/api/lamps', payload)).body).toEqual(first.body)
})
