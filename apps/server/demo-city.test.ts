import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillCity } from '#city/fill.ts'
import { personas } from '#city/personas.ts'
import { petition, procedures } from '#features/matters/index.ts'
import { procedures as orderProcedures } from '#features/orders/index.ts'
import { partnerProcedures } from '#features/partners/server/index.ts'
import { procedures as reportInProcedures } from '#features/report-in/index.ts'
import { appraisalProcedures } from '#kernel/appraisal/server/index.ts'
import { replay } from '#kernel/workflow/index.ts'
import { readHistory, verifyHistoryOf } from '#kernel/workflow/server/index.ts'
import { SettableClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { type Database, migrate, openPglite } from '#platform/db/index.ts'
import { createLog } from '#platform/log.ts'
import { TEST_NOW } from '#tests/setup/test-database.ts'
import { type App, buildApp } from './app.ts'
import { cityPorts } from './city-ports.ts'
import { ensureDictionaries } from './dictionaries.ts'

const secret = 'demo-city-secret-demo-city-secret!!'
const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-city-'))
const config = readConfig({ JINLIN_DATA: dataDir, JINLIN_SECRET: secret, JINLIN_LOG: 'silent', JINLIN_MODE: 'demo' })
let database: Database
let app: App
const known = [
  ...procedures,
  petition,
  ...orderProcedures,
  ...reportInProcedures,
  ...partnerProcedures.map(one => one.procedure),
  ...appraisalProcedures.map(one => one.procedure),
]
const told: [number, number][] = []

beforeAll(async () => {
  database = await openPglite()
  await migrate(database)
  await ensureDictionaries(database, TEST_NOW)
  await fillCity(database.db, {
    seed: 2026,
    now: TEST_NOW,
    scale: 'small',
    matters: 900,
    ports: cityPorts({ dataDir, secret }),
    onProgress: (done, total) => told.push([done, total]),
  })
  const clock = new SettableClock(TEST_NOW)
  app = await buildApp({ config, database, clock, log: createLog('silent'), limited: false })
}, 180_000)

afterAll(async () => {
  await app.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function countOf(table: 'matters.matter' | 'matters.rating' | 'files.file'): Promise<number> {
  const row = await database.db
    .selectFrom(table)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

async function signIn(username: string): Promise<string> {
  const reply = await app.http.inject({ method: 'POST', url: '/api/session/demo', payload: { username } })
  expect(reply.statusCode).toBe(200)
  return reply.cookies.map(one => `${one.name}=${one.value}`).join('; ')
}

async function get(username: string, url: string) {
  return app.http.inject({ method: 'GET', url, headers: { cookie: await signIn(username) } })
}

test('every matter has its case, and progress was told to the end', async () => {
  const cases = await database.db
    .selectFrom('workflow.case')
    .select('id')
    .where('subject_kind', '=', 'matter')
    .execute()
  expect(await countOf('matters.matter')).toBe(cases.length)
  expect(await countOf('matters.matter')).toBeGreaterThan(900)
  expect(await countOf('matters.rating')).toBeGreaterThan(200)
  const [done, total] = told.at(-1) ?? []
  expect(done).toBe(total)
})

test('every state of both procedures occurs', async () => {
  const rows = await database.db.selectFrom('workflow.case').select(['procedure', 'state']).distinct().execute()
  const occurring = new Set(rows.map(row => `${row.procedure}.${row.state}`))
  const passed = await database.db.selectFrom('workflow.action').select('to_state').distinct().execute()
  const everEntered = new Set(passed.map(row => row.to_state))
  const missing = procedures.flatMap(({ key, states }) =>
    Object.keys(states).filter(state => !occurring.has(`${key}.${state}`) && !everEntered.has(state)),
  )
  expect(missing).toEqual([])
  const open = [...occurring].filter(state => state.startsWith('resident_request'))
  expect(open).toHaveLength(Object.keys(procedures[0].states).length)
})

test('what goes wrong in life went wrong here too', async () => {
  const rows = await database.db.selectFrom('workflow.action').select('name').distinct().execute()
  const names = new Set(rows.map(row => row.name))
  const wanted =
    'decline withdraw escalate hand_down return send_back ask_extension decide_extension reopen void expire settle refuse_settlement escalated_overdue reminded comment'
  expect(wanted.split(' ').filter(name => !names.has(name))).toEqual([])
  const late = await database.db
    .selectFrom('workflow.case')
    .select('id')
    .where('final', '=', false)
    .where('due_at', '<', TEST_NOW)
    .execute()
  expect(late.length).toBeGreaterThan(0)
})

test('all histories and seals verify', async () => {
  const report = await verifyHistoryOf(database.db)
  expect(report.faults).toEqual([])
  expect(report.seals).toBe(3)
})

test('replaying each history gives its projection', async () => {
  const cases = await database.db.selectFrom('workflow.case').selectAll().execute()
  const districts = [...new Set(cases.map(row => row.district))]
  const actions = (
    await Promise.all(
      districts.map(district =>
        readHistory(database.db, {
          district,
          caseIds: cases.filter(row => row.district === district).map(row => row.id),
        }),
      ),
    )
  ).flat()
  const byCase = Map.groupBy(actions, action => action.case_id)
  const differing = cases.filter(row => {
    const procedure = known.find(one => one.key === row.procedure)
    if (!procedure) return true
    const { record } = replay(procedure, byCase.get(row.id) ?? [])
    return JSON.stringify(sorted({ ...record.case, sealed_seq: row.sealed_seq })) !== JSON.stringify(sorted(row))
  })
  expect(differing.map(row => row.number)).toEqual([])
})

function sorted(row: object): [string, unknown][] {
  return Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

test('every persona signs in, and those who work have work', async () => {
  for (const { username } of personas) await signIn(username)
  for (const username of ['dispatcher', 'checker', 'supervisor', 'property', 'housing', 'resident']) {
    const reply = await get(username, '/api/workbench')
    expect(reply.statusCode).toBe(200)
    expect(JSON.stringify(reply.json())).toMatch(/990101-26/)
  }
})

test('the list finds by words, and a photo can be looked at', async () => {
  const list = await get('leader', '/api/matters?limit=50')
  expect(list.statusCode).toBe(200)
  expect(list.json().items.length).toBe(50)
  const row = await database.db
    .selectFrom('files.file')
    .select(['district', 'id'])
    .where('district', '=', '990101')
    .where('visibility', '=', 'public')
    .limit(1)
    .executeTakeFirstOrThrow()
  const photo = await get('leader', `/api/files/${row.district}/${row.id}?size=thumbnail`)
  expect(photo.statusCode).toBe(200)
  expect(photo.headers['content-type']).toBe('image/jpeg')
})
