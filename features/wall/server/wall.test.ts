import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlayedCity, startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { type Wall, wall } from '../shapes.ts'

let app: TestApp
const { readWall } = contract.routes

beforeAll(async () => {
  app = await startTestApp({ database: await openPlayedCity({ seed: 11, matters: 160 }) })
  await app.run('insights.count')
}, 240_000)
afterAll(() => app.close())

async function read(username: string, area?: string): Promise<Wall> {
  const reply = await app.as(username).call(readWall, { query: area === undefined ? {} : { area } })
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return wall.parse(reply.body)
}

async function openNow(under: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from workflow.case
    where subject_kind = 'matter' and not final and reading is null and area_code like ${`${under}%`}`.execute(app.db)
  return Number(rows[0]?.n)
}

test('each sees the wall of the own area and what lies under it; others’ are not there', async () => {
  const own = await read('leader')
  expect(own.area.code).toBe('990101')
  expect((await read('operator')).area.code).toBe('9901')
  const part = own.parts[0]?.code
  expect((await read('leader', part)).area.code).toBe(part)
  expect((await app.as('leader').call(readWall, { query: { area: '990102' } })).status).toBe(404)
  expect((await app.as('dispatcher').call(readWall, { query: {} })).status).toBe(403)
  expect((await app.anonymous.call(readWall, { query: {} })).status).toBe(401)
})

test('what is open in the city is what lies there, petitions left out; the day is the day in Shanghai', async () => {
  const before = await read('operator')
  const open = await openNow('9901')
  expect(before.counts.open).toEqual({ shown: 'exact', value: open })
  await sql`update workflow.case set reading = 'petition.read' where (district, id) in
    (select district, id from workflow.case where subject_kind = 'matter' and not final and reading is null limit 3)`.execute(
    app.db,
  )
  const after = await read('operator')
  expect(after.counts.open.value).toBe(open - 3)
  expect(after.day).toBe(new Date(Date.parse(after.asOf) + 8 * 3_600_000).toISOString().slice(0, 10))
})

test('what a district keeps back cannot be worked out from the city and the other districts', async () => {
  await sql`update workflow.case set supervised_level = 'red' where (district, id) in
    (select district, id from workflow.case where subject_kind = 'matter' and not final and reading is null
      and district = '990101' limit 2)`.execute(app.db)
  await sql`update workflow.case set supervised_level = 'red' where (district, id) in
    (select district, id from workflow.case where subject_kind = 'matter' and not final and reading is null
      and district = '990102' limit 7)`.execute(app.db)
  const whole = await read('operator')
  const parts = await Promise.all(whole.parts.map(({ code }) => read('operator', code)))
  const said = [whole, ...parts].map(one => one.counts.red)
  expect(said.some(({ shown }) => shown === 'few')).toBe(true)
  for (const { shown, value } of said) expect(shown === 'exact' ? (value ?? 1) : 0).not.toBeOneOf([1, 2, 3, 4])
  const kept = said.filter(({ shown }) => shown !== 'exact')
  expect(kept.length).toBeGreaterThan(1)
})

test('it names nobody and tells no words: kinds, places and states only', async () => {
  const { latest, rates, spots } = await read('operator')
  expect(latest.length).toBeGreaterThan(0)
  expect(latest.length).toBeLessThanOrEqual(8)
  for (const line of latest)
    expect(Object.keys(line).toSorted()).toEqual(['areaName', 'at', 'category', 'id', 'stateText'])
  expect(rates.map(rate => rate.name)).toEqual(['响应率', '解决率', '满意率'])
  for (const rate of rates) expect(rate.formula).toContain('÷')
  expect(spots.length).toBeGreaterThan(0)
  for (const { open } of spots) expect(open ?? 5).toBeGreaterThanOrEqual(5)
  const names = await app.db.selectFrom('people.person').select('name').execute()
  const text = JSON.stringify(await read('operator'))
  expect(names.filter(({ name }) => name.length > 1 && text.includes(name))).toEqual([])
})

test('at midnight a new day begins with nothing in it', async () => {
  const { day } = await read('operator')
  app.clock.set(new Date(Date.parse(`${day}T16:00:01Z`)))
  app.forgetSessions()
  const next = await read('operator')
  expect(next.day > day).toBe(true)
  expect(next.counts.received).toEqual({ shown: 'exact', value: 0 })
})
