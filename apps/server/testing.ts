import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { administer, withDatabase } from '#tests/setup/postgres.ts'
import { TEST_NOW } from '#tests/setup/test-database.ts'
import { fillCity } from '#city/fill.ts'
import { SettableClock } from '#platform/clock.ts'
import { aesProvider, type Sealed } from '#platform/crypto.ts'
import type { Config } from '#platform/config.ts'
import { type Database, migrate, openPglite, openPostgres } from '#platform/db/index.ts'
import type { Route, RouteArgs } from '#platform/http/route.ts'
import { urlOf } from '#platform/client/call.ts'
import { createLog } from '#platform/log.ts'
import type { FreeBytes } from '#platform/room.ts'
import type { SmsDriver } from '#platform/sms.ts'
import { type App, buildApp } from './app.ts'
import { cityPorts } from './city-ports.ts'
import { ensureDictionaries } from './dictionaries.ts'

/** Bytes that must stay free. */
export const RESERVE_BYTES = 1024
const SECRET = 'test-secret-test-secret-test-secret!'

export interface TestReply<Body = unknown> {
  status: number
  body: Body
  headers: Record<string, unknown>
}

export interface TestClient {
  /** Calls a route of a contract as this persona. */
  call<R extends Route>(route: R, args: RouteArgs<R>): Promise<TestReply<never>>
  /** Sends anything anywhere; for what a contract would not let through. */
  raw(request: { method: string; url: string; payload?: unknown; headers?: Record<string, string> }): Promise<TestReply>
  upload(url: string, files: { name: string; bytes: Buffer }[]): Promise<TestReply>
}

export interface TestApp extends App {
  db: Database['db']
  clock: SettableClock
  /** Where photos are kept. */
  dataDir: string
  /** Text messages that would have been sent. */
  sent: { to: string; text: string }[]
  as(username: string): TestClient
  anonymous: TestClient
  /** Everybody signs in again at their next call; for when the clock has jumped. */
  forgetSessions(): void
  /** What is kept of commands to answer them again, opened: nobody else can read it. */
  keptReplies(): Promise<{ route: string; reply: unknown }[]>
  /** Runs one job now. */
  run(job: string, data?: object): Promise<void>
}

interface TestOptions {
  limited?: boolean
  mode?: Config['mode']
  /** Machines of this computer that may be called, as `127.0.0.1:8123`. */
  outboundHosts?: string[]
  /** The address people use; plain http unless said otherwise. */
  baseUrl?: string
  /** A virus scanner to ask, as `127.0.0.1:3310`. */
  clamd?: Config['clamd']
  /** What is free for data, in place of the disk's own. */
  freeBytes?: FreeBytes
  /** A migrated database of the test's own; closed with the application. */
  database?: Database
}

/** A complete server on a fresh copy of the template, on the database TEST_DATABASE names. */
export async function startTestApp(options: TestOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await freshDatabase())
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-data-'))
  const clock = new SettableClock(TEST_NOW)
  const sent: { to: string; text: string }[] = []
  const sms: SmsDriver = { name: 'test', send: async (to, text) => void sent.push({ to, text }) }
  const app = await buildApp({
    config: {
      ...testConfig(dataDir, options.mode ?? 'demo'),
      outboundHosts: options.outboundHosts ?? [],
      baseUrl: options.baseUrl ?? 'http://localhost',
      clamd: options.clamd,
    },
    database,
    clock,
    sms,
    log: createLog(process.env.JINLIN_LOG ?? 'silent'),
    limited: options.limited ?? false,
    ...(options.freeBytes ? { freeBytes: options.freeBytes } : {}),
  })
  const clients = new Map<string, TestClient>()
  return {
    ...app,
    db: database.db,
    dataDir,
    clock,
    sent,
    as(username) {
      const known = clients.get(username) ?? client(app, username)
      clients.set(username, known)
      return known
    },
    anonymous: client(app, undefined),
    forgetSessions: () => clients.clear(),
    async keptReplies() {
      const crypto = aesProvider(SECRET)
      const rows = await database.db.selectFrom('platform.command').select(['route', 'reply']).execute()
      return rows.map(({ route, reply }) => ({ route, reply: JSON.parse(crypto.decrypt(reply as unknown as Sealed)) }))
    },
    async run(name, data = {}) {
      const job = app.jobs.find(candidate => candidate.name === name)
      if (!job) throw new Error(`No job ${name}; there are ${app.jobs.map(known => known.name).join(', ')}`)
      await job.handle(data, app.jobDeps)
    },
    async close() {
      await app.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function testConfig(dataDir: string, mode: Config['mode']): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: undefined,
    baseUrl: 'http://localhost',
    secret: SECRET,
    roles: ['api'],
    logLevel: 'silent',
    mode,
    poolSize: 8,
    reserveBytes: RESERVE_BYTES,
    requestSeconds: 60,
    cityCode: undefined,
    behindProxy: false,
    outboundHosts: [],
    clamd: undefined,
    unlimited: true,
  }
}

/** An embedded database of its own, gone when it is closed. */
async function copyOf(template: string): Promise<Database> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-database-'))
  cpSync(template, dataDir, { recursive: true })
  const database = await openPglite({ dataDir })
  return {
    ...database,
    async close() {
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function freshDatabase(): Promise<Database> {
  const template = inject('template')
  if (template.kind === 'pglite') return copyOf(template.dataDir)
  const name = `jinlin_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await administer(template.url, `create database ${name} template ${template.database} strategy = file_copy`)
  const database = openPostgres(withDatabase(template.url, name), 8)
  return {
    ...database,
    async close() {
      await database.close()
      await administer(template.url, `drop database if exists ${name} with (force)`)
    },
  }
}

/** A small city of its own that played so many matters through the engine; nothing of it is counted or published yet. */
export async function openPlayedCity({ seed, matters }: { seed: number; matters: number }): Promise<Database> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-played-'))
  const database = await openPglite()
  await migrate(database)
  await ensureDictionaries(database, TEST_NOW)
  const ports = { ...cityPorts({ dataDir, secret: SECRET }), publishMonths: async () => undefined }
  await fillCity(database.db, { seed, now: TEST_NOW, scale: 'small', matters, ports })
  return {
    ...database,
    async close() {
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function client(app: App, username: string | undefined): TestClient {
  let cookie: Promise<string> | undefined
  const signedIn = () => {
    cookie ??= username === undefined ? Promise.resolve('') : signIn(app, username)
    return cookie
  }
  const send = async (request: {
    method: string
    url: string
    payload?: unknown
    headers?: Record<string, string>
  }) => {
    const response = await app.http.inject({
      method: request.method as 'GET',
      url: request.url,
      headers: { cookie: await signedIn(), ...request.headers },
      ...(request.payload === undefined ? {} : { payload: request.payload as object }),
    })
    const isJson = String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      body: isJson ? response.json() : response.rawPayload,
      headers: response.headers,
    }
  }
  return {
    call: (route, args: { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }) =>
      send({ method: route.method, url: urlOf(route, args), payload: args.body }) as Promise<TestReply<never>>,
    raw: send,
    upload: (url, files) => send(multipart(url, files)),
  }
}

async function signIn(app: App, username: string): Promise<string> {
  const response = await app.http.inject({ method: 'POST', url: '/api/session/demo', payload: { username } })
  if (response.statusCode !== 200) throw new Error(`Demo sign-in of ${username} failed: ${response.body}`)
  return response.cookies.map(one => `${one.name}=${one.value}`).join('; ')
}

function multipart(url: string, files: { name: string; bytes: Buffer }[]) {
  const boundary = '----jinlin-test'
  const parts = files.flatMap(file => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${file.name}"\r\ncontent-type: image/jpeg\r\n\r\n`,
    ),
    file.bytes,
    Buffer.from('\r\n'),
  ])
  return {
    method: 'POST',
    url,
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
