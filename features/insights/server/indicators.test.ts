import { sql } from 'kysely'
import type { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPlayedCity, startTestApp, type TestApp } from '#apps/server/testing.ts'
import { type Indicator, indicators } from '../catalogue.ts'
import { contract } from '../contract.ts'
import { numbers, type NumbersTable } from '../shapes.ts'
import { recount, type Recounted } from './recount.fixtures.ts'

const { readNumbers, readSeries } = contract.routes
let app: TestApp
let raw: Recounted
const answers: z.output<typeof numbers>[] = []
const city = '9901'
const questions = [
  { area: city, period: 'year', at: '2026-06-01' },
  { area: city, period: 'month', at: '2026-08-01' },
  { area: city, period: 'quarter', at: '2026-05-01', by: 'category' },
  { area: city, period: 'year', at: '2026-06-01', by: 'organisation' },
]

/** A small city that played half a year through the engine, some of it excluded from assessment. */
beforeAll(async () => {
  const database = await openPlayedCity({ seed: 11, matters: 160 })
  await sql`update workflow.case set excluded = true where get_byte(uuid_send(id), 15) % 4 = 0`.execute(database.db)
  app = await startTestApp({ database })
  await app.run('insights.count')
  raw = await recount(app.db)
  for (const query of questions) answers.push(await read('operator', query))
}, 240_000)

afterAll(() => app.close())

async function read(username: string, query: Record<string, unknown>) {
  const reply = await app.as(username).call(readNumbers, { query })
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return numbers.parse(reply.body)
}

test.each(indicators.map(one => one.key))('%s is what counting the histories again gives', key => {
  const indicator = indicators.find((one: Indicator) => one.key === key)
  const [shown, again] = [[] as unknown[], [] as unknown[]]
  for (const { period, total, table } of answers) {
    const groups = [{ key: 'total', current: total.current }, ...table.rows.filter(row => row.key !== 'rest')]
    for (const [group, view] of groups.flatMap(one => [[one, 'assessed'] as const, [one, 'all'] as const])) {
      const figure = group.current[view][key]
      if (figure?.shown !== 'exact') continue
      const { n, d, value } = raw.figure(indicator, { span: period, view, within: withinOf(table, group.key) })
      shown.push([figure.n, figure.d, figure.value])
      again.push([n, d, Math.round((value ?? 0) * 100) / 100])
    }
  }
  expect(shown.length).toBeGreaterThanOrEqual(3)
  expect(shown).toEqual(again)
})

function withinOf(
  table: NumbersTable,
  key: string,
): (event: { area: string; field: string; organisation: string | null }) => boolean {
  if (key === 'total') return () => true
  if (table.by === 'area') return event => event.area.startsWith(key)
  return event => (table.by === 'category' ? event.field === key : event.organisation === key)
}

test('the sums kept by day are the sums of the raw events, and counting again changes nothing', async () => {
  const kept = () => sql`select * from insights.tally order by 1, 2, 3, 4, 5, 6, 7, 8`.execute(app.db)
  const before = await kept()
  const { rows } = await sql<{ kept: number; raw: number }>`
    select (select sum(n)::int from insights.tally where dimension = 'all' and grain = 'month' and length(area_code) = 6) as kept,
      (select sum(n)::int from insights.matter_event) as raw`.execute(app.db)
  expect(rows[0]?.kept).toBe(rows[0]?.raw)
  await sql`insert into insights.stale_day select distinct district, day from insights.event on conflict do nothing`.execute(
    app.db,
  )
  await app.run('insights.count')
  expect((await kept()).rows).toEqual(before.rows)
})

test('what happens to a case moves what it counted for', async () => {
  const before = await read('operator', { area: city, period: 'year', at: '2026-06-01' })
  const one = await app.db
    .selectFrom('workflow.case')
    .select(['district', 'id'])
    .where('excluded', '=', false)
    .where('state', '<>', 'voided')
    .where('opened_at', '>=', new Date('2026-02-01'))
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await app.db.updateTable('workflow.case').set({ excluded: true }).where('id', '=', one.id).execute()
  await sql`update insights.progress set read_until = 'epoch'`.execute(app.db)
  await app.run('insights.count')
  const after = await read('operator', { area: city, period: 'year', at: '2026-06-01' })
  const reported = (of: typeof before) => of.total.current.assessed['reported']?.n ?? 0
  expect(reported(after)).toBe(reported(before) - 1)
  expect(after.total.current.all['reported']).toEqual(before.total.current.all['reported'])
  await app.db.updateTable('workflow.case').set({ excluded: false }).where('id', '=', one.id).execute()
  await sql`update insights.progress set read_until = 'epoch'`.execute(app.db)
  await app.run('insights.count')
})

test('rows stand in the order of codes, and nothing from 1 to 4 leaves the server', async () => {
  const { table } = await read('operator', { area: city, period: 'month', at: '2026-08-01' })
  const codes = table.rows.map(row => row.key).filter(key => key !== 'rest')
  expect(codes).toEqual(codes.toSorted())
  const figures = table.rows.flatMap(row => [...Object.values(row.current.assessed), ...Object.values(row.current.all)])
  expect(figures.length).toBeGreaterThan(30)
  const small = (value: number | null) => value !== null && value > 0 && value < 5
  expect(figures.filter(({ n, d }) => small(n) || small(d) || (n !== null && d !== null && small(d - n)))).toEqual([])
})

test('a series ends with the period asked about', async () => {
  const reply = await app
    .as('operator')
    .call(readSeries, { query: { area: city, period: 'month', at: '2026-08-01', count: 6 } })
  expect(reply).toMatchObject({ status: 200 })
  const { points } = readSeries.reply.parse(reply.body)
  expect(points.map(point => point.from.slice(5, 7))).toEqual(['03', '04', '05', '06', '07', '08'])
  const { total } = await read('operator', { area: city, period: 'month', at: '2026-08-01' })
  expect(points.at(-1)?.figures.assessed['reported']).toEqual(total.current.assessed['reported'])
})

describe('reach', () => {
  test('a street sees its street and what lies below, nothing beside or above', async () => {
    const own = await read('supervisor', {})
    expect(own.area.level).toBe('street')
    expect(own.table.rows.every(row => row.key === 'rest' || row.key.startsWith(own.area.code))).toBe(true)
    for (const area of [city, own.area.code.slice(0, 6), '990199001'])
      expect(await app.as('supervisor').call(readNumbers, { query: { area } })).toMatchObject({ status: 404 })
  })

  test('a post for some procedures only reaches no sums', async () => {
    const post = () =>
      sql`update people.post set case_types = '{grid_event}' where role = 'street_supervisor'`.execute(app.db)
    await post()
    expect((await app.as('supervisor').call(readNumbers, { query: {} })).status).toBe(404)
    await sql`update people.post set case_types = null where role = 'street_supervisor'`.execute(app.db)
  })

  test('a period that has not begun, and two filters at once, are refused', async () => {
    const ask = (query: Record<string, unknown>) => app.as('operator').call(readNumbers, { query })
    expect(await ask({ at: '2026-12-01' })).toMatchObject({ status: 422, body: { code: 'insights.not_begun' } })
    const both = { category: 'livelihood', organisation: '019ab400-e2f4-75da-87bc-e04252b59141' }
    expect(await ask(both)).toMatchObject({ status: 422, body: { code: 'insights.one_filter' } })
  })
})
