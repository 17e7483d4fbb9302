import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestReply } from '#apps/server/testing.ts'
import { contract as matters } from '#features/matters/index.ts'
import { contract as desk } from '#kernel/desk/index.ts'
import { tileAt } from '#kernel/territory/index.ts'
import excel from 'exceljs'
import sharp from 'sharp'

const { routes } = matters
/** Stands in the petition and the request it began as, and nowhere else. */
const WORDS = '拆迁补偿多次上访无果'
const readers = ['dispatcher', 'supervisor']
const others = ['checker', 'operator', 'grid_worker', 'property']

interface Key {
  district: string
  id: string
  caseId: string
  number: string
}

let app: TestApp
let at: { lng: number; lat: number; compoundId: string; community: string; district: string }
/** Beside the petition lies a matter like any other: what is seen of this one is what could leak of that one. */
let ordinary: Key
let request: Key
let petition: Omit<Key, 'caseId'>
let photo: string
let since: string

beforeAll(async () => {
  app = await startTestApp()
  at = await placeOf()
  ordinary = await raise('resident', { words: '路口井盖松动', categoryId: 'livelihood.sewer' })
  since = changesOf(await changes('supervisor')).last
  photo = await uploadPhoto()
  request = await raise('resident', { words: WORDS, categoryId: 'livelihood.sewer', fileIds: [photo] })
  const join = { params: keyOf(request), body: { requestId: randomUUID(), words: WORDS, ...described() } }
  ok(await app.as('grid_worker').call(routes.joinMatter, join))
  const decision = { decision: 'petition' as const, reason: '属于申诉求决类信访事项' }
  const decided = await app
    .as('dispatcher')
    .call(routes.decidePetition, { params: keyOf(request), body: { requestId: randomUUID(), ...decision } })
  const begun = routes.decidePetition.reply.parse(ok(decided)).decision?.petition
  if (!begun) throw new Error('The request became no petition')
  petition = begun
})
afterAll(() => app.close())

async function placeOf(): Promise<typeof at> {
  const row = await app.db
    .selectFrom('auth.user as u')
    .innerJoin('people.post as t', 't.person_id', 'u.person_id')
    .innerJoin('territory.compound as c', 'c.community_code', 't.area_code')
    .select(['c.district', 'c.community_code', 'c.lng', 'c.lat', 'c.id'])
    .where('u.username', '=', 'dispatcher')
    .orderBy('c.name')
    .executeTakeFirstOrThrow()
  const { id: compoundId, community_code: community, ...rest } = row
  return { ...rest, compoundId, community }
}

const keyOf = ({ district, id }: { district: string; id: string }) => ({ district, id })

function described() {
  return {
    point: { lng: at.lng, lat: at.lat, crs: 'wgs84' as const },
    compoundId: at.compoundId,
    categoryId: 'livelihood.sewer',
  }
}

async function raise(username: string, more: { words: string; categoryId: string; fileIds?: string[] }): Promise<Key> {
  const body = { requestId: randomUUID(), kind: 'resident_request' as const, ...described(), ...more }
  return routes.reportMatter.reply.parse(ok(await app.as(username).call(routes.reportMatter, { body })))
}

async function uploadPhoto(): Promise<string> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#778' } })
    .jpeg()
    .toBuffer()
  const { files } = ok(
    await app.as('resident').upload(`/api/files?district=${at.district}`, [{ name: 'paper.jpg', bytes }]),
  ) as { files: { id: string }[] }
  return files[0]?.id ?? ''
}

function ok(reply: TestReply): unknown {
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

const textOf = ({ body }: TestReply) => (Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body))
/** What of the petition, or of the request it began as, a text gives away. */
const shown = (text: string) =>
  [WORDS, petition.number, petition.id, request.number, request.id, request.caseId].filter(mark => text.includes(mark))

const changes = (username: string, last?: string) =>
  app.as(username).call(desk.routes.followChanges, { query: last ? { last } : {} })
const changesOf = (reply: TestReply) => desk.routes.followChanges.reply.parse(ok(reply))

async function exported(username: string): Promise<string> {
  const started = await app.as(username).call(desk.routes.startExport, {
    body: {
      requestId: randomUUID(),
      list: 'matters',
      columns: ['number', 'title', 'place'],
      query: {},
      reason: '月度核对',
    },
  })
  const { id } = desk.routes.startExport.reply.parse(ok(started))
  await app.run('desk.export', { id })
  const file = await app.as(username).call(desk.routes.readExport, { params: { id } })
  const book = new excel.Workbook()
  await book.xlsx.load(file.body as never)
  return JSON.stringify(book.worksheets.map(sheet => sheet.getSheetValues()))
}

async function nearby(username: string): Promise<string> {
  const client = app.as(username)
  const params = keyOf(ordinary)
  return [
    await client.call(routes.nearbyMatters, { params }),
    await client.call(routes.alikeTo, { params }),
    await client.call(routes.findAlikeWithin, { body: { words: WORDS, ...described() } }),
  ]
    .map(textOf)
    .join('\n')
}

describe('whoever may not read petitions', () => {
  it.each(others)('finds none in an exported list: %s', async username => {
    const file = await exported(username)
    expect(shown(file)).toEqual([])
    expect(file.includes(ordinary.number)).toBe(['checker', 'operator'].includes(username))
  })

  it('who may, does', async () => {
    for (const username of readers) expect(shown(await exported(username)).toSorted()).toContain(petition.number)
  })

  it('sees none beside what happened at the same place, nor among what may be the same', async () => {
    for (const username of ['checker', 'operator', 'grid_worker']) expect(shown(await nearby(username))).toEqual([])
    expect(shown(await nearby('dispatcher'))).toContain(request.number)
    const glimpse = await app.as('property').call(routes.findAlike, { body: { words: WORDS, ...described() } })
    const own = await app.as('resident').call(routes.findAlike, { body: { words: WORDS, ...described() } })
    for (const reply of [glimpse, own]) expect(shown(textOf(reply))).toEqual([])
  })

  it('does not get its photos', async () => {
    const read = async (username: string) =>
      (await app.as(username).raw({ method: 'GET', url: `/api/files/${request.district}/${photo}` })).status
    for (const username of others) expect([username, await read(username)]).toEqual([username, 404])
    for (const username of [...readers, 'resident']) expect([username, await read(username)]).toEqual([username, 200])
  })

  it('hears no news of it', async () => {
    for (const username of others) expect(shown(textOf(await changes(username, since)))).toEqual([])
    expect(shown(textOf(await changes('supervisor', since)))).toContain(petition.id)
  })

  it('counts it in no number of an area, nor in any indicator', async () => {
    const inList = async (username: string) =>
      (ok(await app.as(username).call(routes.listMatters, { query: { final: 'false' } })) as { total: number }).total
    const inArea = async (username: string) =>
      ok(await app.as(username).call(routes.areaNumbers, { params: { code: at.community } }))
    expect([await inList('checker'), await inList('dispatcher')]).toEqual([1, 2])
    expect(await inArea('checker')).toMatchObject({ open: 1 })
    await app.run('insights.count')
    const day = app.clock.now().toISOString().slice(0, 10)
    for (const by of ['area', 'organisation', 'category']) {
      const url = `/api/indicators/numbers?area=${at.community}&period=month&at=${day}&by=${by}`
      expect(shown(textOf(await app.as('leader').raw({ method: 'GET', url })))).toEqual([])
    }
    const rows = await app.db
      .selectFrom('insights.matter_event')
      .select('case_id')
      .where('kind', '=', 'reported')
      .execute()
    expect(rows.map(row => row.case_id)).toEqual([ordinary.caseId])
  })
})

it('leaves by no open interface: Open311, OGC API, tiles, feeds', async () => {
  const tiles = [10, 14, 18].map(zoom => tileAt(at.lng, at.lat, zoom))
  const urls = [
    ...['json', 'xml'].flatMap(format => [
      `/open311/v2/requests.${format}?page_size=200`,
      `/open311/v2/requests/${petition.number}.${format}`,
      `/open311/v2/requests/${request.number}.${format}`,
    ]),
    '/ogc/collections/matters/items?limit=1000',
    `/ogc/collections/matters/items/${petition.number}`,
    ...tiles.map(({ z, x, y }) => `/tiles/matters/${z}/${x}/${y}.mvt`),
    ...[4, 6, 9, 12].map(length => `/feeds/areas/${at.community.slice(0, length)}.rss`),
  ]
  ok(
    await app.as('dispatcher').raw({
      method: 'POST',
      url: `/api/cases/${ordinary.district}/${ordinary.caseId}/actions/accept`,
      payload: { requestId: randomUUID(), form: { category: 'livelihood.sewer' } },
    }),
  )
  const said: string[] = []
  for (const url of urls) {
    const text = textOf(await app.anonymous.raw({ method: 'GET', url }))
    // What asks for it by its number may say the number back, and nothing else.
    const marks = shown(text).filter(mark => !url.includes(mark))
    if (marks.length > 0) said.push(`${url}: ${marks.join(', ')}`)
    const asked = url.includes(request.number) || url.includes(petition.number)
    if (asked && text.includes('service_code')) said.push(`${url}: answered`)
  }
  expect(said).toEqual([])
})

describe('whoever joined the request before it was found to be a petition', () => {
  it('is told that it ended, and neither the petition nor the reason', async () => {
    const client = app.as('grid_worker')
    const story = ok(await client.call(routes.getMyMatter, { params: keyOf(request) }))
    expect(story).toMatchObject({ following: true, state: 'declined' })
    const list = await client.call(routes.listMyMatters, {})
    const messages = await app.db
      .selectFrom('notify.message as n')
      .innerJoin('auth.user as u', 'u.person_id', 'n.person_id')
      .select('n.params')
      .where('u.username', '=', 'grid_worker')
      .execute()
    for (const text of [JSON.stringify(story), textOf(list), JSON.stringify(messages)]) {
      expect(text).not.toContain(petition.number)
      expect(text).not.toContain(petition.id)
      expect(text).not.toMatch(/信访|上访/)
    }
    const reply = await client.call(routes.getMyMatter, { params: keyOf(petition) })
    expect(reply.status).toBe(404)
  })
})
