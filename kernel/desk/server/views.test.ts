import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../index.ts'

const { listViews, createView, editView, deleteView, setLayout } = contract.routes
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 120_000)
afterAll(() => app.close())

const view = (more: Record<string, unknown> = {}) => ({
  requestId: randomUUID(),
  list: 'matters',
  name: '本周待核查',
  search: { bucket: 'check', sort: 'due' },
  columns: [{ key: 'number', width: 180 }, { key: 'title' }, { key: 'lead', hidden: true }],
  organisationId: null,
  ...more,
})

async function viewsOf(username: string, list = 'matters') {
  const reply = await app.as(username).call(listViews, { query: { list } })
  expect(reply.status).toBe(200)
  return listViews.reply.parse(reply.body)
}

async function create(username: string, more: Record<string, unknown> = {}) {
  const reply = await app.as(username).call(createView, { body: view(more) } as never)
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return createView.reply.parse(reply.body)
}

test('a view keeps filters, order and columns, is its owner’s alone, and can be where the list opens', async () => {
  const made = await create('checker')
  expect(made).toMatchObject({ name: '本周待核查', search: { bucket: 'check', sort: 'due' }, mine: true })
  expect((await viewsOf('checker')).items.map(one => one.id)).toEqual([made.id])
  expect((await viewsOf('dispatcher')).items).toEqual([])
  expect((await viewsOf('checker', 'people')).items).toEqual([])
  const layout = { requestId: randomUUID(), defaultViewId: made.id, columns: [{ key: 'title', width: 300 }] }
  await app.as('checker').call(setLayout, { params: { list: 'matters' }, body: layout })
  const kept = await viewsOf('checker')
  expect([kept.defaultViewId, kept.columns]).toEqual([made.id, [{ key: 'title', width: 300 }]])

  const gone = await app
    .as('dispatcher')
    .call(deleteView, { params: { id: made.id }, body: { requestId: randomUUID() } })
  expect(gone.status).toBe(404)
  const deleted = await app
    .as('checker')
    .call(deleteView, { params: { id: made.id }, body: { requestId: randomUUID() } })
  expect(deleted.status).toBe(200)
  expect(await viewsOf('checker')).toMatchObject({ items: [], defaultViewId: null, columns: [{ key: 'title' }] })
})

test('nobody opens a list with somebody else’s view', async () => {
  const made = await create('supervisor')
  const body = { requestId: randomUUID(), defaultViewId: made.id }
  expect((await app.as('dispatcher').call(setLayout, { params: { list: 'matters' }, body })).status).toBe(404)
})

test('whoever has the right shares with an organisation of theirs: its people see the view, nobody else does', async () => {
  const { shareWith } = await viewsOf('property')
  expect(shareWith.length).toBeGreaterThan(0)
  const organisationId = shareWith[0]?.id ?? ''
  const shared = await create('property', { name: '我公司在办', organisationId })
  expect(shared.organisation?.id).toBe(organisationId)

  const colleague = await app.db
    .selectFrom('auth.user')
    .select('person_id')
    .where('username', '=', 'grid_worker')
    .executeTakeFirstOrThrow()
  expect((await viewsOf('grid_worker')).items.map(one => one.id)).not.toContain(shared.id)
  await app.db
    .insertInto('people.post')
    .values({
      id: randomUUID(),
      person_id: colleague.person_id ?? '',
      role: 'unit_handler',
      area_code: '990101',
      organisation_id: organisationId,
      valid_from: '2020-01-01',
    })
    .execute()
  const seen = (await viewsOf('grid_worker')).items.find(one => one.id === shared.id)
  expect(seen).toMatchObject({ mine: false, editable: false })
  const change = { params: { id: shared.id }, body: { requestId: randomUUID(), name: '改名' } }
  expect((await app.as('grid_worker').call(editView, change)).status).toBe(404)
  expect((await app.as('dispatcher').call(editView, change)).status).toBe(404)

  const refused = await app.as('grid_worker').call(createView, { body: view({ organisationId }) } as never)
  expect(refused).toMatchObject({ status: 403, body: { code: 'desk.may_not_share' } })
  const unknown = await app.as('property').call(createView, { body: view({ organisationId: randomUUID() }) } as never)
  expect(unknown).toMatchObject({ status: 403, body: { code: 'desk.may_not_share' } })

  const back = { params: { id: shared.id }, body: { requestId: randomUUID(), organisationId: null } }
  expect((await app.as('property').call(editView, back)).status).toBe(200)
  expect((await viewsOf('grid_worker')).items.map(one => one.id)).not.toContain(shared.id)
})

test('a view is filters and nothing else', async () => {
  const nested = await app.as('checker').call(createView, { body: view({ search: { a: { b: 1 } } }) } as never)
  const long = await app.as('checker').call(createView, { body: view({ search: { q: 'x'.repeat(400) } }) } as never)
  expect([nested.status, long.status]).toEqual([422, 422])
})
