import { randomUUID } from 'node:crypto'
import excel from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { buildWorld } from '#tests/access/world.ts'
import { contract } from '../index.ts'

const { startExport, getExport, listExports, cancelExport, readExport } = contract.routes
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await buildWorld(app)
}, 120_000)
afterAll(() => app.close())

async function start(username: string, body: Record<string, unknown>) {
  return app.as(username).call(startExport, { body: { requestId: randomUUID(), ...body } } as never)
}

/** Asks, lets the job run, and reads the file. */
async function exported(username: string, body: Record<string, unknown>) {
  const reply = await start(username, body)
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  const { id } = startExport.reply.parse(reply.body)
  await app.run('desk.export', { id })
  const run = getExport.reply.parse((await app.as(username).call(getExport, { params: { id } })).body)
  expect(run).toMatchObject({ state: 'done', failure: null })
  const file = await app.as(username).call(readExport, { params: { id } })
  expect(file.status).toBe(200)
  const book = new excel.Workbook()
  await book.xlsx.load(file.body as never)
  return { id, run, book, file }
}

function columnOf(book: excel.Workbook, index: number): string[] {
  const sheet = book.worksheets[0]
  const values: string[] = []
  sheet?.eachRow((row, at) => {
    if (at > 1) values.push(JSON.stringify(row.getCell(index).value).replaceAll('"', ''))
  })
  return values
}

// The desk knows no feature: what it needs of an answer is read here.
const numbersPage = z.object({ items: z.array(z.object({ number: z.string() })), next: z.string().nullable() })

async function numbersOf(username: string, query: Record<string, unknown> = {}): Promise<string[]> {
  const numbers: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const asked = { ...query, limit: 200, ...(cursor === '' ? {} : { cursor }) }
    const search = new URLSearchParams(Object.entries(asked).map(([key, value]) => [key, String(value)]))
    const page = numbersPage.parse((await app.as(username).raw({ method: 'GET', url: `/api/matters?${search}` })).body)
    numbers.push(...page.items.map(item => item.number))
    cursor = page.next
  }
  return numbers
}

test.each(['dispatcher', 'supervisor', 'leader', 'property', 'housing', 'grid_worker'])(
  'the file of %s holds what the list shows them, and nothing else',
  async username => {
    const { book, run } = await exported(username, {
      list: 'matters',
      columns: ['number', 'title'],
      reason: '月度通报核对',
    })
    const shown = await numbersOf(username)
    expect(shown.length > 0).toBe(username !== 'housing')
    expect(columnOf(book, 1)).toEqual(shown)
    expect(run).toMatchObject({ rowsDone: shown.length, rowsTotal: shown.length })
  },
)

test('a file is narrowed and ordered as the list is', async () => {
  const query = { final: false, sort: 'due' }
  const { book } = await exported('supervisor', { list: 'matters', columns: ['number'], query })
  expect(columnOf(book, 1)).toEqual(await numbersOf('supervisor', query))
})

test('a file says on every page, behind the cells and on a sheet of its own who made it when, what for', async () => {
  const { book } = await exported('supervisor', { list: 'matters', query: { bucket: 'check' }, reason: '报街道例会' })
  const [sheet, about] = book.worksheets
  const name = await app.db
    .selectFrom('people.person as p')
    .innerJoin('auth.user as u', 'u.person_id', 'p.id')
    .select('p.name')
    .where('u.username', '=', 'supervisor')
    .executeTakeFirstOrThrow()
  expect(sheet?.headerFooter.oddHeader).toContain(`${name.name}（supervisor）`)
  expect(sheet?.headerFooter.oddFooter).toContain('&P')
  expect(sheet?.getBackgroundImageId()).toBeDefined()
  expect(about?.getColumn(2).values).toEqual(expect.arrayContaining(['报街道例会', 'bucket = check']))
})

test('contacts leave masked, and not at all where the requester asked to be sealed', async () => {
  for (const secretFromUnit of [false, true])
    await app.as('resident').raw({
      method: 'POST',
      url: '/api/matters',
      payload: {
        requestId: randomUUID(),
        kind: 'resident_request',
        words: `导出掩码 ${secretFromUnit}`,
        point: { lng: 117.31, lat: 31.91, crs: 'wgs84' },
        contact: { name: '欧阳明月', phone: '13912345678' },
        secretFromUnit,
      },
    })
  const columns = ['title', 'name', 'phone']
  const { book, file } = await exported('operator', { list: 'matters', columns, query: { q: '导出掩码' } })
  const titles = columnOf(book, 1)
  const phones = columnOf(book, 3)
  expect(titles).toHaveLength(2)
  const phoneOf = (words: string) => phones[titles.findIndex(title => title.includes(words))]
  expect(phoneOf('false')).toMatch(/^139\*+/)
  expect(phoneOf('true')).toBe('null')
  expect(JSON.stringify(columnOf(book, 2))).not.toContain('欧阳明月')
  expect(String(file.headers['content-disposition'])).toContain('.xlsx')
})

test.each([
  ['organisations', 'dispatcher', '近邻'],
  ['people', 'supervisor', ''],
  ['posts', 'supervisor', ''],
  ['pairings', 'supervisor', ''],
  ['audit', 'auditor', ''],
])('the list %s leaves as a file as well', async (list, username) => {
  const { book, run } = await exported(username, { list, reason: '年度清册核对' })
  expect(book.worksheets[0]?.rowCount).toBe(run.rowsDone + 1)
  expect(run.rowsDone).toBeGreaterThan(0)
})

test('only whoever asked for a file sees it, fetches it, or stops it', async () => {
  const { id } = await exported('dispatcher', { list: 'matters' })
  for (const other of ['supervisor', 'operator', 'auditor']) {
    const answers = [
      await app.as(other).call(getExport, { params: { id } }),
      await app.as(other).call(readExport, { params: { id } }),
      await app.as(other).call(cancelExport, { params: { id }, body: { requestId: randomUUID() } }),
    ]
    expect(answers.map(answer => answer.status)).toEqual([404, 404, 404])
    const { items } = listExports.reply.parse((await app.as(other).call(listExports, {})).body)
    expect(items.map(item => item.id)).not.toContain(id)
  }
})

test('what is not a list, not a column, or not allowed is refused at once', async () => {
  const answers = [
    await start('dispatcher', { list: 'secrets' }),
    await start('dispatcher', { list: 'matters', columns: ['phone_cipher'] }),
    await start('dispatcher', { list: 'matters', query: { bucket: 'nonsense' } }),
    await start('dispatcher', { list: 'audit' }),
    await start('sysadmin', { list: 'matters' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 403, 403])
})

test('who loses the reach before the file is written gets none', async () => {
  const reply = await start('checker', { list: 'matters' })
  const { id } = startExport.reply.parse(reply.body)
  const person = await app.db
    .selectFrom('auth.user')
    .select('person_id')
    .where('username', '=', 'checker')
    .executeTakeFirstOrThrow()
  const posts = app.db.updateTable('people.post').where('person_id', '=', person.person_id)
  await posts.set({ valid_to: '2020-01-02' }).execute()
  await app.run('desk.export', { id })
  await posts.set({ valid_to: null }).execute()
  const run = getExport.reply.parse((await app.as('checker').call(getExport, { params: { id } })).body)
  expect(run).toMatchObject({ state: 'failed', failure: '您已不再有查看这个列表的权限。' })
})

test('a stopped file is not written, and there are never more than three on their way', async () => {
  const ids: string[] = []
  for (let turn = 0; turn < 3; turn += 1)
    ids.push(
      startExport.reply.parse((await start('leader', { list: 'organisations', reason: '年度清册核对' })).body).id,
    )
  const fourth = await start('leader', { list: 'organisations', reason: '年度清册核对' })
  expect(fourth).toMatchObject({ status: 409, body: { code: 'desk.too_many_waiting' } })
  for (const id of ids) {
    const body = { requestId: randomUUID() }
    expect((await app.as('leader').call(cancelExport, { params: { id }, body })).body).toMatchObject({
      state: 'cancelled',
    })
    await app.run('desk.export', { id })
    expect((await app.as('leader').call(getExport, { params: { id } })).body).toMatchObject({
      state: 'cancelled',
      rowsDone: 0,
    })
    expect((await app.as('leader').call(readExport, { params: { id } })).status).toBe(410)
  }
})

test('more than 500 rows need a reason, and asking, writing and fetching stand in the audit log', async () => {
  const many = await app.db
    .selectFrom('people.organisation')
    .select(eb => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  const rows = Array.from({ length: Math.max(0, 520 - Number(many.n)) }, (_, index) => ({
    id: randomUUID(),
    kind: 'team',
    name: `队伍 ${index}`,
    area_code: '990101',
    valid_from: '2020-01-01',
  }))
  if (rows.length > 0) await app.db.insertInto('people.organisation').values(rows).execute()
  const refused = await start('operator', { list: 'organisations' })
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'reason', code: 'desk.reason_needed' }] } })
  const { id, run } = await exported('operator', { list: 'organisations', reason: '全市组织清册' })
  expect(run.rowsDone).toBeGreaterThan(500)
  const entries = await app.db
    .selectFrom('audit.entry')
    .select(['event', 'reason'])
    .where('subject_kind', '=', 'export')
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  expect(entries.map(entry => entry.event).toSorted()).toEqual(['export.fetched', 'export.requested', 'export.written'])
  expect(new Set(entries.map(entry => entry.reason))).toEqual(new Set(['全市组织清册']))
})

test('a day later the file is gone for its owner, and its bytes with the next sweep', async () => {
  const { id } = await exported('housing', { list: 'organisations', reason: '年度清册核对' })
  app.clock.advance(25 * 3_600_000)
  app.forgetSessions()
  expect((await app.as('housing').call(getExport, { params: { id } })).body).toMatchObject({ state: 'expired' })
  expect((await app.as('housing').call(readExport, { params: { id } })).status).toBe(410)
  await app.run('desk.sweep-exports')
  const row = await app.db
    .selectFrom('desk.export')
    .select(['storage_key', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  expect(row).toEqual({ storage_key: null, state: 'expired' })
})
