import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp, type TestReply } from '#apps/server/testing.ts'
import { fileUrl, filesContract } from '#kernel/files/index.ts'
import { urlOf } from '#platform/client/call.ts'
import { contract } from '../contract.ts'
import { installMeasures } from './measures.ts'
import {
  installExampleMeasure,
  type Key,
  move,
  ok,
  openExampleRound,
  type Place,
  placeOf,
  saveScheme,
} from './testing.ts'

const { routes } = contract
let app: TestApp
let place: Place
let round: Key

beforeAll(async () => {
  app = await startTestApp()
  installExampleMeasure()
  place = await placeOf(app.db)
  ok(await saveScheme(app, 'on_paper'))
  round = await openExampleRound(app, 'on_paper')
})
afterAll(async () => {
  installMeasures([])
  await app.close()
})

/** A draft by the scheme with nobody who votes yet. */
async function draft(schemeKey = 'on_paper'): Promise<Key> {
  const { closesAt } = ok<{ closesAt: string }>(await app.as('supervisor').call(routes.getRound, { params: round }))
  const body = {
    requestId: randomUUID(),
    schemeKey,
    areaCode: place.street,
    title: '待开的评议',
    periodFrom: '2026-07-01',
    periodTo: '2026-09-22',
    closesAt,
    subjects: [{ subjectId: place.company, raters: [] }],
  }
  return ok<Key>(await app.as('supervisor').call(routes.draftRound, { body }))
}

/** A photo the supervisor has taken and sent. */
async function photograph(): Promise<{ id: string }> {
  const { uploadFiles } = filesContract.routes
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#778899' } })
    .jpeg()
    .toBuffer()
  const url = urlOf(uploadFiles, { query: { district: place.district } })
  const reply = await app.as('supervisor').upload(url, [{ name: 'a.jpg', bytes }])
  const [file] = uploadFiles.reply.parse(ok(reply)).files
  if (!file) throw new Error('The server kept no photo')
  return file
}

interface Lines {
  group?: string
  by: 'account' | 'label'
  lines: string[]
}

const addLines = (key: Key, { group = 'owners', ...rest }: Lines): Promise<TestReply> =>
  app.as('supervisor').call(routes.addRaterLines, {
    params: key,
    body: { requestId: randomUUID(), subjectId: place.company, group, ...rest },
  })

const raters = async (key: Key, group: string) =>
  routes.listRaters.reply.parse(
    ok(await app.as('supervisor').call(routes.listRaters, { params: key, query: { group, limit: 100 } })),
  ).items

describe('raters of a draft', () => {
  test('are added by pasted account names and labels; empty lines do not count', async () => {
    const key = await draft()
    expect(ok(await addLines(key, { by: 'account', group: 'branch', lines: ['Dispatcher', ''] }))).toEqual({ added: 1 })
    expect(ok(await addLines(key, { by: 'label', lines: ['1-101', '', '1-102'] }))).toEqual({ added: 2 })
    expect((await raters(key, 'owners')).map(one => [one.name, one.byLink])).toEqual([
      ['1-101', true],
      ['1-102', true],
    ])
  })

  test('are all added or none, and every line at fault is named in the language of the reader', async () => {
    const key = await draft()
    const reply = await addLines(key, { by: 'account', lines: ['resident', 'nobody_here', '', 'resident'] })
    expect(reply).toMatchObject({
      status: 422,
      body: {
        code: 'appraisal.lines_wrong',
        errors: [
          { field: 'lines.1', code: 'appraisal.account_unknown', detail: '第 2 行：没有这个账号名，或账号已停用。' },
          { field: 'lines.3', code: 'appraisal.line_twice' },
        ],
      },
    })
    const labels = await addLines(key, { by: 'label', lines: ['1-101', '138 0013 8000', '+86-13800138000', '1-101'] })
    expect((labels.body as { errors: { field: string; code: string }[] }).errors).toMatchObject([
      { field: 'lines.1', code: 'appraisal.label_is_phone' },
      { field: 'lines.2', code: 'appraisal.label_is_phone' },
      { field: 'lines.3', code: 'appraisal.label_twice' },
    ])
    expect(await raters(key, 'owners')).toEqual([])
  })

  test('are taken out again, but not once people vote', async () => {
    const key = await draft()
    ok(await addLines(key, { by: 'label', lines: ['1-101'] }))
    const [own] = await raters(key, 'owners')
    const remove = (of: Key, raterId: string) =>
      app.as('supervisor').call(routes.removeRater, { params: { ...of, raterId }, body: { requestId: randomUUID() } })
    expect(ok(await remove(key, own?.id ?? ''))).toEqual({ removed: 1 })
    const [running] = await raters(round, 'owners')
    expect(await remove(round, running?.id ?? '')).toMatchObject({ status: 409, body: { code: 'appraisal.not_now' } })
  })
})

describe('whoever is added while people vote', () => {
  const told = async (by: string) => {
    const reply = await app.as(by).raw({ method: 'GET', url: '/api/inbox' })
    return ok<{ items: { text: string }[] }>(reply).items.filter(one => one.text.includes('请您参加评议')).length
  }

  test('is told so as the others were when it opened, and once; of a draft nobody is told', async () => {
    await addLines(await draft(), { by: 'account', group: 'branch', lines: ['grid_worker'] })
    expect(await told('grid_worker')).toBe(0)
    ok(await addLines(round, { by: 'account', group: 'branch', lines: ['grid_worker'] }))
    expect(await told('grid_worker')).toBe(1)
    const raters = [{ group: 'owners', personId: place.persons.grid_worker }]
    const again = await app.as('supervisor').call(routes.addRaters, {
      params: round,
      body: { requestId: randomUUID(), subjectId: place.company, raters },
    })
    ok(again)
    expect(await told('grid_worker')).toBe(1)
  })
})

describe('a paper ballot', () => {
  async function enter(rest: { group: string; raterId?: string }): Promise<TestReply> {
    const file = await photograph()
    const body = { ...rest, subjectId: place.company, answers: { service: 'fair' }, fileId: file.id }
    return app.as('supervisor').call(routes.enterPaper, { params: round, body: { requestId: randomUUID(), ...body } })
  }
  const waiting = async (by: string) =>
    routes.listPapers.reply.parse(ok(await app.as(by).call(routes.listPapers, { params: round }))).items
  const decide = (by: string, paperId: string) =>
    app
      .as(by)
      .call(routes.decidePaper, { params: { ...round, paperId }, body: { requestId: randomUUID(), confirm: true } })

  test('of an open group counts once somebody else has compared it with its photo', async () => {
    const [branch] = await raters(round, 'branch')
    const { id } = ok<{ id: string }>(await enter({ group: 'branch', raterId: branch?.id ?? '' }))
    const [own] = await waiting('supervisor')
    expect(own).toMatchObject({ id, mine: true, rater: branch?.name })
    const photo = { method: 'GET' as const, url: fileUrl(place.district, own?.fileId ?? '') }
    expect((await app.as('leader').raw(photo)).status).toBe(200)
    expect((await app.as('resident').raw(photo)).status).toBe(404)
    expect(await decide('supervisor', id)).toMatchObject({ status: 403, body: { code: 'appraisal.own_entry' } })
    ok(await decide('leader', id))
    expect(await waiting('leader')).toEqual([])
    expect((await raters(round, 'branch'))[0]?.voted).toBe(true)
  })

  test('of a secret group is taken only for whoever was marked, and bears no name', async () => {
    expect(await enter({ group: 'owners' })).toMatchObject({ body: { code: 'appraisal.more_papers_than_voters' } })
    const [owner] = await raters(round, 'owners')
    const body = { requestId: randomUUID(), raterIds: [owner?.id ?? ''] }
    expect(ok(await app.as('supervisor').call(routes.markVoted, { params: round, body }))).toEqual({ marked: 1 })
    ok(await enter({ group: 'owners' }))
    expect(await waiting('leader')).toMatchObject([{ group: 'owners', rater: null }])
  })
})

test('evidence of a bonus or deduction is seen by who proposes and decides, and by nobody else', async () => {
  const file = await photograph()
  const body = {
    requestId: randomUUID(),
    schemeKey: 'on_paper',
    areaCode: place.street,
    subjectId: place.company,
    key: 'penalty',
    points: 500,
    reason: '消防通道堵塞，已处罚',
    fileId: file.id,
    validFrom: '2026-09-01',
  }
  ok(await app.as('supervisor').call(routes.proposeAdjustment, { body }))
  const seen = async (by: string) =>
    routes.listAdjustments.reply.parse(ok(await app.as(by).call(routes.listAdjustments, {}))).items[0]?.fileId
  const photo = { method: 'GET' as const, url: fileUrl(place.district, file.id) }
  expect(await seen('leader')).toBe(file.id)
  expect((await app.as('leader').raw(photo)).status).toBe(200)
  expect(await seen('operator')).toBeNull()
  expect((await app.as('operator').raw(photo)).status).toBe(404)
})

test('a retired scheme says why; what runs goes on, drafts stay shut, and nothing new follows it', async () => {
  ok(await saveScheme(app, 'retiring'))
  const running = await openExampleRound(app, 'retiring')
  const waiting = await draft('retiring')
  ok(await addLines(waiting, { by: 'account', group: 'branch', lines: ['dispatcher'] }))
  ok(await addLines(waiting, { by: 'label', lines: ['1-101'] }))
  const params = { district: place.district, key: 'retiring' }
  const view = async () => routes.getScheme.reply.parse(ok(await app.as('leader').call(routes.getScheme, { params })))
  expect(await view()).toMatchObject({ retired: false, mayEdit: true, rounds: { drafts: 1, running: 1 } })
  const retire = (body: { requestId: string; reason: string }) =>
    app.as('leader').call(routes.retireScheme, { params, body })
  expect((await retire({ requestId: randomUUID(), reason: '' })).status).toBe(422)
  ok(await retire({ requestId: randomUUID(), reason: '评议办法已废止' }))
  expect(await view()).toMatchObject({ retired: true, mayEdit: false, retiredReason: '评议办法已废止' })
  for (const reply of [
    await retire({ requestId: randomUUID(), reason: '再停一次' }),
    await saveScheme(app, 'retiring'),
    await move(app, waiting, 'open'),
  ])
    expect(reply).toMatchObject({ status: 409, body: { code: 'appraisal.scheme_retired' } })
  expect(ok(await move(app, running, 'close'))).toMatchObject({ state: 'counting' })
})
