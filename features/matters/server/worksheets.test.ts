import excel from 'exceljs'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { act, expectOk, type Home, homeOf } from './fixtures.ts'

let app: TestApp
let home: Home
let names: { district: string; street: string; community: string; compound: string }
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
  const nameOf = async (code: string) =>
    (await app.db.selectFrom('territory.area').select('name').where('code', '=', code).executeTakeFirstOrThrow()).name
  names = {
    district: await nameOf(home.district),
    street: await nameOf(home.community.slice(0, 9)),
    community: await nameOf(home.community),
    compound: (
      await app.db
        .selectFrom('territory.compound')
        .select('name')
        .where('id', '=', home.compound.id)
        .executeTakeFirstOrThrow()
    ).name,
  }
})
afterAll(() => app.close())

const { routes } = contract

function aSheet(number: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    工单编号: number,
    工单类型: '投诉',
    问题分类: '路灯不亮',
    主要内容: `${number}：东门路灯坏了三天`,
    来电人: '赵先生',
    '来电人电话/账号': '13600009999',
    被反映区: names.district,
    被反映街乡镇: names.street,
    '村/社区': names.community,
    小区点位: names.compound,
    ...more,
  }
}

async function asExcel(rows: Record<string, string>[]): Promise<Buffer> {
  const book = new excel.Workbook()
  const table = book.addWorksheet('工单')
  const headers = Object.keys(rows[0] ?? {})
  table.addRow(['12345 工单导出'])
  table.addRow(headers)
  for (const row of rows) table.addRow(headers.map(header => row[header] ?? ''))
  return Buffer.from(await book.xlsx.writeBuffer())
}

async function upload(client: TestClient, name: string, bytes: Buffer) {
  return routes.checkWorksheets.reply.parse(expectOk(await client.upload('/api/worksheet-runs', [{ name, bytes }])))
}

async function runWhole(client: TestClient, bytes: Buffer, name = '工单.xlsx') {
  const { id } = await upload(client, name, bytes)
  const params = { id }
  expectOk(await client.call(routes.startWorksheetRun, { params, body: { requestId: randomUUID() } }))
  await app.run('matters.import-worksheets', { runId: id })
  return routes.getWorksheetRun.reply.parse(expectOk(await client.call(routes.getWorksheetRun, { params })))
}

const json = (rows: object[]) => Buffer.from(JSON.stringify({ sheets: rows }))
const office = () => app.as('supervisor')

describe('importing work sheets', () => {
  it('checks first and writes nothing, then takes each sheet in once', async () => {
    const bytes = await asExcel([aSheet('A1'), aSheet('A2', { 工单类型: '举报' })])
    expect(await upload(office(), '工单.xlsx', bytes)).toMatchObject({
      state: 'checked',
      total: 2,
      created: 2,
      failed: 0,
    })
    expect(await app.db.selectFrom('matters.worksheet').selectAll().execute()).toEqual([])
    expect(await runWhole(office(), bytes)).toMatchObject({ state: 'done', done: 2, created: 2, known: 0, failed: 0 })
    expect(await upload(office(), '工单.xlsx', bytes)).toMatchObject({ created: 0, known: 2 })
    expect(await runWhole(office(), bytes)).toMatchObject({ created: 0, known: 2 })
    const rows = await app.db
      .selectFrom('matters.worksheet as w')
      .innerJoin('matters.matter as m', join =>
        join.onRef('m.district', '=', 'w.district').onRef('m.id', '=', 'w.matter_id'),
      )
      .innerJoin('matters.requester as r', join =>
        join.onRef('r.district', '=', 'm.district').onRef('r.matter_id', '=', 'm.id'),
      )
      .select(['w.sheet_number', 'w.sheet', 'm.source', 'm.category_id', 'm.compound_id', 'r.secret_from_unit'])
      .orderBy('w.sheet_number')
      .execute()
    expect(rows).toMatchObject([
      { sheet_number: 'A1', source: 'hotline', category_id: 'livelihood.street_lamp', compound_id: home.compound.id },
      { sheet_number: 'A2', secret_from_unit: true },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/赵先生|13600009999/)
    const runs = await app.db.selectFrom('matters.worksheet_run').selectAll().execute()
    expect(JSON.stringify(runs)).not.toMatch(/赵先生|13600009999/)
  })

  it('says row by row what is wrong, and gives the rows back with their reasons', async () => {
    const rows = [
      aSheet('B1', { 被反映区: '不存在区' }),
      aSheet('B2'),
      aSheet('B2'),
      aSheet('', { 主要内容: '' }),
      aSheet('B3', { '村/社区': '无名社区' }),
    ]
    const run = await runWhole(office(), await asExcel(rows))
    expect(run).toMatchObject({ total: 5, created: 1, failed: 4 })
    expect(run.refused.map(one => [one.row, one.reasons])).toEqual([
      [3, ['没有“不存在区”这个区，或名称不唯一']],
      [5, ['工单编号在文件中重复，与第4行相同']],
      [6, ['缺少工单编号', '缺少主要内容']],
      [7, [`在${names.street}下找不到“无名社区”`]],
    ])
    const file = await app.as('supervisor').raw({ method: 'GET', url: `/api/worksheet-runs/${run.id}/errors` })
    expect([file.status, file.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')])
    const other = await app.as('operator').call(routes.getWorksheetRun, { params: { id: run.id } })
    expect(other.status).toBe(404)
  })

  it('takes JSON, places by the names when there is no compound, and refuses what lies beyond reach', async () => {
    const far = await app.db
      .selectFrom('territory.area')
      .select('name')
      .where('level', '=', 'district')
      .where('code', '<>', home.district)
      .limit(1)
      .executeTakeFirstOrThrow()
    const rows = [
      aSheet('C1', { 小区点位: '' }),
      { ...aSheet('C2'), 被反映区: far.name, 被反映街乡镇: '', '村/社区': '', 小区点位: '' },
    ]
    const run = await runWhole(office(), json(rows), '工单.json')
    expect(run).toMatchObject({ created: 1, failed: 1, refused: [{ row: 2 }] })
    const row = await app.db
      .selectFrom('matters.worksheet as w')
      .innerJoin('matters.matter as m', join =>
        join.onRef('m.district', '=', 'w.district').onRef('m.id', '=', 'w.matter_id'),
      )
      .select(['m.attribution', 'm.area_code'])
      .where('w.sheet_number', '=', 'C1')
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ attribution: 'named', area_code: home.community })
  })

  it.each([
    ['not a table', Buffer.from('hello'), 'matters.sheet_file'],
    ['no sheets', Buffer.from('[]'), 'matters.sheet_empty'],
    ['other columns', Buffer.from('[{"a":1}]'), 'matters.sheet_columns'],
  ])('refuses a file with %s', async (_what, bytes, code) => {
    const reply = await office().upload('/api/worksheet-runs', [{ name: 'x.json', bytes }])
    expect([reply.status, (reply.body as { code: string }).code]).toEqual([422, code])
  })

  it('gives a template with the columns the city uses, and reads those', async () => {
    const sheetColumns = { ...(await settings()).sheetColumns, number: ['热线单号'] }
    const body = { requestId: randomUUID(), sheetColumns }
    expectOk(await app.as('operator').call(routes.editIntakeSettings, { body }))
    const { 工单编号: number, ...rest } = aSheet('D1')
    expect(await upload(office(), 'x.json', json([{ 热线单号: number, ...rest }]))).toMatchObject({ created: 1 })
    const file = await office().raw({ method: 'GET', url: '/api/worksheet-template' })
    expect(file.status).toBe(200)
    const twice = { ...sheetColumns, title: ['热线单号'] }
    const reply = await app
      .as('operator')
      .call(routes.editIntakeSettings, { body: { requestId: randomUUID(), sheetColumns: twice } })
    expect((reply.body as { code: string }).code).toBe('matters.column_twice')
    const back = { ...sheetColumns, number: ['工单编号'] }
    expectOk(
      await app
        .as('operator')
        .call(routes.editIntakeSettings, { body: { requestId: randomUUID(), sheetColumns: back } }),
    )
  })

  async function settings() {
    return routes.getIntakeSettings.reply.parse(expectOk(await office().call(routes.getIntakeSettings, {})))
  }
})

describe('returning results', () => {
  it('gives back what is finished in the hotline’s words, once', async () => {
    await runWhole(office(), json([aSheet('R1'), aSheet('R2')]), 'r.json')
    const sheet = await app.db
      .selectFrom('matters.worksheet as w')
      .innerJoin('matters.matter as m', join =>
        join.onRef('m.district', '=', 'w.district').onRef('m.id', '=', 'w.matter_id'),
      )
      .select(['m.district', 'm.case_id'])
      .where('w.sheet_number', '=', 'R1')
      .executeTakeFirstOrThrow()
    const matter = { district: sheet.district, caseId: sheet.case_id }
    const early = await office().call(routes.returnWorksheets, {
      body: { requestId: randomUUID(), sheetNumbers: ['R1'] },
    })
    expect((early.body as { code: string }).code).toBe('matters.sheet_not_finished')
    expectOk(
      await act(app.as('dispatcher'), matter, 'decline', {
        form: { reason: 'not_ours' },
        note: '属市政照明中心，已转',
      }),
    )
    const url = '/api/worksheets/results?format=json'
    const { sheets } = expectOk(await office().raw({ method: 'GET', url })) as { sheets: Record<string, string>[] }
    expect(sheets).toMatchObject([
      { 工单编号: 'R1', 工单状态: '未受理', 回复内容: '属市政照明中心，已转', 是否满意: '未评价' },
    ])
    const body = { requestId: randomUUID(), sheetNumbers: ['R1'] }
    expect(expectOk(await office().call(routes.returnWorksheets, { body }))).toEqual({ returned: 1 })
    expect(expectOk(await office().raw({ method: 'GET', url }))).toEqual({ sheets: [] })
    const list = expectOk(await office().call(routes.listWorksheets, { query: { which: 'returned' } }))
    expect(list).toMatchObject({ items: [{ sheetNumber: 'R1' }] })
    const unknown = { requestId: randomUUID(), sheetNumbers: ['nope'] }
    expect((await office().call(routes.returnWorksheets, { body: unknown })).status).toBe(404)
  })
})
