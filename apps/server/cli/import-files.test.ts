import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadGridIndex } from '#kernel/territory/server/index.ts'
import { install, type Installation, runProgram } from '#tests/setup/installation.ts'

const TREE = `code,name,level,parent
9901,近邻市,city,
990101,东区,district,9901
990101003,梧桐街道,street,990101
990101003001,槐荫社区,community,990101003
990101003001001,第一网格,grid,990101003001
990101003001002,第二网格,grid,990101003001
`
let city: Installation
beforeAll(async () => {
  city = await install('empty')
})
afterAll(() => city.remove())

function write(name: string, text: string): string {
  const path = join(city.dataDir, name)
  writeFileSync(path, text)
  return path
}

const run = (...args: string[]) => runProgram('apps/server/cli/main.ts', ['import', ...args], city.env)

async function areas(): Promise<Record<string, string>> {
  const database = await city.open()
  const rows = await database.db.selectFrom('territory.area').select(['code', 'name']).execute()
  await database.close()
  return Object.fromEntries(rows.map(row => [row.code, row.name]))
}

function square(code: string, west: number, south: number) {
  const [east, north] = [west + 0.01, south + 0.01]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Feature', properties: { adcode: code }, geometry: { type: 'Polygon', coordinates: [ring] } }
}

const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })

test('divisions: first tried, then taken in, then unchanged; what is refused is written down with its reason', async () => {
  const file = write('divisions.csv', TREE)
  const dry = await run('divisions', file, '--dry-run')
  expect(dry).toMatchObject({ code: 0, err: '' })
  expect(dry.out).toContain('Dry run, nothing written: 6 rows: 6 new, 0 changed, 0 unchanged, 0 refused')
  expect(await areas()).toEqual({})
  expect((await run('divisions', file)).out).toContain('6 rows: 6 new, 0 changed, 0 unchanged, 0 refused')
  expect(await areas()).toMatchObject({ 9901: '近邻市', 990101003001002: '第二网格' })

  const errors = join(city.dataDir, 'errors.csv')
  const renamed = TREE.replace('第二网格', '柳岸网格')
  const mixed = write('mixed.csv', `${renamed}990102001,无上级街道,street,990102\n`)
  const again = await run('divisions', mixed, '--errors', errors)
  expect(again.code).toBe(1)
  expect(again.out).toContain('7 rows: 0 new, 1 changed, 5 unchanged, 1 refused')
  expect(again.out).toContain(errors)
  const [head, row] = readFileSync(errors, 'utf8').split('\r\n')
  expect(head).toBe('\uFEFFcode,name,level,parent,行号,字段,错误原因')
  expect(row).toMatch(/^990102001,无上级街道,street,990102,8,parent,.*990102/)
  expect((await areas())['990101003001002']).toBe('柳岸网格')
}, 180_000)

test('boundaries: in the frame they are drawn in, so that places are found where they are', async () => {
  const drawn = collection(square('990101003001001', 117.3, 31.9), square('990101003001002', 117.31, 31.9))
  const ran = await run('boundaries', write('grids.geojson', drawn), '--crs', 'gcj02')
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(ran.out).toContain('2 rows: 2 new, 0 changed, 0 unchanged, 0 refused')
  const database = await city.open()
  const index = await loadGridIndex(database.db)
  // GCJ-02 lies about half a kilometre to the north-east of the true place here.
  expect(index.locate(117.3, 31.905).code).toBe('990101003001001')
  expect(index.locate(117.3045 + 0.0005, 31.9045)).toMatchObject({ code: '990101003001002', attribution: 'inside' })
  await database.close()
}, 120_000)

test('what cannot be read is told in a sentence, and nothing is written', async () => {
  const before = await areas()
  const errors = join(city.dataDir, 'none.csv')
  for (const [args, says] of [
    [['divisions', join(city.dataDir, 'no-such.csv')], 'ENOENT'],
    [['boundaries', write('x.geojson', '{'), '--errors', errors], ''],
    [
      ['boundaries', write('y.geojson', collection()), '--crs', 'mercator'],
      '--crs mercator is not known; use one of wgs84',
    ],
    [['divisions', write('z.csv', 'name;code\n')], ''],
  ] as const) {
    const ran = await run(...args)
    expect([args, ran.code]).toEqual([args, 1])
    expect(ran.err).toContain(says)
    expect(ran.err).not.toMatch(/\n\s+at /)
    expect((ran.err + ran.out).length).toBeGreaterThan(10)
  }
  expect(existsSync(errors)).toBe(false)
  expect(await areas()).toEqual(before)
}, 120_000)
