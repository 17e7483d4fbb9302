import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { aReport, expectOk, type Home, homeOf, report, uploadPhoto } from './fixtures.ts'

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

const { reportMatter } = contract.routes

function refusal(reply: { status: number; body: unknown }) {
  const { code, errors } = reply.body as { code: string; errors?: { field: string; code: string }[] }
  return { status: reply.status, code, field: errors?.[0]?.field }
}

describe('reporting', () => {
  it('answers with the number, where it goes, and by when they will hear', async () => {
    const photo = await uploadPhoto(app.as('resident'), home.district)
    const reply = await report(app.as('resident'), aReport(home, { fileIds: [photo] }))
    expect(reply).toMatchObject({
      district: home.district,
      title: '小区门口污水外溢',
      attribution: 'inside',
      goesTo: { role: 'community_dispatcher', area: { code: home.community } },
      // 10:00 on a Wednesday and two working hours.
      hearBy: '2026-09-23T04:00:00.000Z',
    })
    expect(reply.number).toMatch(/^990101-260923-\d{5}$/)
    expect(reply.area.code.startsWith(home.community)).toBe(true)
  })

  it('keeps one matter for one request id, and refuses the id for other words', async () => {
    const body = aReport(home, { words: '同一件事只收一次' })
    const first = await report(app.as('resident'), body)
    expect(await report(app.as('resident'), body)).toEqual(first)
    const rows = await app.db.selectFrom('matters.matter').select('id').where('words', '=', body.words).execute()
    expect(rows).toHaveLength(1)
    const other = await app.as('resident').call(reportMatter, { body: { ...body, words: '另一件事' } })
    expect(refusal(other)).toEqual({ status: 409, code: 'platform.request_id_reused', field: 'requestId' })
  })

  it('never gives two matters one number', async () => {
    const reports = await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        report(app.as('resident'), aReport(home, { words: `第${index}次反映` })),
      ),
    )
    expect(new Set(reports.map(reply => reply.number)).size).toBe(25)
  })

  it('leaves nothing behind when one part fails', async () => {
    const words = '照片没有传上来的这一件'
    const reply = await app.as('resident').call(reportMatter, {
      body: aReport(home, { words, fileIds: [randomUUID()] }),
    })
    expect(refusal(reply)).toEqual({ status: 422, code: 'files.unknown', field: 'fileIds' })
    expect(await app.db.selectFrom('matters.matter').select('id').where('words', '=', words).execute()).toEqual([])
  })

  it('takes coordinates as Chinese map services give them', async () => {
    const { lng, lat } = home.compound
    const plain = await report(app.as('resident'), aReport(home, { compoundId: null }))
    const shifted = await report(
      app.as('resident'),
      aReport(home, { compoundId: null, point: { lng: lng + 0.0051, lat: lat - 0.0021, crs: 'gcj02' } }),
    )
    const rows = await app.db
      .selectFrom('matters.matter')
      .select(['id', 'lng', 'lat', 'source_crs'])
      .where('id', 'in', [plain.id, shifted.id])
      .execute()
    expect(rows.find(row => row.id === plain.id)).toMatchObject({ lng, lat, source_crs: 'wgs84' })
    const moved = rows.find(row => row.id === shifted.id)
    expect(moved?.source_crs).toBe('gcj02')
    expect(moved?.lng).not.toBe(lng + 0.0051)
  })

  it('goes to the district when it lies far from every grid', async () => {
    const body = aReport(home, { compoundId: null, point: { lng: 100, lat: 30, crs: 'wgs84' } })
    expect(await report(app.as('resident'), body)).toMatchObject({
      attribution: 'outside',
      area: { level: 'district' },
    })
  })

  it('stores no number in the clear, and takes numbers out of the words', async () => {
    const body = aReport(home, {
      words: '请打 13812345678 找我，身份证 34110219800101002X',
      place: '楼下，电话13812345678',
      contact: { name: '王小明', phone: '+86 138-1234-5678' },
    })
    const { id } = await report(app.as('resident'), body)
    const matter = await app.db.selectFrom('matters.matter').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const requester = await app.db
      .selectFrom('matters.requester')
      .selectAll()
      .where('matter_id', '=', id)
      .executeTakeFirstOrThrow()
    const stored = JSON.stringify([matter, requester])
    expect(stored).not.toMatch(/13812345678|王小明|34110219800101/)
    expect(matter.words).toBe('请打 138****5678 找我，身份证 **************002X')
    expect(requester).toMatchObject({ alg: 'A256GCM', purpose: 'handling the request' })
  })

  it.each([
    ['an unknown category', { categoryId: 'no.such' }, 'categoryId', 'matters.category_unknown'],
    ['a whole field', { categoryId: 'livelihood' }, 'categoryId', 'matters.category_unknown'],
    [
      'a category of grid workers',
      { categoryId: 'information.address' },
      'categoryId',
      'matters.category_closed_to_residents',
    ],
    ['a grid event', { kind: 'grid_event' as const }, 'kind', 'matters.kind_not_yours'],
    ['an unknown compound', { compoundId: randomUUID() }, 'compoundId', 'matters.compound_unknown'],
    [
      'an anonymous report with a contact',
      { anonymous: true, contact: { name: '王', phone: '13812345678' } },
      'contact',
      'matters.anonymous_with_contact',
    ],
  ])('refuses %s, naming the field', async (_what, more, field, code) => {
    const reply = await app.as('resident').call(reportMatter, { body: aReport(home, more) })
    expect(refusal(reply)).toEqual({ status: 422, code, field })
  })

  it.each([
    ['words', { words: ' ' }],
    ['point.lat', { point: { lng: 1, lat: 91 } }],
    ['contact.phone', { contact: { name: '王', phone: '12' } }],
    ['requestId', { requestId: 'x' }],
  ])('refuses a wrong %s', async (field, more) => {
    const reply = await app.as('resident').call(reportMatter, { body: aReport(home, more) })
    expect(refusal(reply)).toMatchObject({ status: 422, code: 'platform.invalid', field })
  })

  it('wants somebody signed in whose work it is', async () => {
    const body = aReport(home)
    expect((await app.anonymous.call(reportMatter, { body })).status).toBe(401)
    expect((await app.as('auditor').call(reportMatter, { body })).status).toBe(403)
  })

  it('lets grid workers report what they find, and write down what somebody tells them', async () => {
    const worker = app.as('grid_worker')
    const found = await report(worker, aReport(home, { kind: 'grid_event', categoryId: 'cityscape.rubbish' }))
    const told = await report(worker, aReport(home, { contact: { name: '李奶奶', phone: '0550-3021234' } }))
    const sources = await app.db
      .selectFrom('matters.matter as m')
      .innerJoin('workflow.case as c', join =>
        join.onRef('c.district', '=', 'm.district').onRef('c.id', '=', 'm.case_id'),
      )
      .select(['m.id', 'm.source', 'c.requester_id'])
      .where('m.id', 'in', [found.id, told.id])
      .execute()
    expect(sources.find(row => row.id === found.id)).toMatchObject({ source: 'grid_worker' })
    expect(sources.find(row => row.id === told.id)).toMatchObject({ source: 'on_behalf', requester_id: null })
    const mine = expectOk(await worker.call(contract.routes.listMyMatters, {})) as { items: { id: string }[] }
    expect(mine.items.map(item => item.id)).toEqual([found.id])
  })
})
