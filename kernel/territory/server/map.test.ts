import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromWgs84 } from '../crs.ts'
import type { BoundaryCollection } from '../contract.ts'
import { at, box } from '../shapes.fixtures.ts'
import { replaceBoundaries } from './boundary-store.ts'
import { importDivisions } from './import-divisions.ts'
import { loadGridIndex } from './load-grid-index.ts'
import { smallTree, startTestServer, type TestServer } from './testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  await server.withTx(tx => importDivisions(tx, smallTree))
})
afterAll(() => server.close())

const place = (x: number, y: number) => {
  const [lng, lat] = at(x, y)
  return { lng, lat }
}
const draw = (...boundaries: [code: string, polygon: ReturnType<typeof box>][]) =>
  server.withTx(tx =>
    replaceBoundaries(
      tx,
      boundaries.map(([code, polygon]) => ({ code, polygon })),
      'test',
    ),
  )

test('with nothing drawn, locating says so', async () => {
  const answer = await server.send('guest', 'locate', { query: place(0, 0) })
  expect([answer.status, (answer.json() as { code: string }).code]).toEqual([409, 'territory.no_boundaries'])
})

test('a point comes back with its grid, the names on the way down and the compound nearby', async () => {
  await draw(
    ['990101', box([-2_000, -2_000, 2_000, 2_000])],
    ['990101003001', box([0, 0, 200, 100])],
    ['990101003001001', box([0, 0, 100, 100])],
    ['990101003001002', box([110, 0, 200, 100])],
  )
  await server.send('street', 'createCompound', {
    body: { communityCode: '990101003001', name: '槐荫里', address: '槐荫路 8 号', ...place(60, 50) },
  })
  const answer = (await server.send('guest', 'locate', { query: place(50, 50) })).json()
  expect(answer).toMatchObject({
    ...place(50, 50),
    code: '990101003001001',
    attribution: 'inside',
    generation: 1,
    path: [
      { name: '近邻市' },
      { name: '东区' },
      { name: '梧桐街道' },
      { name: '槐荫社区' },
      { name: '第一网格', level: 'grid' },
    ],
    compound: { name: '槐荫里', address: '槐荫路 8 号', district: '990101', distanceM: 9 },
  })
})

test('a point in GCJ-02 is found where it is on the ground', async () => {
  const [lng, lat] = fromWgs84(...at(50, 50), 'gcj02')
  expect((await server.send('guest', 'locate', { query: { lng, lat, crs: 'gcj02' } })).json()).toMatchObject({
    code: '990101003001001',
  })
  expect((await server.send('guest', 'locate', { query: { lng, lat, crs: 'mars' } })).status).toBe(422)
  expect((await server.send('guest', 'locate', { query: { lng: 200, lat } })).status).toBe(422)
})

test('far from the grids only the district is known', async () => {
  const answer = (await server.send('guest', 'locate', { query: place(1_500, 1_500) })).json()
  expect(answer).toMatchObject({ code: '990101', attribution: 'outside', compound: null })
})

test('the index follows the map: redrawing, closing, and the tolerance setting; a rolled-back drawing leaves no trace', async () => {
  expect((await loadGridIndex(server.db)).locate(...at(107, 50))).toMatchObject({
    code: '990101003001002',
    attribution: 'nearest',
  })
  const before = await loadGridIndex(server.db)
  expect(await loadGridIndex(server.db)).toBe(before)
  const undone = server.withTx(async tx => {
    await replaceBoundaries(tx, [{ code: '990101003001001', polygon: box([0, 0, 109, 100]) }], 'test')
    expect((await loadGridIndex(tx.db)).locate(...at(107, 50))).toMatchObject({ attribution: 'inside' })
    throw new Error('undo')
  })
  await expect(undone).rejects.toThrow('undo')
  expect((await loadGridIndex(server.db)).locate(...at(107, 50))).toMatchObject({ attribution: 'nearest' })
  await draw(['990101003001001', box([0, 0, 110, 100])])
  expect((await loadGridIndex(server.db)).locate(...at(107, 50))).toMatchObject({
    code: '990101003001001',
    attribution: 'inside',
    generation: 2,
  })
  await server.send('city', 'closeArea', {
    params: { code: '990101003001002' },
    body: { reason: '并入第一网格', successorCode: '990101003001001' },
  })
  expect((await loadGridIndex(server.db)).locate(...at(150, 50))).toMatchObject({
    code: '990101003001001',
    attribution: 'nearest',
  })
  await server.db
    .insertInto('platform.setting')
    .values({ key: 'territory.nearest_tolerance_m', value: '10', updated_at: server.clock.now() })
    .execute()
  expect((await loadGridIndex(server.db)).locate(...at(150, 50))).toMatchObject({
    code: '990101',
    attribution: 'outside',
  })
})

test('boundaries come as GeoJSON under an area, and are not sent twice', async () => {
  const params = { code: '990101003001' }
  const answer = await server.send('guest', 'listBoundaries', { params })
  expect(answer.headers['content-type']).toContain('geo+json')
  const drawn: BoundaryCollection = answer.json()
  expect(drawn.features.map(feature => feature.properties)).toEqual([
    { code: '990101003001001', name: '第一网格', level: 'grid', generation: 2 },
  ])
  const etag = String(answer.headers.etag)
  const same = await server.send('guest', 'listBoundaries', { params, headers: { 'if-none-match': etag } })
  expect([same.status, same.text]).toEqual([304, ''])
  await server.send('city', 'editArea', { params: { code: '990101003001001' }, body: { name: '新名网格' } })
  const changed = await server.send('guest', 'listBoundaries', { params, headers: { 'if-none-match': etag } })
  expect(changed.status).toBe(200)
})

test('boundaries by level and bounds; neighbours keep their common border at every zoom', async () => {
  await draw(['990101003002', box([200, 0, 333, 100])])
  const query = { level: 'community', zoom: 12 }
  const all: BoundaryCollection = (
    await server.send('guest', 'listBoundaries', { params: { code: '9901' }, query })
  ).json()
  expect(all.features.map(feature => feature.id)).toEqual(['990101003001', '990101003002'])
  const [west, east] = all.features.map(
    feature => feature.geometry.coordinates[0]?.[0]?.map(position => position[0]) ?? [],
  )
  expect(Math.max(...(west ?? []))).toBe(Math.min(...(east ?? [])))
  const bbox = [...at(250, 10), ...at(260, 20)].join(',')
  const some: BoundaryCollection = (
    await server.send('guest', 'listBoundaries', { params: { code: '9901' }, query: { ...query, bbox } })
  ).json()
  expect(some.features.map(feature => feature.id)).toEqual(['990101003002'])
  for (const wrong of ['1,2,3', 'a,b,c,d', '1,2,3,4,5', ',,,'])
    expect(
      (await server.send('guest', 'listBoundaries', { params: { code: '9901' }, query: { bbox: wrong } })).status,
    ).toBe(422)
  expect((await server.send('guest', 'listBoundaries', { params: { code: '9902' } })).status).toBe(404)
})

test('the grids of a community are checked for who reaches it', async () => {
  await draw(['990101003002001', box([200, 0, 300, 100])])
  const check = (await server.send('street', 'checkGrids', { params: { code: '990101003002' } })).json()
  expect(check).toMatchObject({
    faults: [{ kind: 'gap', codes: ['990101003002001', '990101003002'] }],
    undrawn: [],
    communityDrawn: true,
  })
  expect((await server.send('worker', 'checkGrids', { params: { code: '990101003002' } })).status).toBe(404)
  expect((await server.send('street', 'checkGrids', { params: { code: '990101003' } })).json()).toMatchObject({
    status: 422,
    code: 'territory.other_level',
  })
})
