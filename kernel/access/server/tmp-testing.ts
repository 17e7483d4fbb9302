import { Registry } from 'prom-client'
import { SettableClock } from '#platform/clock.ts'
import { aesProvider } from '#platform/crypto.ts'
import { type Database, migrate, openPglite, openPostgres } from '#platform/db/index.ts'
import { createHttp } from '#platform/http/server.ts'
import { mount } from '#platform/http/mount.ts'
import type { Route, RouteArgs } from '#platform/http/route.ts'
import { urlOf } from '#platform/client/call.ts'
import { registerMessages } from '#platform/i18n.ts'
import { createLog } from '#platform/log.ts'
import { newId } from '#kernel/ids/index.ts'
import { permissions as people, contract as peopleContract } from '#kernel/people/index.ts'
import { peopleServer } from '#kernel/people/server/index.ts'
import { permissions as access, contract, demoPassword } from '../index.ts'
import { permissions as audit } from '#kernel/audit/index.ts'
import { auditServer } from '#kernel/audit/server/index.ts'
import { contract as auditContract } from '#kernel/audit/contract.ts'
import { accessServer, accountRows, hashPassword, openAccess } from './index.ts'
import pg from 'pg'

export interface TestReply<Body = unknown> {
  status: number
  body: Body
  headers: Record<string, unknown>
}
const AREAS: [string, string, string][] = [
  ['9901', 'city', '近邻市'],
  ['990101', 'district', '东区'],
  ['990102', 'district', '西区'],
  ['990101001', 'street', '一街'],
  ['990101002', 'street', '二街'],
  ['990102001', 'street', '西一街'],
  ['990101001003', 'community', '三社区'],
  ['990101001030', 'community', '三十社区'],
  ['990101002001', 'community', '二街一社区'],
  ['990102001001', 'community', '西社区'],
  ['990101001003001', 'grid', '一网格'],
  ['990101001003010', 'grid', '十网格'],
  ['990101001030001', 'grid', '三十一网格'],
  ['990102001001001', 'grid', '西网格'],
]
const HOME: Record<string, string> = {
  grid: '990101001003001',
  community: '990101001003',
  street: '990101001',
  district: '990101',
  city: '9901',
}
const PERSONAS: [string, string, string][] = [
  ['resident', 'resident', 'none'],
  ['grid_worker', 'grid_worker', 'grid'],
  ['dispatcher', 'community_dispatcher', 'community'],
  ['checker', 'community_checker', 'community'],
  ['supervisor', 'street_supervisor', 'street'],
  ['housing', 'department_handler', 'district'],
  ['property', 'property_manager', 'community'],
  ['leader', 'district_leader', 'district'],
  ['auditor', 'audit_admin', 'city'],
  ['sysadmin', 'system_admin', 'city'],
  ['secadmin', 'security_admin', 'city'],
  ['operator', 'city_operator', 'city'],
]
async function fill(database: Database, now: Date) {
  const db = database.db
  await migrate(database)
  await db
    .insertInto('territory.area')
    .values(
      AREAS.map(([code, level, name]) => ({
        code,
        level,
        name,
        parent_code: level === 'city' ? null : code.slice(0, { district: 4, street: 6, community: 9, grid: 12 }[level]),
        valid_from: '2020-01-01',
      })),
    )
    .execute()
  const orgs: Record<string, string> = {}
  for (const [key, kind, area] of [
    ['housing', 'department', '990101'],
    ['property', 'property_company', '990101001003'],
    ['far', 'property_company', '990102001001'],
    ['committee', 'residents_committee', '990101001003'],
    ['sibling', 'residents_committee', '990101001030'],
  ] as const) {
    orgs[key] = newId()
    await db
      .insertInto('people.organisation')
      .values({ id: orgs[key], kind, name: `org ${key}`, area_code: area, valid_from: '2020-01-01' })
      .execute()
  }
  const passwordHash = await hashPassword(demoPassword)
  for (const [username, role, seat] of PERSONAS) {
    const id = newId()
    await db
      .insertInto('people.person')
      .values({ id, kind: role === 'resident' ? 'resident' : 'staff', name: `p ${username}`, created_at: now })
      .execute()
    const { user, credential } = accountRows({ personId: id, name: username, username, passwordHash, now })
    await db.insertInto('auth.user').values(user).execute()
    await db.insertInto('auth.account').values(credential).execute()
    if (seat !== 'none')
      await db
        .insertInto('people.post')
        .values({
          id: newId(),
          person_id: id,
          role,
          area_code: HOME[seat] ?? '',
          organisation_id: orgs[username] ?? null,
          valid_from: '2020-01-01',
        })
        .execute()
  }
  await db.insertInto('platform.setting').values({ key: 'demo', value: 'true', updated_at: now }).execute()
}
async function database(): Promise<Database> {
  const url = process.env.PG_TMP
  if (!url) return openPglite()
  const name = `t_${Math.random().toString(36).slice(2)}`
  const c = new pg.Client({ connectionString: `${url}/postgres` })
  await c.connect()
  await c.query(`create database ${name}`)
  await c.end()
  return openPostgres(`${url}/${name}`, 8)
}
export async function startTestApp() {
  const db0 = await database()
  const clock = new SettableClock(new Date('2026-09-23T10:00:00+08:00'))
  await fill(db0, clock.now())
  const log = createLog(process.env.JINLIN_LOG ?? 'error')
  const http = await createHttp({ db: db0.db, log, metrics: new Registry(), limited: false })
  const sent: { to: string; text: string }[] = []
  const acc = await openAccess({
    db: db0.db,
    config: { secret: 'test-secret-test-secret-test-secret!', baseUrl: 'http://localhost', mode: 'demo' },
    crypto: aesProvider('test-secret-test-secret-test-secret!'),
    sms: { name: 'test', send: async (to, text) => void sent.push({ to, text }) },
    permissions: [people, access, audit],
    routes: [
      ...Object.values(contract.routes),
      ...Object.values(peopleContract.routes),
      ...Object.values(auditContract.routes),
    ],
  })
  registerMessages('people', peopleServer.messages.bundle)
  registerMessages('access', accessServer.messages.bundle)
  registerMessages('audit', auditServer.messages.bundle)
  const tx = { db: db0.db, clock, log, enqueue: async () => undefined }
  mount(http, acc.part, { tx, authorise: acc.authorise })
  mount(http, peopleServer.part, { tx, authorise: acc.authorise })
  mount(http, auditServer.part, { tx, authorise: acc.authorise })
  await http.ready()
  function client(username?: string) {
    let cookie: Promise<string> | undefined
    const signedIn = () => {
      cookie ??= username === undefined ? Promise.resolve('') : signIn(username)
      return cookie
    }
    const send = async (request: {
      method: string
      url: string
      payload?: unknown
      headers?: Record<string, string>
    }): Promise<TestReply<never>> => {
      const r = await http.inject({
        method: request.method as 'GET',
        url: request.url,
        headers: { cookie: await signedIn(), ...request.headers },
        ...(request.payload === undefined ? {} : { payload: request.payload as object }),
      })
      return { status: r.statusCode, body: (r.body ? r.json() : undefined) as never, headers: r.headers }
    }
    return {
      call: <R extends Route>(route: R, args: RouteArgs<R>) =>
        send({ method: route.method, url: urlOf(route, args as never), payload: (args as { body?: unknown }).body }),
      raw: send,
    }
  }
  async function signIn(username: string) {
    const r = await http.inject({ method: 'POST', url: '/api/session/demo', payload: { username } })
    if (r.statusCode !== 200) throw new Error(r.body)
    return r.cookies.map(one => `${one.name}=${one.value}`).join('; ')
  }
  const clients = new Map<string, ReturnType<typeof client>>()
  return {
    http,
    db: db0.db,
    clock,
    sent,
    as: (u: string) => {
      const k = clients.get(u) ?? client(u)
      clients.set(u, k)
      return k
    },
    anonymous: client(),
    run: async (name: string) => {
      const job = accessServer.jobs.find(j => j.name === name)
      await job?.handle({}, { withTx: undefined as never, db: db0.db, log })
    },
    close: async () => {
      await http.close()
      await db0.close()
    },
  }
}
export type TestApp = Awaited<ReturnType<typeof startTestApp>>
