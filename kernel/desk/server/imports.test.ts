import { randomUUID } from 'node:crypto'
import excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { HEADER_WITHIN, readTable, writeCsv, writeWorkbook } from '#platform/table/index.ts'
import { contract, type ImportDetail } from '../index.ts'

const { checkImport, getImportRun, mapImport, applyImport, cancelImport, listImportKinds } = contract.routes

let app: TestApp
/** Codes of the demo city: the supervisor's street, a community and a grid in it, and a street elsewhere. */
let place: { street: string; community: string; communityName: string; grid: string; elsewhere: string }
beforeAll(async () => {
  app = await startTestApp()
  const post = await app.db
    .selectFrom('auth.user as u')
    .innerJoin('people.post as p', join => join.onRef('p.person_id', '=', 'u.person_id'))
    .select('p.area_code')
    .where('u.username', '=', 'supervisor')
    .executeTakeFirstOrThrow()
  const areas = await app.db.selectFrom('territory.area').select(['code', 'name', 'level']).orderBy('code').execute()
  const street = post.area_code
  const community = areas.find(area => area.level === 'community' && area.code.startsWith(street))
  const grid = areas.find(area => area.level === 'grid' && area.code.startsWith(community?.code ?? '-'))
  const elsewhere = areas.find(area => area.level === 'street' && area.code !== street)
  place = {
    street,
    community: community?.code ?? '',
    communityName: community?.name ?? '',
    grid: grid?.code ?? '',
    elsewhere: elsewhere?.code ?? '',
  }
}, 120_000)
afterAll(() => app.close())

type Row = Readonly<Record<string, string | undefined>>

function csvOf(rows: readonly Row[], headers = Object.keys(rows[0] ?? {})): Buffer {
  return Buffer.from(
    writeCsv(
      headers,
      rows.map(row => headers.map(header => row[header] ?? '')),
    ),
  )
}

async function upload(username: string, kind: string, bytes: Buffer, name = '表.csv') {
  return app.as(username).upload(`/api/import-kinds/${kind}/runs`, [{ name, bytes }])
}

async function check(username: string, kind: string, rows: readonly Row[]): Promise<ImportDetail> {
  const reply = await upload(username, kind, csvOf(rows))
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return checkImport.reply.parse(reply.body)
}

async function read(username: string, id: string): Promise<ImportDetail> {
  return getImportRun.reply.parse((await app.as(username).call(getImportRun, { params: { id } })).body)
}

const command = (id: string) => ({ params: { id }, body: { requestId: randomUUID() } })

async function apply(username: string, id: string): Promise<ImportDetail> {
  const reply = await app.as(username).call(applyImport, command(id))
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  await app.run('desk.import', { id })
  return read(username, id)
}

async function errorsOf(username: string, id: string, format = 'xlsx'): Promise<Buffer> {
  const url = `/api/import-runs/${id}/errors?format=${format}`
  const reply = await app.as(username).raw({ method: 'GET', url })
  expect(reply.status).toBe(200)
  return reply.body as Buffer
}

/** Everything an import could change, to see that it did not. */
async function registers() {
  const all = async (
    table: 'territory.area' | 'people.organisation' | 'people.person' | 'people.post' | 'matters.duty',
  ) => app.db.selectFrom(table).selectAll().execute()
  return {
    areas: await all('territory.area'),
    organisations: await all('people.organisation'),
    people: await all('people.person'),
    posts: await all('people.post'),
    duties: await all('matters.duty'),
  }
}

const reasonsOf = (run: ImportDetail) => run.wrongRows.map(({ row, column, reason }) => [row, column, reason])
const tally = ({ created, changed, unchanged, wrong }: ImportDetail) => [created, changed, unchanged, wrong]

const kinds: [kind: string, username: string, rows: () => Row[], corrected: () => Row[]][] = [
  [
    'areas',
    'operator',
    () => [
      { 代码: `${place.community}901001`, 名称: '新微网格', 级别: '微网格' },
      { 代码: `${place.community}901`, 名称: '新网格', 级别: '网格', 户数: '120', 网格类型: '专属网格' },
    ],
    () => [{ 代码: `${place.community}901`, 名称: '更名网格', 级别: '网格', 户数: '121', 网格类型: '专属网格' }],
  ],
  [
    'organisations',
    'supervisor',
    () => [
      {
        名称: '梧桐物业一分部',
        类别: '物业服务企业',
        辖区: place.communityName,
        上级组织: '梧桐物业总部',
        值班电话: '',
      },
      { 名称: '梧桐物业总部', 类别: '物业服务企业', 辖区: place.street, 上级组织: '', 值班电话: '+86-551-5550100' },
    ],
    () => [{ 名称: '梧桐物业总部', 类别: '物业服务企业', 辖区: place.street, 值班电话: '0551-5550101' }],
  ],
  [
    'people',
    'supervisor',
    () => [
      { 姓名: '欧阳试', 岗位: '网格员', 任职辖区: place.grid, 同名: '' },
      { 姓名: '欧阳试', 岗位: '网格长', 任职辖区: place.grid, 同名: '同一人' },
      { 姓名: '欧阳试', 岗位: '网格员', 任职辖区: place.grid, 同名: '' },
    ],
    () => [{ 姓名: '欧阳试', 岗位: '网格长', 任职辖区: place.grid, 截止日期: '2027年1月1日' }],
  ],
  [
    'duties',
    'operator',
    () => [
      { 事项类别: '路灯不亮', 级别: '街道（乡镇）'.slice(0, 2), '主办/协办': '协办', 组织类别: '政府机关', 次序: '7' },
      { 事项类别: 'livelihood.road', 级别: '社区', '主办/协办': '', 组织类别: '居民委员会', 次序: '' },
    ],
    () => [{ 事项类别: '路灯不亮', 级别: '街道', '主办/协办': '协办', 组织类别: '政府机关', 次序: '8' }],
  ],
]

describe.each(kinds)('%s', (kind, username, rows, corrected) => {
  test('a dry run counts and writes nothing; applied once it is there, applied again nothing changes', async () => {
    const before = await registers()
    const extra = kind === 'people' ? 1 : 0
    const run = await check(username, kind, rows())
    expect([run.state, tally(run), reasonsOf(run).length]).toEqual(['checked', [2, 0, 0, extra], extra])
    expect(run.changes.map(({ outcome }) => outcome)).toEqual(['create', 'create'])
    expect(await registers()).toEqual(before)

    const done = await apply(username, run.id)
    expect([done.state, done.rowsDone, tally(done)]).toEqual(['done', 2 + extra, [2, 0, 0, extra]])
    expect(await registers()).not.toEqual(before)
    const after = await registers()
    const again = await check(username, kind, rows())
    expect(tally(again)).toEqual([0, 0, 2 + extra, 0])
    expect(tally(await apply(username, again.id))).toEqual([0, 0, 2 + extra, 0])
    expect(await registers()).toEqual(after)

    const better = await check(username, kind, corrected())
    expect([tally(better), better.changes[0]?.outcome]).toEqual([[0, 1, 0, 0], 'change'])
    expect(tally(await apply(username, better.id))).toEqual([0, 1, 0, 0])
    expect(tally(await check(username, kind, corrected()))).toEqual([0, 0, 1, 0])
    const events = await app.db.selectFrom('audit.entry').select('event').where('subject_id', '=', better.id).execute()
    expect(events.map(({ event }) => event).toSorted()).toEqual(['import.checked', 'import.done', 'import.started'])
  })

  test('a template in either language is read back as it was written, its example passed over', async () => {
    for (const locale of ['zh', 'en']) {
      const headers = { 'accept-language': locale }
      const url = `/api/import-kinds/${kind}/template`
      const workbook = (await app.as(username).raw({ method: 'GET', url, headers })).body as Buffer
      const csv = (await app.as(username).raw({ method: 'GET', url: `${url}?format=csv`, headers })).body as Buffer
      expect((await readTable(workbook)).map(line => line.cells)).toEqual(
        (await readTable(Buffer.from(csv))).map(line => line.cells),
      )
      const [head] = await readTable(workbook)
      const run = checkImport.reply.parse((await upload(username, kind, workbook, 'x.xlsx')).body)
      expect([run.state, run.rowsTotal, run.missing]).toEqual(['checked', 0, []])
      expect(Object.values(run.mapping)).toEqual((head?.cells ?? []).map((_cell, index) => index))
    }
  })
})

describe('what is wrong', () => {
  test('is said row by row; the right rows are applied; the file of errors can be mended and comes in', async () => {
    const rows = [
      { 姓名: '司徒一', 岗位: '网格员', 任职辖区: place.grid, 备注: '=1+1' },
      { 姓名: '', 岗位: '网格员', 任职辖区: place.grid, 备注: '没有姓名' },
      { 姓名: '司徒二', 岗位: '队长', 任职辖区: place.grid, 备注: '' },
      { 姓名: '司徒三', 岗位: '网格员', 任职辖区: place.elsewhere, 备注: '' },
      { 姓名: '司徒四', 岗位: '网格员', 任职辖区: '999999999999999', 备注: '' },
      { 姓名: '司徒五', 岗位: '街道督办员', 任职辖区: place.grid, 备注: '' },
      { 姓名: '司徒六', 岗位: '承办人', 任职辖区: place.grid, 备注: '' },
    ]
    const run = await check('supervisor', 'people', rows)
    expect(tally(run)).toEqual([1, 0, 0, 6])
    const beyond = (code: string) => `没有找到辖区“${code}”，或者不在您的职责范围内`
    expect(reasonsOf(run)).toEqual([
      [3, '姓名', '缺少“姓名”'],
      [4, '岗位', expect.stringMatching(/^“岗位”不能写“队长”，可以写：网格员、/)],
      [5, '任职辖区', beyond(place.elsewhere)],
      [6, '任职辖区', beyond('999999999999999')],
      [7, '任职辖区', '这个岗位不设在这一级辖区。'],
      [8, '所在组织', '这个岗位须代表一个组织，请选择组织。'],
    ])
    expect(tally(await apply('supervisor', run.id))).toEqual([1, 0, 0, 6])

    for (const format of ['xlsx', 'csv']) {
      const lines = await readTable(Buffer.from(await errorsOf('supervisor', run.id, format)))
      expect(lines[0]?.cells).toEqual(['姓名', '岗位', '任职辖区', '备注', '错误原因'])
      expect(lines.length).toBe(7)
      expect(lines[1]?.cells).toEqual(['', '网格员', place.grid, '没有姓名', '缺少“姓名”'])
    }
    const bytes = await errorsOf('supervisor', run.id)
    const english = await app.as('supervisor').raw({
      method: 'GET',
      url: `/api/import-runs/${run.id}/errors`,
      headers: { 'accept-language': 'en' },
    })
    expect((await readTable(english.body as Buffer))[0]?.cells.at(-1)).toBe('Reason')
    const book = new excel.Workbook()
    await book.xlsx.load(new Uint8Array(bytes).buffer)
    const sheet = book.worksheets[0]
    if (!sheet) throw new Error('No sheet')
    sheet.getCell('A2').value = '司徒七'
    sheet.getCell('B3').value = 'Grid worker'
    const mended = checkImport.reply.parse(
      (await upload('supervisor', 'people', Buffer.from(await book.xlsx.writeBuffer()), '改.xlsx')).body,
    )
    expect(tally(mended)).toEqual([2, 0, 0, 4])
    expect(tally(await apply('supervisor', mended.id))).toEqual([2, 0, 0, 4])
    const again = await errorsOf('supervisor', mended.id, 'csv')
    expect((await readTable(Buffer.from(again)))[0]?.cells).toEqual(['姓名', '岗位', '任职辖区', '备注', '错误原因'])
  })

  test('two people of one name are told apart by a person', async () => {
    const row = { 姓名: '司徒一', 岗位: '网格长', 任职辖区: place.grid, 同名: '' }
    expect(reasonsOf(await check('supervisor', 'people', [row]))).toEqual([
      [2, '同名', '已有叫“司徒一”的人，请在“同名”一列写“同一人”或“另一人”'],
    ])
    const other = await check('supervisor', 'people', [{ ...row, 同名: '另一人' }])
    expect(tally(await apply('supervisor', other.id))).toEqual([1, 0, 0, 0])
    const found = await app.db.selectFrom('people.person').select('id').where('name', '=', '司徒一').execute()
    expect(found).toHaveLength(2)
    expect(reasonsOf(await check('supervisor', 'people', [{ ...row, 岗位: '单元长', 同名: '同一人' }]))[0]?.[1]).toBe(
      '姓名',
    )
  })

  test('areas and duties name what they cannot do', async () => {
    const areas = await check('operator', 'areas', [
      { 代码: '99', 名称: '短', 级别: '', 上级代码: '' },
      { 代码: '110101', 名称: '别的城市', 级别: '', 上级代码: '' },
      { 代码: `${place.community}888001`, 名称: '没有上级', 级别: '', 上级代码: '' },
      { 代码: place.community, 名称: '甲', 级别: '街道', 上级代码: '' },
      { 代码: `${place.community}902`, 名称: '乙', 级别: '', 上级代码: place.street },
      { 代码: `${place.community}903`, 名称: '丙', 级别: '', 上级代码: '' },
      { 代码: `${place.community}903`, 名称: '丁', 级别: '', 上级代码: '' },
    ])
    expect(tally(areas)).toEqual([1, 0, 0, 6])
    expect(reasonsOf(areas).map(([row, column]) => [row, column])).toEqual([
      [2, '代码'],
      [3, '代码'],
      [4, '上级代码'],
      [5, '级别'],
      [6, '上级代码'],
      [8, '代码'],
    ])
    const duties = await check('operator', 'duties', [
      { 事项类别: '没有的事', 级别: '区', 组织类别: '职能部门', 条线: '', 具体组织: '' },
      { 事项类别: '路灯不亮', 级别: '区', 组织类别: '', 条线: '', 具体组织: '' },
      { 事项类别: '路灯不亮', 级别: '区', 组织类别: '', 条线: '', 具体组织: '没有的单位' },
    ])
    expect(reasonsOf(duties)).toEqual([
      [2, '事项类别', '没有叫“没有的事”的事项类别'],
      [3, '组织类别', expect.any(String)],
      [4, '具体组织', '没有找到组织“没有的单位”，或者不在您的职责范围内'],
    ])
  })

  test('somebody who loses the permission before the job runs changes nothing more', async () => {
    const run = await check('dispatcher', 'people', [{ 姓名: '司徒十', 岗位: '网格员', 任职辖区: place.grid }])
    expect((await app.as('dispatcher').call(applyImport, command(run.id))).status).toBe(200)
    const posts = await app.db
      .selectFrom('auth.user as u')
      .innerJoin('people.post as p', join => join.onRef('p.person_id', '=', 'u.person_id'))
      .select(['p.id', 'p.valid_from'])
      .where('u.username', '=', 'dispatcher')
      .execute()
    const ids = posts.map(({ id }) => id)
    await app.db.updateTable('people.post').set({ valid_to: '2020-01-01' }).where('id', 'in', ids).execute()
    await app.run('desk.import', { id: run.id })
    await app.db.updateTable('people.post').set({ valid_to: null }).where('id', 'in', ids).execute()
    const after = await read('dispatcher', run.id)
    expect([after.state, after.failure]).toEqual(['failed', '您已不再有导入的权限，后面的行没有导入。'])
  })
})

describe('the file', () => {
  test('may have titles above its header, other words in it, and a column pointed out by hand', async () => {
    const titled = Buffer.from(
      writeCsv(
        ['2026 年组织台账'],
        [
          ['填表人：王'],
          ['序号', '机构名称 *', '单位类别（必填）', '属地'],
          ['1', '三号社会组织', '社会组织', place.street],
        ],
      ),
    )
    const run = checkImport.reply.parse((await upload('supervisor', 'organisations', titled)).body)
    expect([run.state, run.headerRow, run.missing]).toEqual(['mapping', 3, ['辖区']])
    expect((await app.as('supervisor').call(applyImport, command(run.id))).status).toBe(409)
    const ask = (mapping: Record<string, number>, headerRow = 3) => ({
      params: { id: run.id },
      body: { requestId: randomUUID(), headerRow, mapping },
    })
    const twice = await app.as('supervisor').call(mapImport, ask({ name: 1, kind: 1, area: 3 }))
    expect((twice.body as { code: string }).code).toBe('desk.column_twice')
    expect((await app.as('supervisor').call(mapImport, ask({}, 99))).status).toBe(422)
    const mapped = mapImport.reply.parse(
      (await app.as('supervisor').call(mapImport, ask({ name: 1, kind: 2, area: 3 }))).body,
    )
    expect([mapped.state, tally(mapped), mapped.missing]).toEqual(['checked', [1, 0, 0, 0], []])
    expect((await app.as('supervisor').call(cancelImport, command(run.id))).status).toBe(200)
    expect((await read('supervisor', run.id)).state).toBe('cancelled')
    expect((await app.as('supervisor').call(applyImport, command(run.id))).status).toBe(409)
  })

  test('is nobody else’s, and kinds are offered by permission', async () => {
    const run = await check('supervisor', 'people', [{ 姓名: '司徒九', 岗位: '网格员', 任职辖区: place.grid }])
    for (const route of [getImportRun, applyImport, cancelImport])
      expect((await app.as('operator').call(route, command(run.id) as never)).status).toBe(404)
    const offered = async (username: string) =>
      listImportKinds.reply.parse((await app.as(username).call(listImportKinds, {})).body).items.map(({ kind }) => kind)
    expect(await offered('operator')).toEqual(['areas', 'organisations', 'people', 'duties'])
    expect(await offered('dispatcher')).toEqual(['organisations', 'people', 'registrations'])
    expect(await offered('checker')).toEqual([])
    expect((await upload('dispatcher', 'duties', csvOf([{ 级别: '区' }]))).status).toBe(403)
    expect((await upload('operator', 'residents', csvOf([{ 级别: '区' }]))).status).toBe(404)
  })

  test('goes after a week with its reasons; what was done stays on record', async () => {
    const run = await check('supervisor', 'people', [{ 姓名: '', 岗位: '网格员', 任职辖区: place.grid }])
    const before = app.clock.now()
    app.clock.set(new Date(before.getTime() + 8 * 86_400_000))
    await app.run('desk.sweep-imports')
    app.clock.set(before)
    const gone = await read('supervisor', run.id)
    expect([gone.state, gone.wrongRows, gone.head]).toEqual(['expired', [], []])
    const errors = await app.as('supervisor').raw({ method: 'GET', url: `/api/import-runs/${run.id}/errors` })
    expect(errors.status).toBe(410)
  })
})

test('20,000 rows in one file are looked at within one request; one more than fits is refused', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [`批量${index}`, '网格员', place.grid, ''])
  const headers = ['姓名', '岗位', '任职辖区', '同名']
  const run = checkImport.reply.parse(
    (await upload('supervisor', 'people', await writeWorkbook({ name: 'a', headers, rows }), 'a.xlsx')).body,
  )
  expect([run.rowsTotal, tally(run), run.changes.length]).toEqual([20_000, [20_000, 0, 0, 0], 100])
  const more = await upload(
    'supervisor',
    'people',
    Buffer.from(writeCsv(headers, [...rows, ...rows.slice(0, HEADER_WITHIN)])),
  )
  expect([more.status, (more.body as { code: string }).code]).toEqual([422, 'platform.table_too_many_rows'])
}, 60_000)
