import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportRun } from '../import-report.ts'
import { box } from '../shapes.fixtures.ts'
import { importBoundaries } from './import-boundaries.ts'
import { importDivisions } from './import-divisions.ts'
import { smallTree, startTestServer, type TestServer } from './testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const countAreas = async () => (await server.db.selectFrom('territory.area').select('code').execute()).length
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const feature = (code: string, coordinates: unknown, name = '') => ({
  type: 'Feature',
  properties: { code, name },
  geometry: { type: 'MultiPolygon', coordinates },
})

test('a dry run counts and writes nothing; the real one writes; the second changes nothing', async () => {
  const seen: [number, number][] = []
  const dry = await server.withTx(tx =>
    importDivisions(tx, smallTree, { dryRun: true, onProgress: (done, total) => seen.push([done, total]) }),
  )
  expect(dry).toMatchObject({ dryRun: true, total: 9, created: 9, rejected: 0 })
  expect(seen.at(-1)).toEqual([9, 9])
  expect(await countAreas()).toBe(0)
  expect(await server.withTx(tx => importDivisions(tx, smallTree))).toMatchObject({ created: 9 })
  expect(await countAreas()).toBe(9)
  expect(await server.withTx(tx => importDivisions(tx, smallTree))).toMatchObject({
    created: 0,
    changed: 0,
    unchanged: 9,
  })
})

test('over HTTP: good rows go in, bad rows come back with line, field and a sentence, and as a file', async () => {
  const requestId = randomUUID()
  const text = `code,name,level,parent\n990101004,新街道,street,990101\n990101009001,无上级,community,990101009\n990101003,改名街道,street,990101\n9901,=cmd(),district,\n`
  const body = { requestId, kind: 'divisions', fileName: '区划.csv', text }
  const answer = await server.send('city', 'startImport', { body, headers: { 'accept-language': 'zh' } })
  expect(answer.status).toBe(200)
  const run: ImportRun = answer.json()
  expect(run).toMatchObject({
    id: requestId,
    state: 'done',
    dryRun: false,
    total: 4,
    done: 4,
    accepted: 2,
    rejected: 2,
  })
  expect(run.errors.map(({ line, field, reason }) => [line, field, reason])).toEqual([
    [3, 'parent', 'unknown_parent'],
    [5, 'level', 'level_mismatch'],
  ])
  expect(run.errors[0]?.sentence).toContain('990101009')
  const file = await server.send('city', 'readImportErrors', { params: { id: requestId } })
  expect(file.headers['content-disposition']).toContain(`errors-${requestId}.csv`)
  const lines = file.text.split('\r\n')
  expect(lines[0]).toBe('\uFEFFcode,name,level,parent,行号,字段,错误原因')
  expect(lines[2]).toMatch(/^9901,'=cmd\(\),district,,5,level,/)
  const again: ImportRun = (await server.send('city', 'startImport', { body })).json()
  expect(again).toEqual(run)
  const renamed = await server.db
    .selectFrom('territory.area')
    .select('name')
    .where('code', '=', '990101003')
    .executeTakeFirst()
  expect(renamed?.name).toBe('改名街道')
})

test("a run is its starter's; others see nothing of it", async () => {
  const mine: { items: ImportRun[] } = (await server.send('city', 'listImports')).json()
  expect(mine.items).toHaveLength(1)
  expect((await server.send('east', 'listImports')).json()).toMatchObject({ items: [], next: null })
  const params = { id: mine.items[0]?.id ?? '' }
  expect((await server.send('city', 'getImport', { params })).status).toBe(200)
  expect((await server.send('east', 'getImport', { params })).status).toBe(404)
  expect((await server.send('east', 'readImportErrors', { params })).status).toBe(404)
  expect((await server.send('street', 'listImports')).status).toBe(403)
})

test('rows beyond the reach of the caller are refused one by one', async () => {
  const text = 'code,name\n990101006,东区街道\n990102006,西区街道\n'
  const run: ImportRun = (
    await server.send('east', 'startImport', { body: { kind: 'divisions', fileName: 'a.csv', text } })
  ).json()
  expect(run).toMatchObject({ accepted: 1, rejected: 1, errors: [{ line: 3, reason: 'out_of_reach' }] })
})

test.each([
  ['divisions', '一,二\n三,四\n', 'territory.bad_header'],
  ['divisions', 'code,name\n', 'territory.empty_file'],
  ['divisions', 'code,name\n"9901,近邻', 'platform.table_malformed'],
  ['boundaries', '{"type":', 'territory.malformed_geojson'],
  ['boundaries', '{"type":"FeatureCollection","features":[]}', 'territory.empty_file'],
])('a %s file that is none is refused as a whole', async (kind, text, code) => {
  const requestId = randomUUID()
  const answer = await server.send('city', 'startImport', { body: { requestId, kind, fileName: 'x', text } })
  expect([answer.status, (answer.json() as { code: string }).code]).toEqual([422, code])
  expect((await server.send('city', 'getImport', { params: { id: requestId } })).json()).toMatchObject({
    state: 'failed',
  })
})

test('new boundaries close old ones, each in a generation of its own; the same shape is left alone', async () => {
  const first = collection(feature('990101', box([0, 0, 100, 100])), feature('990102', box([100, 0, 200, 100])))
  const report = await server.withTx(tx => importBoundaries(tx, first, { crs: 'wgs84', source: 'survey' }))
  expect(report).toMatchObject({ created: 2, changed: 0 })
  const moved = collection(feature('990101', box([0, 0, 120, 100])), feature('990102', box([100, 0, 200, 100])))
  expect(await server.withTx(tx => importBoundaries(tx, moved, { crs: 'wgs84', dryRun: true }))).toMatchObject({
    changed: 1,
    unchanged: 1,
  })
  expect(await server.withTx(tx => importBoundaries(tx, moved, { crs: 'wgs84' }))).toMatchObject({
    changed: 1,
    unchanged: 1,
  })
  const rows = await server.db
    .selectFrom('territory.boundary')
    .select(['code', 'generation', 'source', 'valid_to'])
    .orderBy('code')
    .orderBy('generation')
    .execute()
  expect(rows.map(row => [row.code, row.generation, row.valid_to === null])).toEqual([
    ['990101', 1, false],
    ['990101', 2, true],
    ['990102', 1, true],
  ])
})

test('features for unknown or closed areas, and bad shapes, are refused one by one', async () => {
  const bow = [
    [
      [
        [118, 32],
        [118.01, 32.01],
        [118.01, 32],
        [118, 32.01],
        [118, 32],
      ],
    ],
  ]
  const file = collection(
    feature('990109', box([0, 0, 10, 10]), '不存在'),
    feature('990101003', bow, '蝴蝶结'),
    feature('990101004', [[[[1, 2]]]]),
    feature('990101004', box([0, 0, 10, 10])),
    {
      type: 'Feature',
      properties: { adcode: 990102 },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [300, 0],
            [301, 0],
            [301, 1],
            [300, 0],
          ],
        ],
      },
    },
  )
  const run: ImportRun = (
    await server.send('city', 'startImport', { body: { kind: 'boundaries', fileName: 'b.geojson', text: file } })
  ).json()
  expect(run).toMatchObject({ state: 'done', accepted: 0, rejected: 5 })
  expect(run.errors.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'unknown_area'],
    [2, 'crosses_itself'],
    [3, 'bad_geometry'],
    [4, 'duplicate'],
    [5, 'out_of_range'],
  ])
})

test('an import that was carried out is audited, a dry one is not', async () => {
  const before = await server.db
    .selectFrom('audit.entry')
    .selectAll()
    .where('event', '=', 'territory.divisions_imported')
    .execute()
  const text = 'code,name\n990101007,再来一个\n'
  await server.send('city', 'startImport', { body: { kind: 'divisions', fileName: 'c.csv', text, dryRun: true } })
  await server.send('city', 'startImport', { body: { kind: 'divisions', fileName: 'c.csv', text } })
  const after = await server.db
    .selectFrom('audit.entry')
    .selectAll()
    .where('event', '=', 'territory.divisions_imported')
    .execute()
  expect(after).toHaveLength(before.length + 1)
})
