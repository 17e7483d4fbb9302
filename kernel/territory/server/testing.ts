import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import { auditServer } from '#kernel/audit/server/index.ts'
import { SettableClock } from '#platform/clock.ts'
import { type Database, type Db, migrate, openPglite, openPostgres } from '#platform/db/index.ts'
import { DomainError } from '#platform/error.ts'
import { mount } from '#platform/http/mount.ts'
import { testCrypto } from '#platform/http/testing.ts'
import { PUBLIC, type Route } from '#platform/http/route.ts'
import { createHttp } from '#platform/http/server.ts'
import { registerMessages } from '#platform/i18n.ts'
import { createLog } from '#platform/log.ts'
import { withTx, type WithTx } from '#platform/tx.ts'
import { contract } from '../contract.ts'
import { permissions } from '../permissions.ts'
import { territoryServer as serverOf } from './index.ts'

/** Open matters as the application would give them; a test puts what it needs. */
export const openMatters: [lng: number, lat: number][] = []
const territoryServer = serverOf({
  isNamed: url => url.startsWith('http://127.0.0.1:'),
  openPlaces: async () => openMatters,
})

/** What access would answer: the areas each caller's permission carries to. */
const callers = {
  city: {
    personId: '00000000-0000-7000-8000-000000000001',
    reach: ['9901'],
    may: ['area.read', 'area.edit', 'area.import', 'setting.edit'],
  },
  street: { personId: '00000000-0000-7000-8000-000000000002', reach: ['990101003'], may: ['area.read', 'area.edit'] },
  worker: { personId: '00000000-0000-7000-8000-000000000003', reach: ['990101003001001'], may: ['area.read'] },
  east: {
    personId: '00000000-0000-7000-8000-000000000004',
    reach: ['990101'],
    may: ['area.read', 'area.edit', 'area.import', 'setting.edit'],
  },
} as const
export type TestCaller = keyof typeof callers | 'guest'

type Routes = typeof contract.routes

export interface Answer {
  status: number
  headers: Record<string, unknown>
  text: string
  json(): never
}

export interface TestServer {
  db: Db
  clock: SettableClock
  withTx: WithTx
  /** Sends to a route as a caller; a body gets a request id when it has none. */
  send(who: TestCaller, route: keyof Routes, args?: SendArgs): Promise<Answer>
  close(): Promise<void>
}

export interface SendArgs {
  params?: Record<string, string>
  query?: Record<string, string | number | boolean>
  body?: Record<string, unknown>
  headers?: Record<string, string>
}

/** The module mounted over a migrated, empty database. */
export async function startTestServer(): Promise<TestServer> {
  const database = await openTestDatabase()
  await migrate(database)
  const clock = new SettableClock(new Date('2026-09-23T10:00:00+08:00'))
  const log = createLog('silent')
  const tx = {
    db: database.db,
    clock,
    log,
    enqueue() {
      throw new Error('territory has no jobs')
    },
  }
  for (const { namespace, bundle } of [territoryServer.messages, auditServer.messages])
    registerMessages(namespace, bundle)
  const http = await createHttp({ db: database.db, log, metrics: new Registry(), limited: false })
  mount(http, territoryServer.part, { tx, crypto: testCrypto, authorise })
  return {
    db: database.db,
    clock,
    withTx: withTx(tx),
    send: (who, route, args = {}) => inject(http, contract.routes[route], { who, ...args }),
    async close() {
      await http.close()
      await database.close()
    },
  }
}

/** In memory, or, when TEST_DATABASE says so, a database of its own on the server DATABASE_URL names. */
async function openTestDatabase(): Promise<Database> {
  const url = process.env.DATABASE_URL
  if (process.env.TEST_DATABASE !== 'postgres' || !url) return openPglite()
  const name = `jinlin_test_territory_${randomUUID().slice(0, 8)}`
  const server = openPostgres(url, 1)
  await server.script(`create database ${name}`)
  const own = new URL(url)
  own.pathname = name
  const database = openPostgres(own.href, 4)
  return {
    ...database,
    async close() {
      await database.close()
      await server.script(`drop database if exists ${name} with (force)`)
      await server.close()
    },
  }
}

async function authorise(route: Route, request: { headers: Record<string, unknown> }) {
  const who = String(request.headers['x-caller'])
  const caller = Object.entries(callers).find(([name]) => name === who)?.[1]
  // Declared by the module of procedures, which stands to the right.
  const declared = [...Object.keys(permissions), 'setting.edit']
  const permission = declared.find(name => name === route.permission)
  if (route.permission !== PUBLIC && !permission) throw new Error(`Undeclared permission ${route.permission}`)
  if (route.permission !== PUBLIC && !caller) throw new DomainError('platform.unauthenticated', { status: 401 })
  if (permission && !caller?.may.some(name => name === permission))
    throw new DomainError('platform.forbidden', { status: 403 })
  const reach: readonly string[] = caller && permission ? caller.reach : []
  return {
    key: who,
    actor: { personId: caller?.personId ?? '00000000-0000-0000-0000-000000000000', name: who },
    reaches: (code: string) => reach.some(area => code.startsWith(area)),
  }
}

async function inject(http: FastifyInstance, route: Route, sent: SendArgs & { who: string }): Promise<Answer> {
  const path = route.path.replaceAll(/:([a-z]+)/gi, (_match, name: string) => sent.params?.[name] ?? '')
  const query = new URLSearchParams(Object.entries(sent.query ?? {}).map(([name, value]) => [name, String(value)]))
  const response = await http.inject({
    method: route.method,
    url: query.size > 0 ? `${path}?${query}` : path,
    headers: { 'x-caller': sent.who, ...sent.headers },
    ...(sent.body ? { payload: { requestId: randomUUID(), ...sent.body } } : {}),
  })
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    json: () => response.json() as never,
  }
}

/** A small coded tree: two districts, a street with two communities, and three grids. */
export const smallTree = `code,name,level,parent
9901,近邻市,city,
990101,东区,district,9901
990102,西区,district,9901
990101003,梧桐街道,street,990101
990101003001,槐荫社区,community,990101003
990101003002,柳岸社区,community,990101003
990101003001001,第一网格,grid,990101003001
990101003001002,第二网格,grid,990101003001
990101003002001,柳岸网格,grid,990101003002
`
