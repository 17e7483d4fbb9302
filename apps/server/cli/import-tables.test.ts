import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTable, writeCsv, writeWorkbook } from '#platform/table/index.ts'
import { install, type Installation, runProgram } from '#tests/setup/installation.ts'

let city: Installation
let grid: string
let names: { district: string; street: string; community: string }
beforeAll(async () => {
  city = await install('template')
  const database = await city.open()
  const areas = await database.db
    .selectFrom('territory.area')
    .select(['code', 'name', 'level'])
    .orderBy('code')
    .execute()
  const post = await database.db
    .selectFrom('auth.user as u')
    .innerJoin('people.post as p', join => join.onRef('p.person_id', '=', 'u.person_id'))
    .select('p.area_code')
    .where('u.username', '=', 'supervisor')
    .executeTakeFirstOrThrow()
  await database.close()
  grid = areas.find(area => area.level === 'grid' && area.code.startsWith(post.area_code))?.code ?? ''
  const nameOf = (digits: number) => areas.find(area => area.code === grid.slice(0, digits))?.name ?? ''
  names = { district: nameOf(6), street: nameOf(9), community: nameOf(12) }
}, 120_000)
afterAll(() => city.remove())

const run = (...args: string[]) => runProgram('apps/server/cli/main.ts', ['import', ...args], city.env)
const pathOf = (name: string) => join(city.dataDir, name)

function write(name: string, content: string | Buffer): string {
  writeFileSync(pathOf(name), content)
  return pathOf(name)
}

async function count(table: 'matters.worksheet' | 'people.post'): Promise<number> {
  const database = await city.open()
  const rows = await database.db.selectFrom(table).selectAll().execute()
  await database.close()
  return rows.length
}

test('work sheets: taken in from Excel and JSON, known the second time, refused with a file', async () => {
  const headers = ['工单编号', '主要内容', '被反映区', '被反映街乡镇', '村/社区']
  const place = [names.district, names.street, names.community]
  const bytes = await writeWorkbook({
    name: '工单',
    headers,
    rows: [
      ['CLI-1', '路灯三天没亮', ...place],
      ['CLI-2', '地名写错', '没有的区', '', ''],
    ],
  })
  const file = write('sheets.xlsx', bytes)
  const errors = pathOf('sheet-errors.xlsx')
  const took = await run('worksheets', file, '--errors', errors)
  expect([took.code, took.err]).toEqual([1, ''])
  expect(took.out).toContain('2 sheets: 1 new, 0 known, 1 refused')
  expect(took.out).toContain('row 3 CLI-2: 没有“没有的区”这个区，或名称不唯一')
  expect((await readTable(readFileSync(errors))).map(({ cells }) => [cells[0], cells.at(-1)])).toEqual([
    ['工单编号', '错误原因'],
    ['CLI-2', '没有“没有的区”这个区，或名称不唯一'],
  ])
  const sheet = { 工单编号: 'CLI-3', 主要内容: '井盖响', 被反映区: names.district, 被反映街乡镇: names.street }
  const json = write('sheets.json', JSON.stringify({ sheets: [sheet, { ...sheet, 工单编号: 'CLI-1' }] }))
  const again = await run('worksheets', json, '--as', 'operator')
  expect([again.code, again.err]).toEqual([0, ''])
  expect(again.out).toContain('2 sheets: 1 new, 1 known, 0 refused')
  expect(await count('matters.worksheet')).toBe(2)
}, 300_000)

test('tables: tried, applied; who may not is told so', async () => {
  const before = await count('people.post')
  const rows = [
    ['命令行', '网格员', grid],
    ['命令行二', '船长', grid],
  ]
  const file = write('people.csv', writeCsv(['姓名', '岗位', '辖区代码'], rows))
  const errors = pathOf('people-errors.xlsx')
  const dry = await run('table', 'people', file, '--dry-run', '--errors', errors)
  expect(dry.out).toContain('Dry run, nothing written: 2 rows: 1 new, 0 changed, 0 unchanged, 1 refused')
  expect(await count('people.post')).toBe(before)
  expect((await run('table', 'people', file, '--errors', errors)).out).toContain('2 rows: 1 new, 0 changed')
  expect(await count('people.post')).toBe(before + 1)
  const none = pathOf('none.xlsx')
  const refused = await run('table', 'areas', file, '--as', 'checker', '--errors', none)
  expect([refused.code, refused.err.trim()]).toEqual([1, '您的岗位没有这项权限。'])
  expect(existsSync(none)).toBe(false)
}, 300_000)
