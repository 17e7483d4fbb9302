import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../../contract.ts'
import type { PartnerDetail, PartnerLine } from '../../shapes.ts'
import { act, anOffer, companyJoins, emptyRegister, ok, residentApplies, seatOf } from '../fixtures.ts'

const { routes } = contract

let app: TestApp
let community: string

beforeAll(async () => {
  app = await startTestApp()
  community = (await seatOf(app, 'dispatcher')).areaCode
}, 180_000)
afterAll(() => app.close())
beforeEach(() => emptyRegister(app))

async function register(username: string, query: object = {}): Promise<PartnerLine[]> {
  return ok<{ items: PartnerLine[] }>(await app.as(username).call(routes.listPartners, { query })).items
}

const workbench = async (username: string) =>
  ok<{ inboxes: { inbox: string; count: number }[] }>(
    await app.as(username).call(workflow.routes.getWorkbench, {}),
  ).inboxes.flatMap(({ inbox, count }) => (count > 0 ? [inbox] : []))

test('a resident applies for themselves, is checked, and stands in the register under the name they chose', async () => {
  const applied = await residentApplies(app, community, { phone: '13812341234' })
  expect(await register('dispatcher')).toEqual([])
  // In every list the case says what they would help with, and not who they are.
  const { title } = await app.db
    .selectFrom('workflow.case')
    .select('title')
    .where('id', '=', applied.id)
    .executeTakeFirstOrThrow()
  expect(title).toMatch(/^居民合伙人：/)
  expect(title).not.toContain('王老师')
  expect(await workbench('dispatcher')).toContain('accept')
  expect(ok(await act(app, 'dispatcher', applied, { name: 'admit' }))).toMatchObject({ case: { state: 'registered' } })
  const [line] = await register('dispatcher')
  expect(line).toMatchObject({ kind: 'person', name: '王老师', state: 'registered', since: '2026-09-23', done: null })
  // Nobody is awaited for a year: it lies on no desk.
  expect(await workbench('dispatcher')).toEqual([])
  expect(await workbench('resident')).toEqual([])
})

test('who did not agree to be listed has a name for the keepers of the register alone', async () => {
  ok(await act(app, 'dispatcher', await residentApplies(app, community), { name: 'admit' }))
  expect(await register('checker')).toMatchObject([{ kind: 'person', name: null }])
  expect(await register('supervisor')).toMatchObject([{ name: '王老师' }])
  const open = ok<{ items: unknown[] }>(await app.anonymous.call(routes.listPublicPartners, { query: {} }))
  expect(open.items).toEqual([])
})

test('a number is opened with a reason, on record, and goes when they leave', async () => {
  const applied = await residentApplies(app, community, { phone: '138 1234 1234' })
  ok(await act(app, 'dispatcher', applied, { name: 'admit' }))
  const at = { params: { district: applied.district, id: applied.subjectId } }
  const seen = ok<PartnerDetail>(await app.as('dispatcher').call(routes.getPartner, at))
  expect(JSON.stringify(seen)).not.toContain('13812341234')
  const asked = { ...at, body: { requestId: randomUUID(), reason: '约定上门时间' } }
  expect(ok(await app.as('dispatcher').call(routes.revealPartnerContact, asked))).toEqual({ phone: '13812341234' })
  const entry = await app.db
    .selectFrom('audit.entry')
    .select(['reason', 'details'])
    .where('event', '=', 'partner.contact_revealed')
    .executeTakeFirstOrThrow()
  expect(entry).toMatchObject({ reason: '约定上门时间', details: {} })
  const leaving = { ...at, body: { requestId: randomUUID(), reason: '要搬家了' } }
  expect(ok(await app.as('resident').call(routes.leaveRegister, leaving))).toMatchObject({
    state: 'left',
    reason: '要搬家了',
    hasContact: false,
  })
  expect(await register('dispatcher')).toEqual([])
  expect(await register('dispatcher', { state: 'left' })).toHaveLength(1)
  const again = { ...at, body: { requestId: randomUUID(), reason: '还在吗' } }
  expect((await app.as('dispatcher').call(routes.revealPartnerContact, again)).status).toBe(409)
})

test('an organisation is invited and answers for itself; another is refused in its place', async () => {
  const { organisationId } = await seatOf(app, 'property')
  const body = anOffer(community, { organisationId, classes: ['property'] })
  const invited = ok<{ district: string; id: string; subjectId: string; state: string }>(
    await app.as('dispatcher').call(routes.invitePartner, { body } as never),
  )
  expect(invited.state).toBe('invited')
  expect((await act(app, 'housing', invited, { name: 'agree' })).status).toBe(404)
  expect(ok(await act(app, 'property', invited, { name: 'agree' }))).toMatchObject({ case: { state: 'registered' } })
  const second = await app.as('dispatcher').call(routes.invitePartner, {
    body: { ...body, requestId: randomUUID() },
  } as never)
  expect(second).toMatchObject({ status: 409, body: { code: 'partners.already_there' } })
})

test('an organisation applies by its own people, and is entered as itself and no other', async () => {
  const { organisationId } = await seatOf(app, 'property')
  const { organisationId: other } = await seatOf(app, 'housing')
  const apply = (id: string) =>
    app.as('property').call(routes.applyAsPartner, {
      body: anOffer(community, { organisationId: id, classes: ['property'], called: '' }),
    } as never)
  expect(await apply(other)).toMatchObject({ status: 422, body: { code: 'partners.not_your_organisation' } })
  const applied = ok<{ district: string; id: string; subjectId: string; state: string }>(await apply(organisationId))
  expect(await act(app, 'dispatcher', applied, { name: 'admit', form: { leadOrganisationId: other } })).toMatchObject({
    status: 422,
    body: { code: 'partners.other_organisation' },
  })
  ok(await act(app, 'dispatcher', applied, { name: 'admit', form: { leadOrganisationId: organisationId } }))
  expect(await register('dispatcher')).toMatchObject([{ organisationId, state: 'registered', done: 0 }])
})

test('ends with a reason, by the community; the register keeps that it was', async () => {
  const joined = await companyJoins(app, community)
  expect((await act(app, 'dispatcher', joined, { name: 'end' })).status).toBe(422)
  ok(await act(app, 'dispatcher', joined, { name: 'end', note: '合同到期' }))
  const at = { params: { district: joined.district, id: joined.subjectId } }
  expect(ok(await app.as('dispatcher').call(routes.getPartner, at))).toMatchObject({
    state: 'ended',
    reason: '合同到期',
    until: '2026-09-23',
  })
})

test('what is offered is changed by whoever speaks for the partner, and a resident by nobody else', async () => {
  const company = await companyJoins(app, community)
  const person = await residentApplies(app, community)
  const { requestId: _, areaCode: __, ...offer } = anOffer(community, { fields: ['legal'] })
  const put = (username: string, on: typeof person, more: object = {}) =>
    app.as(username).call(routes.editOffer, {
      params: { district: on.district, id: on.subjectId },
      body: { ...offer, ...more, requestId: randomUUID() },
    } as never)
  expect(await put('property', company, { classes: ['property'] })).toMatchObject({
    status: 200,
    body: { fields: ['legal'] },
  })
  expect((await put('dispatcher', company, { classes: ['property'] })).status).toBe(200)
  expect((await put('resident', person, { classes: ['resident'] })).status).toBe(200)
  expect((await put('dispatcher', person, { classes: ['resident'] })).status).toBe(404)
  expect((await put('checker', company)).status).toBe(404)
  expect(await put('resident', person, { classes: ['property'] })).toMatchObject({
    status: 422,
    body: { code: 'partners.class_unknown', errors: [{ field: 'classes' }] },
  })
})

test('sent again it is answered again and done once', async () => {
  const body = anOffer(community, { called: '王老师' })
  const [first, second] = [
    await app.as('resident').call(routes.applyAsPartner, { body } as never),
    await app.as('resident').call(routes.applyAsPartner, { body } as never),
  ]
  expect(second.body).toEqual(first.body)
  const all = await app.db.selectFrom('partners.partner').select('id').execute()
  expect(all).toHaveLength(1)
})

test('after a year the community is asked whether it still holds', async () => {
  await companyJoins(app, community)
  app.clock.set(new Date('2027-09-24T10:00:00+08:00'))
  app.forgetSessions()
  await app.run('workflow.sweep')
  expect(await register('dispatcher')).toMatchObject([{ state: 'reviewing' }])
  expect(await workbench('dispatcher')).toContain('check')
})
