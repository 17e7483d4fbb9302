import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as desk, type ImportDetail } from '#kernel/desk/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { writeCsv } from '#platform/table/index.ts'
import { contract } from '../contract.ts'
import type { LookBack, Registration } from '../shapes.ts'
import { aReport, bodyOf, type Ground, groundOf, registered } from './fixtures.ts'

const { listRegistrations, getRegistration, openLookBacks, listLookBacks, editReportInSettings, reportIn } =
  contract.routes

let app: TestApp
let ground: Ground
beforeAll(async () => {
  app = await startTestApp()
  ground = await groundOf(app)
}, 120_000)
afterAll(() => app.close())

const requestId = () => randomUUID()

async function bringIn(rows: readonly string[][]): Promise<ImportDetail> {
  const bytes = Buffer.from(writeCsv(['类别', '姓名', '单位', '社区', '报到日期', '服务意向'], rows))
  const url = '/api/import-kinds/registrations/runs'
  return bodyOf(await app.as('dispatcher').upload(url, [{ name: '登记.csv', bytes }]))
}

async function apply({ id }: ImportDetail): Promise<ImportDetail> {
  bodyOf(await app.as('dispatcher').call(desk.routes.applyImport, { params: { id }, body: { requestId: requestId() } }))
  await app.run('desk.import', { id })
  return bodyOf(await app.as('dispatcher').call(desk.routes.getImportRun, { params: { id } }))
}

const tally = ({ created, unchanged, wrong }: ImportDetail) => [created, unchanged, wrong]

test('a register kept until now comes in row by row, and the second time nothing changes', async () => {
  const rows = [
    ['个人', '陈一', ground.unit.name, ground.communityName, '2025-03-01', '会电工'],
    ['个人', '陈二', ground.unit.name, ground.communityName, '', '电话13912345678'],
    ['单位', '', ground.unit.name, ground.communityName, '2024-01-01', ''],
    ['个人', '', ground.unit.name, ground.communityName, '', ''],
    ['个人', '陈三', '没有的单位', ground.communityName, '', ''],
    ['个人', '陈四', ground.unit.name, ground.far, '', ''],
    ['个人', '陈一', ground.unit.name, ground.communityName, '', ''],
  ]
  const checked = await bringIn(rows)
  expect(tally(checked)).toEqual([3, 0, 4])
  expect(checked.wrongRows.map(({ row, column }) => [row, column])).toEqual([
    [5, '姓名'],
    [6, '单位'],
    [7, '社区'],
    [8, '姓名'],
  ])
  expect((await app.db.selectFrom('report_in.registration').select('id').execute()).length).toBe(0)
  expect(tally(await apply(checked))).toEqual([3, 0, 4])
  expect(tally(await bringIn(rows))).toEqual([0, 3, 4])

  const stored = await app.db.selectFrom('report_in.registration').selectAll().execute()
  expect(JSON.stringify(stored)).not.toMatch(/陈一|13912345678/)
})

test('is paged without a gap, found by the whole name alone, and shows names to those near', async () => {
  const read = async (username: string, query: object) =>
    bodyOf<{ items: Registration[]; next: string | null }>(await app.as(username).call(listRegistrations, { query }))
  const first = await read('dispatcher', { limit: 2 })
  const second = await read('dispatcher', { limit: 2, cursor: first.next ?? '' })
  const all = await read('dispatcher', {})
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id))
  expect((await read('dispatcher', { name: '陈一' })).items.map(({ name }) => name)).toEqual(['陈一'])
  expect((await read('dispatcher', { name: '陈一二' })).items).toEqual([])
  // The district leader oversees: the names are masked.
  expect((await read('leader', { name: '陈一' })).items.map(({ name }) => name)).toEqual(['陈*'])
  expect((await read('housing', { kind: 'member' })).items.map(({ name }) => name)).toContain('陈二')
  expect((await read('resident', {})).items).toEqual([])
  expect((await app.as('checker').call(listRegistrations, { query: {} })).status).toBe(403)
})

test('who reported in is read by no other desk: neither the registration, nor its case', async () => {
  const one = await registered(app, ground)
  for (const username of ['checker', 'grid_worker', 'property', 'operator']) {
    const seen = await app.as(username).call(workflow.routes.getCase, {
      params: { district: one.district, id: one.caseId ?? '' },
    })
    expect([username, seen.status]).toEqual([username, 404])
    const cases = await app.as(username).call(workflow.routes.listCases, { query: { procedure: 'member_report_in' } })
    expect([username, JSON.stringify(cases.body).includes(one.caseId ?? '-')]).toEqual([username, false])
  }
  // Another unit of the same district is as far away as another city.
  const handlers = await app.db
    .updateTable('people.post')
    .set({ organisation_id: (await otherUnit()).id })
    .where('organisation_id', '=', ground.unit.id)
    .returning('id')
    .execute()
  expect(
    (await app.as('housing').call(getRegistration, { params: { district: one.district, id: one.id } })).status,
  ).toBe(404)
  for (const { id } of handlers)
    await app.db.updateTable('people.post').set({ organisation_id: ground.unit.id }).where('id', '=', id).execute()
})

function otherUnit() {
  return app.db
    .selectFrom('people.organisation')
    .select('id')
    .where('kind', '=', 'department')
    .where('id', '<>', ground.unit.id)
    .executeTakeFirstOrThrow()
}

test('a unit is asked to look back once a year, answers in numbers and words, and not twice', async () => {
  const ask = () =>
    app.as('leader').call(openLookBacks, {
      body: { requestId: requestId(), areaCode: ground.community.slice(0, 6), year: 2026 },
    })
  expect(bodyOf(await ask())).toEqual({ opened: 1 })
  expect(bodyOf(await ask())).toEqual({ opened: 0 })
  const [asked] = bodyOf<{ items: LookBack[] }>(await app.as('housing').call(listLookBacks, { query: {} })).items
  if (!asked) throw new Error('Nobody was asked')
  const answer = (form: Record<string, number>) =>
    app.as('housing').call(workflow.routes.actOnCase, {
      params: { district: asked.district, id: asked.caseId, name: 'look_back' },
      body: { requestId: requestId(), note: '两人新到，已通知', form },
    })
  expect((await answer({ counted: 1, missing: 2 })).body).toMatchObject({ code: 'report-in.more_missing_than_counted' })
  bodyOf(await answer({ counted: 12, missing: 2 }))
  const [done] = bodyOf<{ items: LookBack[] }>(
    await app.as('leader').call(listLookBacks, { query: { year: 2026 } }),
  ).items
  expect(done).toMatchObject({ state: 'looked_back', counted: 12, missing: 2, findings: '两人新到，已通知' })
  // The daily job asks from the day of the setting on, and asks nobody twice.
  const before = app.clock.now()
  app.clock.set(new Date('2026-11-02T08:00:00+08:00'))
  await app.run('report-in.open-look-backs')
  app.clock.set(before)
  expect(bodyOf<{ items: LookBack[] }>(await app.as('leader').call(listLookBacks, { query: {} })).items).toHaveLength(1)
})

test('the month is a setting of the city, with its source', async () => {
  const edit = (username: string) =>
    app.as(username).call(editReportInSettings, {
      body: { requestId: requestId(), months: 2, monthsSource: '本市报到办法第三条' },
    })
  expect((await edit('dispatcher')).status).toBe(403)
  expect(bodyOf(await edit('operator'))).toMatchObject({
    months: 2,
    monthsSource: '本市报到办法第三条',
    nameMonths: 24,
  })
  const given = aReport(ground, { happenedOn: '2026-09-10', communityCode: ground.sibling })
  expect(bodyOf(await app.as('resident').call(reportIn, { body: given }))).toMatchObject({
    dueOn: '2026-11-10',
    onTime: true,
  })
})

test('names leave when their time is over, and what was counted stays', async () => {
  await app.db
    .updateTable('report_in.registration')
    .set({ state: 'ended', ended_on: '2024-01-01' })
    .where('kind', '=', 'member')
    .where('state', '=', 'registered')
    .execute()
  await app.run('report-in.let-go')
  const { items } = bodyOf<{ items: Registration[] }>(
    await app.as('dispatcher').call(listRegistrations, { query: { which: 'over', kind: 'member' } }),
  )
  expect(items.filter(one => one.endedOn !== null).map(({ name }) => name)).toEqual(expect.arrayContaining([null]))
  expect(items.some(one => one.endedOn !== null && one.name !== null)).toBe(false)
})
