import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import { XMLParser } from 'fast-xml-parser'
import { inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { publicationDetail, publicationLine } from '../shapes.ts'

const { draftPublication, publish, getPublication, discardDraft, downloadReport, listPublications } = contract.routes
let app: TestApp
let street: string

beforeAll(async () => {
  app = await startTestApp()
  await app.run('insights.count')
  const post = await sql<{ area_code: string }>`
    select p.area_code from people.post p join auth.user u on u.person_id = p.person_id where u.username = 'supervisor'`.execute(
    app.db,
  )
  street = post.rows[0]?.area_code ?? ''
  await seedClosings()
})
afterAll(() => app.close())

/** Twelve closings in August, straight into the sums. */
async function seedClosings(): Promise<void> {
  for (const grain of ['day', 'month'])
    await sql`insert into insights.tally select ${street.slice(0, 6)}, 'all', ${street}, ${grain},
      ${grain === 'day' ? '2026-08-12' : '2026-08-01'}::date, '', 'due', false, 12, 0, 12, 6, 12, 6, 0, 0, 0, 0, 0`.execute(
      app.db,
    )
}

const draft = (at = '2026-08-15', more: { reason?: string; areaCode?: string } = {}) =>
  app.as('supervisor').call(draftPublication, { body: { requestId: randomUUID(), areaCode: street, at, ...more } })

const lineOf = (reply: { body: unknown }) => publicationLine.parse(reply.body)
const keyOf = ({ district, id }: { district: string; id: string }) => ({ params: { district, id } })
const publishOne = (key: { district: string; id: string }) =>
  app.as('supervisor').call(publish, { ...keyOf(key), body: { requestId: randomUUID() } })

async function read(key: { district: string; id: string }) {
  const reply = await app.as('supervisor').call(getPublication, keyOf(key))
  expect(reply.status).toBe(200)
  return publicationDetail.parse(reply.body)
}

test('a published number never changes; what corrects it is a further edition that says why', async () => {
  const first = lineOf(await draft())
  expect(first).toMatchObject({ state: 'draft', edition: 1, from: '2026-08-01', to: '2026-08-31' })
  expect(await draft()).toMatchObject({ status: 409, body: { code: 'insights.draft_exists' } })
  expect(lineOf(await publishOne(first)).state).toBe('published')
  const before = await read(first)
  await sql`update insights.tally set handled_kept = 12, closed_kept = 12 where area_code = ${street}`.execute(app.db)
  expect(await read(first)).toEqual(before)
  expect(before.intact).toBe(true)
  expect(before.content.total.current.assessed['handling_on_time']).toMatchObject({ value: 50, n: 6, d: 12 })
  expect(await publishOne(first)).toMatchObject({ status: 409, body: { code: 'insights.already_published' } })
  const taken = await app.as('supervisor').call(discardDraft, { ...keyOf(first), body: { requestId: randomUUID() } })
  expect(taken).toMatchObject({ status: 409, body: { code: 'insights.already_published' } })
  expect(await draft()).toMatchObject({ status: 422, body: { code: 'insights.needs_reason' } })
  const second = lineOf(await draft('2026-08-15', { reason: '核查结果补录后重新统计' }))
  expect(second).toMatchObject({ edition: 2, reason: '核查结果补录后重新统计' })
  const corrected = await read(second)
  expect(corrected.prevHash).toBe(before.hash)
  expect(corrected.content.total.current.assessed['handling_on_time']?.value).toBe(100)
  await publishOne(second)
})

test('a change outside the system shows', async () => {
  const { items } = listPublications.reply.parse(
    (await app.as('supervisor').call(listPublications, { query: {} })).body,
  )
  const [last] = items
  if (!last) throw new Error('Nothing was published')
  await sql`update insights.publication set content = jsonb_set(content, '{area,name}', '"别处"') where id = ${last.id}::uuid`.execute(
    app.db,
  )
  expect((await read(last)).intact).toBe(false)
})

test('only a period that is over and counted, of an area within reach, by whoever may', async () => {
  expect(await draft('2026-09-15')).toMatchObject({ status: 422, body: { code: 'insights.not_over' } })
  expect(await draft('2026-07-15', { areaCode: street.slice(0, 6) })).toMatchObject({ status: 404 })
  const body = { requestId: randomUUID(), areaCode: street, at: '2026-07-15' }
  expect(await app.as('dispatcher').call(draftPublication, { body })).toMatchObject({ status: 403 })
  await sql`update insights.progress set read_until = '2026-07-20'`.execute(app.db)
  expect(await draft('2026-07-15')).toMatchObject({ status: 409, body: { code: 'insights.not_counted' } })
  await app.run('insights.count')
})

test('a draft is seen by those who may publish it, and taken back by them', async () => {
  const line = lineOf(await draft('2026-06-15'))
  expect(line.mayPublish).toBe(true)
  const community = street.slice(0, 9)
  expect(line.area.code).toBe(community)
  expect((await app.as('dispatcher').call(getPublication, keyOf(line))).status).toBe(404)
  const taken = await app.as('supervisor').call(discardDraft, { ...keyOf(line), body: { requestId: randomUUID() } })
  expect(taken).toMatchObject({ status: 200, body: { discarded: true } })
  expect((await app.as('supervisor').call(getPublication, keyOf(line))).status).toBe(404)
})

test('the reports are written by the job: a draft with its mark, the publication without', async () => {
  const line = lineOf(await draft('2026-05-15'))
  const early = await app.as('supervisor').call(downloadReport, { ...keyOf(line), query: { format: 'docx' } })
  expect(early).toMatchObject({ status: 409, body: { code: 'insights.not_ready' } })
  await app.run('insights.write-reports')
  expect((await wordsOf(line, 'zh')).text).toContain('草稿 · 未发布 · 不得引用')
  await publishOne(line)
  await app.run('insights.write-reports')
  const { text, fonts } = await wordsOf(line, 'zh')
  expect(text).not.toContain('草稿')
  expect(text).toContain('办理情况通报')
  expect(text).toContain('2026年5月')
  expect(text).toContain('本表按代码顺序排列，不作排名')
  expect(text).toContain('按期处置数 ÷ 应处置数')
  expect(text).toContain(line.hash)
  expect(fonts).toEqual(expect.arrayContaining(['FangSong', 'SimHei']))
  expect((await wordsOf(line, 'en')).text).toContain('this is no ranking')
})

test('the workbook says what the publication says', async () => {
  const { items } = listPublications.reply.parse(
    (await app.as('supervisor').call(listPublications, { query: {} })).body,
  )
  const first = items.find(one => one.from === '2026-08-01' && one.edition === 1)
  if (!first) throw new Error('August was not published')
  await app.run('insights.write-reports')
  const bytes = await download(first, 'xlsx', 'zh')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  expect(book.worksheets.map(sheet => sheet.name)).toEqual(['总体', '分辖区', '分类别', '分单位', '指标口径'])
  const row = book.worksheets[0]?.getRows(1, 40)?.find(one => one.getCell(1).value === '按期处置率')
  expect(row?.getCell(2).value).toBe(0.5)
  expect(row?.getCell(2).numFmt).toBe('0.0%')
  expect(row?.getCell(1).font.name).toBe('SimSun')
  expect(book.worksheets[4]?.getColumn(1).values).toContain('满意率')
})

async function download(
  key: { district: string; id: string },
  format: 'docx' | 'xlsx',
  locale: 'zh' | 'en',
): Promise<Buffer> {
  const reply = await app.as('supervisor').call(downloadReport, { ...keyOf(key), query: { format, locale } })
  expect(reply.status).toBe(200)
  expect(String(reply.headers['content-disposition'])).toContain(`.${format}`)
  return reply.body as Buffer
}

/** All words of a Word file, header and annex included, and the Chinese fonts it names. */
async function wordsOf(key: { district: string; id: string }, locale: 'zh' | 'en') {
  const xml = unzip(await download(key, 'docx', locale))
    .filter(({ name }) => /word\/(document|header\d*)\.xml$/.test(name))
    .map(({ text }) => text)
    .join('')
  expect(() => new XMLParser().parse(xml)).not.toThrow()
  const text = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(match => match[1]).join('')
  return { text, fonts: [...new Set([...xml.matchAll(/w:eastAsia="([^"]+)"/g)].map(match => match[1]))] }
}

/** The entries of a zip by its central directory. */
function unzip(bytes: Buffer): { name: string; text: string }[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const entries: { name: string; text: string }[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
    ]
    const [extra, comment, local] = [
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ]
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + size)
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString()
    entries.push({ name, text: (method === 0 ? packed : inflateRawSync(packed)).toString() })
    at += 46 + nameLength + extra + comment
  }
  return entries
}
