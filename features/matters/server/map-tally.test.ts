import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { cellOf, quadkey } from '#kernel/territory/index.ts'
import { contract } from '../contract.ts'
import { act, aReport, bringToRating, expectOk, type Home, homeOf, report, type Reported } from './fixtures.ts'
import { closedOnDays } from './map-days.ts'
import { rebuildTally, TALLY_ZOOMS } from './map-tally.ts'

type Query = z.input<typeof contract.routes.mapMatters.query>

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

const PARTS = ['district', 'area_code', 'procedure', 'state', 'urgency', 'category'] as const
type Counts = Record<string, { n: number; lng: number; lat: number }>

/** Every closed matter everybody of the area may read, put into its cells one by one. */
async function byHand(): Promise<Counts> {
  const rows = await app.db
    .selectFrom('workflow.case as c')
    .innerJoin('matters.matter as m', 'm.case_id', 'c.id')
    .select(['m.lng', 'm.lat', 'c.district', 'c.area_code', 'c.procedure', 'c.state', 'c.urgency'])
    .select(sql<string>`coalesce(c.category, '')`.as('category'))
    .where('c.final', '=', true)
    .where('c.reading', 'is', null)
    .execute()
  const counts: Counts = {}
  for (const row of rows)
    for (const zoom of TALLY_ZOOMS) {
      const key = [zoom, cellOf(quadkey(row.lng, row.lat), zoom), ...PARTS.map(part => row[part])].join(' ')
      const kept = (counts[key] ??= { n: 0, lng: 0, lat: 0 })
      kept.n += 1
      kept.lng += Math.round(row.lng * 1e6)
      kept.lat += Math.round(row.lat * 1e6)
    }
  return counts
}

/** What is kept once everything is folded. */
async function kept(): Promise<Counts> {
  await app.run('matters.fold-map')
  expect(await app.db.selectFrom('matters.map_change').selectAll().execute()).toEqual([])
  const rows = await app.db.selectFrom('matters.map_count').selectAll().where('n', '<>', 0).execute()
  return Object.fromEntries(
    rows.map(row => [
      [row.zoom, row.cell, ...PARTS.map(part => row[part])].join(' '),
      { n: row.n, lng: Number(row.lng), lat: Number(row.lat) },
    ]),
  )
}

type Move = 'decline' | 'accept' | 'withdraw' | 'reopen' | 'void' | 'rate' | 'fold' | 'petition'

const moves = fc.array(
  fc.record({
    move: fc.constantFrom<Move>('decline', 'accept', 'withdraw', 'reopen', 'void', 'rate', 'fold', 'petition'),
    which: fc.nat(20),
  }),
  { minLength: 6, maxLength: 14 },
)

/** Takes a step that may be refused: what the product refuses changes nothing either. */
async function take(move: Move, matter: Reported): Promise<void> {
  const dispatcher = app.as('dispatcher')
  const key = { district: matter.district, id: matter.id }
  const petition = { requestId: crypto.randomUUID(), decision: 'petition' as const, reason: '属于申诉求决类信访事项' }
  if (move === 'fold') await app.run('matters.fold-map')
  if (move === 'decline')
    await act(dispatcher, matter, 'decline', { note: '不属于本社区', form: { reason: 'not_ours' } })
  if (move === 'accept') await act(dispatcher, matter, 'accept', { form: { category: 'livelihood.street_lamp' } })
  if (move === 'withdraw') await act(app.as('resident'), matter, 'withdraw', { note: '已经好了' })
  if (move === 'reopen') await act(dispatcher, matter, 'reopen', { note: '问题又出现了' })
  if (move === 'void') await act(app.as('supervisor'), matter, 'void', { note: '重复上报，作废处理' })
  if (move === 'petition') await dispatcher.call(contract.routes.decidePetition, { params: key, body: petition })
  if (move === 'rate') {
    await bringToRating(app, home, matter).catch(() => undefined)
    await act(app.as('resident'), matter, 'rate', { form: { solved: 'solved', satisfied: 'satisfied' } })
  }
}

it('keeps the counts of closed matters equal to counting them by hand, whatever happens to them', async () => {
  const all: Reported[] = []
  const states = new Set<string>()
  await fc.assert(
    fc.asyncProperty(moves, async steps => {
      for (const [index, category] of ['livelihood.sewer', 'security.noise', null].entries()) {
        const point = { lng: home.compound.lng + index * 3e-4, lat: home.compound.lat, crs: 'wgs84' as const }
        all.push(await report(app.as('resident'), aReport(home, { point, categoryId: category })))
      }
      const recent = all.slice(-6)
      for (const { move, which } of steps) {
        const matter = recent[which % recent.length]
        if (matter) await take(move, matter)
        app.clock.advance(60_000)
      }
      const expected = await byHand()
      for (const key of Object.keys(expected)) states.add(key.split(' ')[5] ?? '')
      expect(await kept()).toEqual(expected)
    }),
    { numRuns: 12, seed: 20_261_122 },
  )
  // The histories went where they were meant to: ended in several ways, and reopened.
  expect([...states].toSorted()).toEqual(expect.arrayContaining(['closed', 'declined', 'voided', 'withdrawn']))
  const reopened = await app.db.selectFrom('workflow.action').select('seq').where('name', '=', 'reopen').execute()
  expect(reopened.length).toBeGreaterThan(0)
  await app.db.transaction().execute(rebuildTally)
  expect(await kept()).toEqual(await byHand())
}, 120_000)

/** A city's past in one statement: copies of one closed matter, spread over streets, categories and years. */
async function growPast(copies: number): Promise<void> {
  const matter = await report(app.as('resident'), aReport(home))
  expectOk(await act(app.as('dispatcher'), matter, 'decline', { note: '不属于本社区', form: { reason: 'not_ours' } }))
  const columns = async (table: string) => {
    const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum`.execute(app.db)
    return rows.map(row => row.name)
  }
  const id = (kind: string) => `('00000000-0000-7000-8${kind}-' || lpad(n::text, 12, '0'))::uuid`
  const changed: Record<string, Record<string, string>> = {
    'workflow.case': {
      id: id('001'),
      subject_id: id('002'),
      number: `'P-' || n`,
      category: `(array['livelihood.sewer', 'security.noise', 'security.fire_lane', null])[1 + n % 4]`,
      state: `(array['closed', 'declined', 'voided'])[1 + n % 3]`,
      urgency: `(array['normal', 'urgent'])[1 + n % 2]`,
      opened_at: `opened_at - n * interval '1 hour'`,
    },
    'matters.matter': {
      id: id('002'),
      case_id: id('001'),
      number: `'P-' || n`,
      lng: 'lng + (n % 40) * 1e-4',
      lat: 'lat + (n % 7) * 1e-4',
    },
  }
  for (const [table, own] of Object.entries(changed)) {
    const names = await columns(table)
    const values = names.map(name => own[name] ?? name).join(', ')
    const key = table === 'workflow.case' ? 'id' : 'case_id'
    await sql`insert into ${sql.raw(table)} (${sql.raw(names.join(', '))}) select ${sql.raw(values)}
      from ${sql.raw(table)}, generate_series(1, ${copies}::int) as n where ${sql.ref(key)} = ${matter.caseId}`.execute(
      app.db,
    )
  }
  const rows = await app.db.selectFrom('matters.matter').select(['id', 'lng', 'lat']).execute()
  const keys = rows.map(row => sql`(${row.id}::uuid, ${quadkey(row.lng, row.lat)}::bigint)`)
  await sql`update matters.matter as m set quadkey = k.quadkey from (values ${sql.join(keys)}) as k(id, quadkey)
    where k.id = m.id`.execute(app.db)
  await app.db.transaction().execute(rebuildTally)
}

it('counts a long past exactly at every zoom and with every filter it is kept by, and says what else covers', async () => {
  app.forgetSessions()
  await growPast(5_200)
  const { lng, lat } = home.compound
  const around = { west: lng - 0.2, east: lng + 0.2, south: lat - 0.2, north: lat + 0.2 }
  const see = async (username: string, more: Partial<Query> = {}) => {
    const query = { ...around, zoom: 11, ...more }
    const reply = await app.as(username).call(contract.routes.mapMatters, { query })
    return contract.routes.mapMatters.reply.parse(expectOk(reply))
  }
  const countOf = async (more: Partial<Query> = {}, username = 'dispatcher') => {
    const { clusters, points } = await see(username, more)
    return clusters.reduce((sum, one) => sum + one.count, points.length)
  }
  const inDatabase = async (condition: string) => {
    const { rows } = await sql<{ n: string }>`select count(*) as n from workflow.case c join matters.matter m
      on m.case_id = c.id where ${sql.raw(condition)}`.execute(app.db)
    return Number(rows[0]?.n)
  }
  const filters: [Partial<Query>, string][] = [
    [{}, 'true'],
    [{ final: 'true' }, 'c.final'],
    [{ final: 'false' }, 'not c.final'],
    [{ bucket: 'done' }, 'c.final'],
    [{ category: 'security' }, `c.category like 'security.%'`],
    [{ category: 'security.noise' }, `c.category = 'security.noise'`],
    [{ category: 'none' }, 'c.category is null'],
    [{ state: 'voided' }, `c.state = 'voided'`],
    [{ urgency: 'urgent', kind: 'resident_request' }, `c.urgency = 'urgent' and c.procedure = 'resident_request'`],
    [{ kind: 'grid_event' }, `c.procedure = 'grid_event'`],
    [{ overdue: 'false', category: 'livelihood' }, `c.category like 'livelihood.%'`],
    [{ area: home.community }, 'true'],
    [{ area: '990102' }, `c.area_code like '990102%'`],
  ]
  for (const [query, condition] of filters)
    for (const zoom of [9, 11, 14])
      expect([query, zoom, await countOf({ ...query, zoom })]).toEqual([query, zoom, await inDatabase(condition)])
  // Above the finest cells, what is counted are the whole cells the window touches.
  const street = { west: lng, east: lng + 0.003, south: lat - 0.001, north: lat + 0.001, zoom: 18 }
  expect(await countOf(street)).toBeGreaterThanOrEqual(
    await inDatabase(
      `m.lng between ${street.west} and ${street.east} and m.lat between ${street.south} and ${street.north}`,
    ),
  )
  expect((await see('dispatcher')).since).toBeNull()
  expect(await countOf({}, 'property')).toBeLessThan(50)
  expect((await see('property')).since).toBeNull()
  // By day nothing is kept: the newest 5,000 are read, and it is said from when on.
  const byDay = await see('dispatcher', { from: '2020-01-01', final: 'true' })
  expect(byDay.clusters.reduce((sum, one) => sum + one.count, 0)).toBe(5_000)
  const { rows } = await sql<{ at: Date }>`select opened_at as at from workflow.case where final
    order by opened_at desc offset 4999 limit 1`.execute(app.db)
  expect(byDay.since).toBe(rows[0]?.at.toISOString())
  expect((await see('dispatcher', { from: '2026-09-20' })).since).toBeNull()
}, 120_000)

it('counts by area as by hand, keeps one to four back, and tells only of what is seen whole', async () => {
  const density = async (
    username: string,
    code: string,
    query: z.input<typeof contract.routes.areaDensity.query> = {},
  ) => {
    const reply = await app.as(username).call(contract.routes.areaDensity, { params: { code }, query })
    return contract.routes.areaDensity.reply.parse(expectOk(reply))
  }
  const byGrid = async (condition: string) => {
    const { rows } = await sql<{ code: string; n: string }>`select left(area_code, 15) as code, count(*) as n
      from workflow.case c where reading is null and length(area_code) >= 15 and ${sql.raw(condition)}
      group by 1`.execute(app.db)
    return new Map(rows.map(row => [row.code, Number(row.n)]))
  }
  const cases: [z.input<typeof contract.routes.areaDensity.query>, string][] = [
    [{}, 'true'],
    [{ final: 'false' }, 'not final'],
    [{ category: 'security', bucket: 'done' }, `final and category like 'security.%'`],
    [{ state: 'voided', urgency: 'urgent' }, `state = 'voided' and urgency = 'urgent'`],
    [{ from: '2026-09-20' }, `opened_at >= '2026-09-20T00:00:00+08:00'`],
    [
      { from: '2026-08-01', to: '2026-10-03', final: 'true' },
      `final and opened_at >= '2026-08-01T00:00:00+08:00' and opened_at < '2026-10-04T00:00:00+08:00'`,
    ],
    [
      { to: '2026-10-03', category: 'security' },
      `opened_at < '2026-10-04T00:00:00+08:00' and category like 'security.%'`,
    ],
  ]
  for (const [query, condition] of cases) {
    const expected = await byGrid(condition)
    const { items, level, since } = await density('dispatcher', home.community, query)
    expect([level, since]).toEqual(['grid', null])
    expect(items.length).toBeGreaterThan(1)
    for (const { code, count } of items) {
      const n = expected.get(code) ?? 0
      expect([code, count]).toEqual([code, n > 0 && n < 5 ? null : n])
    }
  }
  const one = aReport(home, { kind: 'grid_event', words: '独一份的事', urgency: 'complex' })
  const few = await report(app.as('grid_worker'), one)
  const seldom = await density('dispatcher', home.community, { urgency: 'complex', final: 'false' })
  expect(seldom.items.filter(item => item.count === null).map(item => item.code)).toEqual([few.area.code])
  const streets = await density('supervisor', home.district)
  expect(streets.complete).toEqual([home.community.slice(0, 9)])
  expect(streets.items.map(item => item.code)).toEqual([home.community.slice(0, 9)])
  expect(await density('property', home.community)).toEqual({ level: 'grid', items: [], complete: [], since: null })
  expect((await density('dispatcher', `${home.community}001001`)).items).toEqual([])
})

it('reads no more than so many closed matters of certain days, the newest, and says since when', async () => {
  const scope = {
    areas: [{ code: home.community, caseTypes: null }],
    organisations: [],
    requesterId: null,
    guards: [],
    permission: 'matter.read',
  }
  const days = { filters: { area: home.community, from: '2020-01-01' }, length: 15, now: app.clock.now(), most: 100 }
  const { closed, since } = await closedOnDays(app.db, scope, days)
  expect([...closed.values()].reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(100)
  const { rows } = await sql<{ at: Date }>`select opened_at as at from workflow.case
    where final and reading is null and area_code like ${`${home.community}%`}
    order by opened_at desc offset 99 limit 1`.execute(app.db)
  expect(since).toBe(rows[0]?.at.toISOString())
})

it('says how many matters a list has, or that there are more', async () => {
  const list = async (query: z.input<typeof contract.routes.listMatters.query>) =>
    contract.routes.listMatters.reply.parse(
      expectOk(await app.as('dispatcher').call(contract.routes.listMatters, { query })),
    )
  expect(await list({ category: 'security.noise' })).toMatchObject({ total: 1_000, atLeast: true })
  expect(await list({ state: 'declined', q: '污水' })).toMatchObject({ total: 1_000, atLeast: true })
  expect(await list({ final: 'false' })).toMatchObject({ atLeast: false })
  const few = await list({ final: 'false', limit: 200 })
  expect(few.total).toBe(few.items.length)
})
