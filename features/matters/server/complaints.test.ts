import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../index.ts'
import { aReport, type Home, homeOf } from './fixtures.ts'

const { routes } = contract

let app: TestApp
let home: Home
let committee: string

beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
  const row = await app.db
    .selectFrom('people.organisation')
    .select('id')
    .where('area_code', '=', home.community)
    .where('kind', '=', 'residents_committee')
    .executeTakeFirstOrThrow()
  committee = row.id
}, 180_000)
afterAll(() => app.close())

interface Raised {
  district: string
  id: string
  caseId: string
}

async function complain(complaint: object | undefined, more: object = {}) {
  const body = aReport(home, {
    ...{ categoryId: 'other.complaint', words: '前台态度不好，报修三次没有人来' },
    ...(complaint ? { complaint } : {}),
    ...more,
  } as never)
  return app.as('resident').call(routes.reportMatter, { body })
}

async function raised(complaint?: object, more: object = {}): Promise<Raised> {
  const reply = await complain(complaint, more)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  return reply.body
}

const act = (as: string, on: Raised, name: string, more: object = {}) =>
  app.as(as).call(workflow.routes.actOnCase, {
    params: { district: on.district, id: on.caseId, name },
    body: { requestId: randomUUID(), ...more },
  } as never)

async function preview(on: Raised) {
  const reply = await app.as('dispatcher').call(routes.previewDispatch, {
    params: { district: on.district, id: on.id },
    query: {},
  })
  const { walk } = reply.body as unknown as { walk: { lead: { id: string } | null; assists: { id: string }[] } }
  return walk
}

const ACCEPT = { form: { category: 'other.complaint' } }

test('goes to whoever usually handles it, within limits that are short and are settings', async () => {
  const one = await raised({ kind: 'property' })
  expect((await act('dispatcher', one, 'accept', ACCEPT)).status).toBe(200)
  expect((await preview(one)).lead?.id).toBe(home.company)
  const dispatched = await act('dispatcher', one, 'dispatch', { form: { leadOrganisationId: home.company } })
  expect(dispatched.status).toBe(200)
  expect((await act('property', one, 'sign')).status).toBe(200)
  const view = await app.as('dispatcher').call(workflow.routes.getCase, {
    params: { district: one.district, id: one.caseId },
  })
  const { clocks } = view.body as unknown as { clocks: { why: { source: string; limit: object } }[] }
  expect(clocks.at(-1)?.why).toMatchObject({ source: 'limit', limit: { amount: 1, unit: 'work_day' } })
})

test('the one complained about does not lead: it answers beside another, and does not learn who complained', async () => {
  const one = await raised({ kind: 'property', organisationId: home.company })
  await act('dispatcher', one, 'accept', ACCEPT)
  const walk = await preview(one)
  expect(walk.lead?.id).not.toBe(home.company)
  expect(walk.assists.map(unit => unit.id)).toContain(home.company)
  const leads = await act('dispatcher', one, 'dispatch', { form: { leadOrganisationId: home.company } })
  expect(leads).toMatchObject({ status: 422, body: { code: 'matters.complained_about_leads' } })
  const alone = await act('dispatcher', one, 'dispatch', { form: { leadOrganisationId: committee } })
  expect(alone).toMatchObject({ status: 422, body: { code: 'matters.complained_about_answers' } })
  const form = { leadOrganisationId: committee, assistOrganisationIds: [home.company] }
  expect((await act('dispatcher', one, 'dispatch', { form })).status).toBe(200)
  expect((await act('property', one, 'accept_assist')).status).toBe(200)
  expect((await act('property', one, 'answer_assist', { note: '已向住户致歉，今天上门修好' })).status).toBe(200)
  const read = await app.as('property').call(routes.getMatter, { params: { district: one.district, id: one.id } })
  expect(read.body).toMatchObject({
    complaint: { kind: 'property', organisation: { id: home.company } },
    requester: { secretFromUnit: true, name: null },
  })
})

test('a complaint about the community’s own office is closed a level up', async () => {
  const one = await raised({ kind: 'office', organisationId: committee })
  const declined = await act('dispatcher', one, 'decline', { note: '不受理', form: { reason: 'not_ours' } })
  expect(declined).toMatchObject({ status: 403, body: { code: 'matters.own_complaint' } })
  await act('dispatcher', one, 'accept', ACCEPT)
  const form = { leadOrganisationId: home.company, assistOrganisationIds: [committee] }
  expect((await act('dispatcher', one, 'dispatch', { form })).status).toBe(200)
  expect((await act('property', one, 'sign')).status).toBe(200)
  const submitted = await act('property', one, 'submit', { note: '已处理', form: { outcome: 'done' } })
  // The office answers first; then the lead may hand in.
  expect(submitted.status).not.toBe(200)
  await app.db
    .updateTable('workflow.assignment')
    .set({ answered_at: app.clock.now() })
    .where('case_id', '=', one.caseId)
    .where('duty', '=', 'assist')
    .execute()
  expect((await act('property', one, 'submit', { note: '已处理', form: { outcome: 'done' } })).status).toBe(200)
  expect(await act('checker', one, 'pass')).toMatchObject({ status: 403, body: { code: 'matters.own_complaint' } })
  expect((await act('checker', one, 'raise', { note: '投诉的是本社区' })).status).toBe(200)
  expect((await act('supervisor', one, 'pass')).status).toBe(200)
  // The resident confirms; not solved begins another attempt.
  const rated = await act('resident', one, 'rate', { form: { solved: 'not_solved', satisfied: 'not_satisfied' } })
  expect(rated.status).toBe(200)
  const mine = await app.as('resident').call(routes.getMyMatter, { params: { district: one.district, id: one.id } })
  expect(mine.body).toMatchObject({ final: false, complaint: { organisation: { id: committee } } })
})

test('is said of complaints alone, and of an organisation of the place', async () => {
  const wrong = await complain({ kind: 'property' }, { categoryId: 'livelihood.sewer' })
  expect(wrong).toMatchObject({ status: 422, body: { code: 'matters.complaint_category' } })
  const unknown = await complain({ kind: 'property', organisationId: randomUUID() })
  expect(unknown).toMatchObject({ status: 422, body: { errors: [{ field: 'complaint.organisationId' }] } })
  const { lng, lat } = home.compound
  const choices = await app.as('resident').call(routes.complaintChoices, { query: { kind: 'property', lng, lat } })
  expect((choices.body as unknown as { items: { id: string }[] }).items.map(one => one.id)).toContain(home.company)
})
