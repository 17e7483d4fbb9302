import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, box } from '../shapes.fixtures.ts'
import type { Drawing, RedrawPlan, RedrawPreview } from '../redraw.ts'
import { applyRedraws } from './apply-redraws.job.ts'
import { replaceBoundaries } from './boundary-store.ts'
import { importDivisions } from './import-divisions.ts'
import { openMatters, smallTree, startTestServer, type TestServer } from './testing.ts'

const community = '990101003001'
const [west, east, third] = [1, 2, 3].map(n => `${community}00${n}`) as [string, string, string]
let server: TestServer

/** Two grids side by side that cover their community; a compound and two open matters in the west. */
beforeAll(async () => {
  server = await startTestServer()
  await server.withTx(tx => importDivisions(tx, smallTree))
  await server.withTx(tx =>
    replaceBoundaries(
      tx,
      [
        { code: community, polygon: box([0, 0, 200, 100]) },
        { code: west, polygon: box([0, 0, 100, 100]) },
        { code: east, polygon: box([100, 0, 200, 100]) },
      ],
      'test',
    ),
  )
  const [lng, lat] = at(80, 50)
  await server.send('street', 'createCompound', { body: { communityCode: community, name: '槐荫里', lng, lat } })
  openMatters.splice(0, openMatters.length, at(80, 20), at(20, 20))
})
afterAll(() => server.close())

const params = { code: community }
const read = async () => (await server.send('street', 'readDrawing', { params })).json() as Drawing
const plan = (grids: RedrawPlan['grids'], ends: RedrawPlan['ends'] = []): RedrawPlan => ({ grids, ends })
/** The border between the two moved west, to x. */
const border = (x: number) =>
  plan([
    { code: west, polygon: box([0, 0, x, 100]) },
    { code: east, polygon: box([x, 0, 200, 100]) },
  ])
const tryOut = async (body: RedrawPlan) =>
  (await server.send('street', 'tryRedraw', { params, body: { ...body } })).json() as RedrawPreview
const commit = async (body: RedrawPlan, more: Record<string, unknown> = {}) => {
  const { generation } = await read()
  const said = { effectiveOn: '2026-09-23', reason: '重新划分', generation, ...more }
  return server.send('street', 'commitRedraw', { params, body: { ...body, ...said } })
}
const codeOf = (answer: { json(): never }) => (answer.json() as { code: string }).code

test('only whoever may edit areas draws, and only where the post reaches', async () => {
  expect((await server.send('guest', 'readDrawing', { params })).status).toBe(401)
  expect((await server.send('worker', 'readDrawing', { params })).status).toBe(403)
  expect((await server.send('street', 'readDrawing', { params: { code: '990102001001' } })).status).toBe(404)
  expect((await server.send('street', 'readDrawing', { params: { code: west } })).status).toBe(422)
  expect(await read()).toMatchObject({ generation: 1, freeCode: third, redraws: [] })
})

test('a dry run names every fault with a place, says what would move, and writes nothing', async () => {
  expect(await tryOut(border(60))).toEqual({
    faults: [],
    matters: 1,
    compounds: 1,
    moves: [{ from: west, to: east, matters: 1, compounds: 1 }],
  })
  const kinds = async (grids: RedrawPlan['grids']) => (await tryOut(plan(grids))).faults.map(({ kind }) => kind)
  expect(await kinds([{ code: west, polygon: box([0, 0, 90, 100]) }])).toEqual(['gap'])
  expect(await kinds([{ code: west, polygon: box([0, 0, 110, 100]) }])).toEqual(['overlap'])
  expect(await kinds([{ code: west, polygon: box([-20, 0, 100, 100]) }])).toEqual(['outside'])
  const bow = [[[at(0, 0), at(100, 100), at(100, 0), at(0, 100), at(0, 0)]]]
  const [crossing] = (await tryOut(plan([{ code: west, polygon: bow }]))).faults
  expect(crossing).toMatchObject({ kind: 'crossing', codes: [west, west] })
  expect(crossing?.lng).toBeCloseTo(at(50, 50)[0], 6)
  expect((await read()).generation).toBe(1)
})

test('what has a fault, lies in the past, or was drawn on an older map is refused', async () => {
  expect(codeOf(await commit(plan([{ code: west, polygon: box([0, 0, 90, 100]) }])))).toBe('territory.faulty_drawing')
  expect(codeOf(await commit(border(60), { effectiveOn: '2026-09-22' }))).toBe('territory.not_in_past')
  expect(codeOf(await commit(border(60), { generation: 0 }))).toBe('territory.drawn_meanwhile')
  expect(codeOf(await commit(plan([{ code: '990101003002001', polygon: box([0, 0, 9, 9]) }])))).toBe(
    'territory.not_a_grid_of_community',
  )
})

test('a moved border is a new generation; the former one stays, and the compound goes with its ground', async () => {
  const requestId = crypto.randomUUID()
  const first = await commit(border(60), { requestId })
  expect(first.status, first.text).toBe(200)
  const again = await commit(border(60), { requestId, generation: 1 })
  expect([again.status, again.json()]).toEqual([200, first.json()])
  expect(await read()).toMatchObject({ generation: 2, redraws: [{ state: 'applied', generation: 2 }] })
  const rows = await server.db
    .selectFrom('territory.boundary')
    .select(['generation', 'valid_to'])
    .where('code', '=', west)
    .orderBy('generation')
    .execute()
  expect(rows.map(({ valid_to }) => valid_to === null)).toEqual([false, true])
  const links = await server.db.selectFrom('territory.compound_grid').select('grid_code').execute()
  expect(links).toEqual([{ grid_code: east }])
  const entries = await server.db.selectFrom('audit.entry').select('event').where('reason', '=', '重新划分').execute()
  expect(entries).toEqual([{ event: 'territory.redrawn' }])
})

test('a split opens a grid that names its predecessor; a merge ends one that names its successor', async () => {
  const split = plan([
    { code: east, polygon: box([60, 0, 130, 100]) },
    { code: third, name: '第三网格', predecessorCode: east, polygon: box([130, 0, 200, 100]) },
  ])
  expect((await commit(split)).status).toBe(200)
  const opened = await server.send('guest', 'getArea', { params: { code: third } })
  expect(opened.json()).toMatchObject({ name: '第三网格', predecessorCode: east, boundaryGeneration: 3 })
  const merge = plan([{ code: east, polygon: box([60, 0, 200, 100]) }], [{ code: third, successorCode: east }])
  expect((await commit(merge)).status).toBe(200)
  const ended = await server.send('guest', 'getArea', { params: { code: third } })
  expect(ended.json()).toMatchObject({ validTo: '2026-09-23', successorCode: east, boundaryGeneration: null })
  expect((await read()).freeCode).toBe(`${community}004`)
})

test('what is planned for a later day waits for it, can be taken back, and gives way to what was drawn meanwhile', async () => {
  const job = applyRedraws({ isNamed: () => false, openPlaces: async () => [] })
  const run = () => job.handle({}, { withTx: server.withTx, db: server.db, log: console } as never)
  const later = { effectiveOn: '2026-10-01' }
  const planned = (await commit(border(70), later)).json() as Drawing
  expect(planned).toMatchObject({ generation: 4, redraws: [{ state: 'planned' }, {}, {}, {}] })
  const id = planned.redraws[0]?.id ?? ''
  const back = await server.send('street', 'withdrawRedraw', { params: { ...params, id }, body: {} })
  expect((back.json() as Drawing).redraws[0]?.state).toBe('withdrawn')
  await commit(border(80), later)
  await commit(border(75), later)
  await run()
  expect((await read()).generation).toBe(4)
  server.clock.set(new Date('2026-10-01T00:05:00+08:00'))
  await run()
  const after = await read()
  expect(after.generation).toBe(5)
  const states = after.redraws.slice(0, 2).map(({ state, fault }) => [state, fault])
  expect(states).toContainEqual(['failed', 'drawn_meanwhile'])
  expect(states).toContainEqual(['applied', null])
})
