import { randomUUID } from 'node:crypto'
import { Registry } from 'prom-client'
import { type Actor, actorOf, can, compilePolicy, holds, scopeOf, scopeReaches } from '#kernel/access/index.ts'
import type { AccessCaller } from '#kernel/access/server/index.ts'
import { permissions as calendarPermissions } from '#kernel/calendar/index.ts'
import { calendarServer, ensureCalendar } from '#kernel/calendar/server/index.ts'
import type { Role } from '#kernel/people/index.ts'
import { SettableClock } from '#platform/clock.ts'
import { type Database, migrate, openPglite } from '#platform/db/index.ts'
import { DomainError } from '#platform/error.ts'
import { mount } from '#platform/http/mount.ts'
import { testCrypto } from '#platform/http/testing.ts'
import { createHttp } from '#platform/http/server.ts'
import { registerMessages } from '#platform/i18n.ts'
import { openQueue } from '#platform/jobs/queue.ts'
import { createLog } from '#platform/log.ts'
import { type TxDeps, withTx } from '#platform/tx.ts'
import {
  COMMUNITY,
  DISTRICT,
  FACTS,
  GRID,
  lantern,
  MONDAY,
  ORG_LEAD,
  ORG_OTHER,
  STREET,
  textsFor,
} from '../fixtures.ts'
import { permissions } from '../permissions.ts'
import { type CaseHooks, installProcedures, workflowServer } from './index.ts'

const lanternPermissions = {
  'lantern.sort': { grants: ['community_dispatcher', 'street_supervisor'], reach: 'area' },
  'lantern.mend': { grants: ['property_manager'], reach: 'assigned' },
  'lantern.check': { grants: ['community_checker'], reach: 'area' },
  'lantern.rate': { grants: ['resident'], reach: 'own' },
}
const policy = compilePolicy([permissions, calendarPermissions, lanternPermissions])
const OTHER_COMMUNITY = '990101001002'

const seats: Record<string, { role: Role; areaCode: string; organisationId?: string } | null> = {
  resident: null,
  neighbour: null,
  dispatcher: { role: 'community_dispatcher', areaCode: COMMUNITY },
  mender: { role: 'property_manager', areaCode: COMMUNITY, organisationId: ORG_LEAD },
  other_mender: { role: 'property_manager', areaCode: COMMUNITY, organisationId: ORG_OTHER },
  checker: { role: 'community_checker', areaCode: COMMUNITY },
  supervisor: { role: 'street_supervisor', areaCode: STREET },
  leader: { role: 'district_leader', areaCode: DISTRICT },
  next_door: { role: 'community_dispatcher', areaCode: OTHER_COMMUNITY },
  operator: { role: 'city_operator', areaCode: '9901' },
}
export type Caller = keyof typeof seats

function idOf(kind: string, index: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(index + 1).padStart(12, '0')}`
}

export function personId(name: Caller): string {
  return idOf('5', Object.keys(seats).indexOf(name))
}

export function actor(name: Caller): Actor {
  const seat = seats[name]
  const post = seat && {
    id: idOf('6', Object.keys(seats).indexOf(name)),
    role: seat.role,
    areaCode: seat.areaCode,
    organisationId: seat.organisationId ?? null,
    caseTypes: null,
    validFrom: '2020-01-01',
    validTo: null,
  }
  const facts = { personId: personId(name), accountId: name, name: `Name of ${name}`, policy }
  return actorOf({ ...facts, kind: seat ? 'staff' : 'resident', posts: post ? [post] : [] }, '2026-03-02')
}

function callerOf(name: Caller, permission: string): AccessCaller {
  const who = actor(name)
  const scope = scopeOf(who, permission)
  if (!holds(who, permission)) throw new DomainError('platform.forbidden', { status: 403 })
  return {
    key: name,
    actor: who,
    scope,
    sessionId: name,
    reaches: areaCode => scopeReaches(scope, { areaCode, caseType: null }),
    can: (other, target) => can(who, other, target),
    holds: other => holds(who, other),
    scopeFor: other => scopeOf(who, other),
  }
}

/** A server with nothing but the lantern in it, on an embedded database: what the engine's own tests run on. */
export async function openBench(hooks: CaseHooks = { facts: async () => FACTS }) {
  const database = await openPglite()
  await migrate(database)
  await settle(database)
  installProcedures([{ procedure: lantern, hooks }])
  registerMessages('workflow', workflowServer.messages.bundle)
  registerMessages('invented', textsFor(lantern))
  const log = createLog('silent')
  const queue = await openQueue(database, {
    jobs: [...workflowServer.jobs, ...calendarServer.jobs],
    log,
    schedule: false,
  })
  const clock = new SettableClock(MONDAY)
  const deps: TxDeps = { db: database.db, clock, log, enqueue: queue.enqueue }
  const http = await createHttp({ db: database.db, log, metrics: new Registry(), limited: false })
  const authorise = async (route: { permission: string }, request: { headers: Record<string, unknown> }) =>
    callerOf(String(request.headers['x-caller']), route.permission)
  mount(http, workflowServer.part, { tx: deps, crypto: testCrypto, authorise })
  mount(http, calendarServer.part, { tx: deps, crypto: testCrypto, authorise })
  const inTx = withTx(deps)
  return {
    db: database.db,
    database,
    clock,
    inTx,
    async call(as: Caller, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
      const reply = await http.inject({ method, url, headers: { 'x-caller': as }, ...(payload ? { payload } : {}) })
      return { status: reply.statusCode, body: reply.json() }
    },
    /** A picture somebody has just sent up. */
    async file(by: Caller): Promise<string> {
      const id = randomUUID()
      const bytes = { sha256: 'x', mime: 'image/jpeg', size_bytes: 1, storage_key: id, uploaded_at: MONDAY }
      const row = { district: DISTRICT, id, uploaded_by: personId(by), ...bytes }
      await database.db.insertInto('files.file').values(row).execute()
      return id
    },
    async run(name: string) {
      const job = workflowServer.jobs.find(one => one.name === name)
      if (!job) throw new Error(`No job ${name}`)
      await job.handle({}, { withTx: inTx, db: database.db, log })
    },
    async close() {
      await http.close()
      await queue.stop()
      await database.close()
    },
  }
}
export type Bench = Awaited<ReturnType<typeof openBench>>

async function settle({ db }: Database): Promise<void> {
  await ensureCalendar(db, MONDAY)
  const tree = ['9901', DISTRICT, STREET, COMMUNITY, OTHER_COMMUNITY, GRID]
  const levels = ['city', 'district', 'street', 'community', 'community', 'grid'] as const
  const parents = [null, '9901', DISTRICT, STREET, STREET, COMMUNITY]
  const areas = tree.map((code, index) => ({
    code,
    level: levels[index] ?? 'grid',
    parent_code: parents[index] ?? null,
    name: `Area ${code}`,
    valid_from: '2020-01-01',
  }))
  await db.insertInto('territory.area').values(areas).execute()
  const organisations = [ORG_LEAD, ORG_OTHER].map((id, index) => ({
    id,
    kind: 'property_company',
    name: `Menders ${index + 1}`,
    area_code: COMMUNITY,
    valid_from: '2020-01-01',
  }))
  await db.insertInto('people.organisation').values(organisations).execute()
  const names = Object.keys(seats)
  const people = names.map(name => ({
    id: personId(name),
    kind: actor(name).kind,
    name: `Name of ${name}`,
    created_at: MONDAY,
  }))
  await db.insertInto('people.person').values(people).execute()
  const posts = names.flatMap(name =>
    actor(name).posts.map(post => ({
      id: post.id,
      person_id: personId(name),
      role: post.role,
      organisation_id: post.organisationId,
      area_code: post.areaCode,
      valid_from: '2020-01-01',
    })),
  )
  await db.insertInto('people.post').values(posts).execute()
}
