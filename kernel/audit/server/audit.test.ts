import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendarServer, ensureCalendar, onCalendarChanged } from '#kernel/calendar/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { SettableClock } from '#platform/clock.ts'
import { type Database, migrate, openPglite } from '#platform/db/index.ts'
import { DomainError } from '#platform/error.ts'
import { mount } from '#platform/http/mount.ts'
import { testCrypto } from '#platform/http/testing.ts'
import type { Route } from '#platform/http/route.ts'
import { createHttp } from '#platform/http/server.ts'
import { registerMessages } from '#platform/i18n.ts'
import { openQueue, type Queue } from '#platform/jobs/queue.ts'
import { createLog } from '#platform/log.ts'
import { type TxDeps, withTx } from '#platform/tx.ts'
import type { AuditEntry } from '../contract.ts'
import { auditServer, type AuditWrite, recordCalendarChange, writeAudit } from './index.ts'

const clock = new SettableClock(new Date('2026-09-23T10:00:00+08:00'))
const east = randomUUID()
const west = randomUUID()
/** What access answers: an auditor of the city, of one district, of one street, and somebody without the permission. */
const reaches: Record<string, string[]> = { city: ['9901'], east: ['990101'], street: ['990101003'], none: [] }

let database: Database
let queue: Queue
let http: FastifyInstance
let tx: TxDeps

beforeAll(async () => {
  database = await openPglite()
  await migrate(database)
  await ensureCalendar(database.db, clock.now())
  const log = createLog('silent')
  queue = await openQueue(database, { jobs: calendarServer.jobs, log, schedule: false })
  tx = { db: database.db, clock, log, enqueue: queue.enqueue }
  http = await createHttp({ db: database.db, log, metrics: new Registry(), limited: false })
  registerMessages(auditServer.messages.namespace, auditServer.messages.bundle)
  const deps = {
    tx,
    crypto: testCrypto,
    async authorise(_route: Route, request: FastifyRequest) {
      const key = request.headers['x-caller']?.toString() ?? ''
      const codes = reaches[key]
      if (!codes) throw new DomainError('platform.unauthenticated', { status: 401 })
      return { key, actor: { personId: east, name: key }, scope: { areas: codes.map(code => ({ code })) } }
    },
  }
  mount(http, auditServer.part, deps)
  mount(http, calendarServer.part, deps)
  onCalendarChanged(recordCalendarChange)
  await write({ event: 'matter.reveal', subjectId: 'm1', reason: '回访', details: { field: 'phone' } })
  await write({ event: 'matter.reveal', subjectId: 'm2', areaCode: '990101003001' })
  await write({ event: 'matter.reveal', subjectId: 'm3', areaCode: '9901010030' })
  await write({ district: '990102', event: 'area.edited', subjectKind: 'area', subjectId: '990102001', person: west })
  await write({
    district: NO_DISTRICT,
    event: 'session.refused',
    subjectKind: 'account',
    subjectId: 'li',
    person: null,
  })
})

afterAll(async () => {
  await http.close()
  await queue.stop()
  await database.close()
})

/** One entry, a minute after the one before. */
async function write(entry: Partial<AuditWrite> & { person?: string | null }): Promise<void> {
  clock.advance(60_000)
  const { person = east, ...rest } = entry
  await withTx(tx)(async opened =>
    writeAudit(opened, {
      district: '990101',
      actor: { personId: person, name: '李明' },
      event: 'matter.read',
      subjectKind: 'matter',
      subjectId: 'm0',
      ...rest,
    }),
  )
}

async function list(caller: string, query = ''): Promise<{ items: AuditEntry[]; next: string | null }> {
  const reply = await get(caller, query)
  expect(reply.statusCode).toBe(200)
  return reply.json()
}

function get(caller: string, query = '') {
  return http.inject({ url: `/api/audit/entries${query}`, headers: { 'x-caller': caller } })
}

async function subjects(caller: string, query = ''): Promise<string[]> {
  return (await list(caller, query)).items.map(item => item.subjectId)
}

describe('reach', () => {
  test('the city sees all districts and the installation, newest first', async () => {
    expect(await subjects('city')).toEqual(['li', '990102001', 'm3', 'm2', 'm1'])
  })

  test('a district sees its own and nothing else', async () => {
    expect(await subjects('east')).toEqual(['m3', 'm2', 'm1'])
    expect(await subjects('east', '?district=990102')).toEqual([])
    expect(await subjects('east', `?district=${NO_DISTRICT}`)).toEqual([])
  })

  test('a street sees what happened under it', async () => {
    expect(await subjects('street')).toEqual(['m3', 'm2'])
  })

  test('no reach, nothing; nobody signed in, 401', async () => {
    expect(await subjects('none')).toEqual([])
    expect((await get('stranger')).statusCode).toBe(401)
  })
})

describe('filters', () => {
  test.each([
    ['district', '?district=990102', ['990102001']],
    ['event', '?event=matter.reveal', ['m3', 'm2', 'm1']],
    ['actor', `?actorId=${west}`, ['990102001']],
    ['subject', '?subjectKind=matter&subjectId=m2', ['m2']],
    ['from, to', '?from=2026-09-23T10:02:00%2B08:00&to=2026-09-23T10:04:00%2B08:00', ['m3', 'm2']],
    ['nothing fits', '?event=matter.revealed', []],
  ])('%s', async (...[, query, expected]) => {
    expect(await subjects('city', query)).toEqual(expected)
  })

  test.each([
    ['a subject without its kind', '?subjectId=m2', 'subjectKind'],
    ['a broken time', '?from=yesterday', 'from'],
    ['a broken cursor', '?cursor=abc', 'cursor'],
    ['a cursor of another list', `?cursor=${Buffer.from('["a","b"]').toString('base64url')}`, 'cursor'],
    ['too many at once', '?limit=1000', 'limit'],
  ])('refused with the field named: %s', async (...[, query, field]) => {
    const reply = await get('city', query)
    expect([reply.statusCode, reply.json().errors[0].field]).toEqual([422, field])
  })
})

test('pages follow one another over districts without loss or repetition, also within one instant', async () => {
  await withTx(tx)(async opened => {
    for (let index = 0; index < 5; index += 1)
      for (const district of ['990101', '990102'])
        writeAudit(opened, {
          district,
          actor: { personId: east, name: '李明' },
          event: 'page.test',
          subjectKind: 'page',
          subjectId: `${district}-${index}`,
        })
  })
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const reply = await list('city', `?event=page.test&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`)
    expect(reply.items.length).toBeLessThanOrEqual(3)
    seen.push(...reply.items.map(item => item.subjectId))
    cursor = reply.next
  }
  const expected = [0, 1, 2, 3, 4].flatMap(index => [`990101-${index}`, `990102-${index}`])
  expect(seen).toEqual(expected)
})

test('an entry says who, when, what, where and why', async () => {
  const [entry] = (await list('east', '?subjectKind=matter&subjectId=m1')).items
  expect(entry).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    district: '990101',
    at: '2026-09-23T02:01:00.000Z',
    actorId: east,
    actorName: '李明',
    event: 'matter.reveal',
    subjectKind: 'matter',
    subjectId: 'm1',
    areaCode: null,
    reason: '回访',
    details: { field: 'phone' },
  })
})

test('an entry exists exactly when its deed does', async () => {
  const failing = withTx(tx)(async opened => {
    writeAudit(opened, {
      district: '990101',
      actor: { personId: east, name: '李明' },
      event: 'deed.failed',
      subjectKind: 'deed',
      subjectId: '1',
    })
    await opened.flush()
    throw new DomainError('platform.conflict')
  })
  await expect(failing).rejects.toThrow('platform.conflict')
  expect(await subjects('city', '?event=deed.failed')).toEqual([])
})

test('reading the log leaves no entry', async () => {
  const before = (await list('city', '?limit=200')).items.length
  expect((await list('city', '?limit=200')).items).toHaveLength(before)
})

test('a change of the calendar is on record with its document', async () => {
  await http.inject({
    method: 'PUT',
    url: '/api/calendars/national/days/2026-04-20',
    headers: { 'x-caller': 'city' },
    payload: { requestId: randomUUID(), kind: 'rest', name: '三月三', source: '自治区人民政府通知' },
  })
  const { items } = await list('city', '?event=calendar.day_edited')
  expect(items).toMatchObject([
    {
      district: NO_DISTRICT,
      actorName: 'city',
      subjectKind: 'calendar',
      subjectId: 'national',
      reason: '自治区人民政府通知',
      details: { years: [2026], changes: [{ date: '2026-04-20', before: null, after: 'rest', name: '三月三' }] },
    },
  ])
})
