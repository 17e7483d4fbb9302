import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract as orders } from '#features/orders/index.ts'
import { contract as reportIn } from '#features/report-in/index.ts'
import { contract as appraisal } from '#kernel/appraisal/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { startTestApp, type TestApp } from './testing.ts'

let app: TestApp
let community = ''

beforeAll(async () => {
  app = await startTestApp()
  const desk = await app.as('dispatcher').raw({ method: 'GET', url: '/api/session' })
  community = (desk.body as { posts: { areaCode: string }[] }).posts[0]?.areaCode ?? ''
})
afterAll(() => app.close())

interface Named {
  items: { code: string }[]
}

test('orders and report-in speak of the fields of service that the partner register keeps', async () => {
  const register = await app.db.selectFrom('partners.service_field').select('code').execute()
  const known = register.map(row => row.code)
  const ofOrders = (await app.as('resident').call(orders.routes.listServiceFields, {})).body as Named
  const ofReportIn = (await app.as('resident').call(reportIn.routes.listServiceFields, {})).body as Named
  expect(ofOrders.items.map(one => one.code).toSorted()).toEqual(known.toSorted())
  expect(ofReportIn.items.map(one => one.code).toSorted()).toEqual(known.toSorted())
})

test('a partner in the register is suggested where an order is dispatched', async () => {
  const property = await app.as('property').raw({ method: 'GET', url: '/api/session' })
  const organisationId = (property.body as { posts: { organisationId: string }[] }).posts[0]?.organisationId ?? ''
  await register(organisationId)
  const query = { field: 'repair', area: community }
  const found = await app.as('dispatcher').call(orders.routes.findServicePartners, { query })
  expect(found).toMatchObject({ status: 200, body: { items: [{ kind: 'organisation', organisationId }] } })
})

test('a scheme of appraisal may count what orders and whistles count', async () => {
  const parts = await app.as('leader').call(appraisal.routes.listSchemeParts, {})
  const { measures, procedures } = appraisal.routes.listSchemeParts.reply.parse(parts.body)
  expect(procedures).toContainEqual({
    key: 'appraisal_follow_up',
    title: 'appraisal:procedures.appraisal_follow_up.title',
  })
  expect(measures).toContainEqual({ key: 'orders.orders_fulfilled', subject: 'organisation' })
  expect(measures).toContainEqual({ key: 'orders.wishes_fulfilled', subject: 'organisation' })
  expect(measures).toContainEqual({ key: 'orders.whistle_reported_in_time', subject: 'organisation' })
  expect(measures).toContainEqual({ key: 'orders.whistle_warranted', subject: 'area' })
})

test('whoever fulfilled a wish finds it among their own service, and nobody else does', async () => {
  const title = '一盏床头小台灯'
  await fulfilWish(title)
  app.clock.advance(60_000)
  expect(await servicesOf('grid_worker')).toEqual([title])
  expect(await servicesOf('resident')).toEqual([])
})

async function servicesOf(username: string): Promise<string[]> {
  const reply = await app.as(username).call(reportIn.routes.getMyReportIn, {})
  return (reply.body as { services: { title: string }[] }).services.map(one => one.title)
}

/** Raised by the resident, taken up by the grid worker, and confirmed by whoever raised it. */
async function fulfilWish(title: string): Promise<void> {
  const body = { requestId: randomUUID(), areaCode: community, words: '想要一盏能夹在床头的小台灯。' }
  const raised = await app.as('resident').call(orders.routes.raiseWish, { body })
  const wish = raised.body as { district: string; id: string; caseId: string }
  const publish = { title, publicWords: '想要一盏能夹在床头的小台灯。', category: 'elderly' }
  await act('dispatcher', wish, { name: 'publish', form: publish })
  const key = { district: wish.district, subjectKind: 'wish' as const, subjectId: wish.id }
  const taken = await app.as('grid_worker').call(orders.routes.takeClaim, { body: { requestId: randomUUID(), ...key } })
  const { id } = taken.body as { id: string }
  await app.as('grid_worker').call(orders.routes.deliverClaim, {
    params: { district: wish.district, id },
    body: { requestId: randomUUID(), note: '台灯送到了。' },
  })
  await act('resident', wish, { name: 'confirm', form: { served: 'yes', satisfied: 'satisfied' } })
}

async function act(
  username: string,
  on: { district: string; caseId: string },
  step: { name: string; form: Record<string, string> },
): Promise<void> {
  const reply = await app.as(username).call(workflow.routes.actOnCase, {
    params: { district: on.district, id: on.caseId, name: step.name },
    body: { requestId: randomUUID(), form: step.form },
  })
  expect(reply.status).toBe(200)
}

/** A company that offers repairs in the community. */
async function register(organisationId: string): Promise<void> {
  const [id, caseId, now] = [randomUUID(), randomUUID(), app.clock.now()]
  const at = { district: community.slice(0, 6), area_code: community }
  await app.db
    .insertInto('workflow.case')
    .values({
      ...{ ...at, id: caseId, title: '维修', number: caseId, state: 'registered', bucket: 'handle' },
      ...{ procedure: 'partner_organisation', procedure_version: 1, subject_kind: 'partner', subject_id: id },
      ...{ last_seq: 1, head_hash: '', opened_at: now, clock_started_at: now, updated_at: now },
    })
    .execute()
  await app.db
    .insertInto('partners.partner')
    .values({
      ...{ ...at, id, case_id: caseId, organisation_id: organisationId, called: '维修', state: 'registered' },
      ...{ classes: ['property'], fields: ['repair'], areas: [community], created_at: now, updated_at: now },
    })
    .execute()
}
