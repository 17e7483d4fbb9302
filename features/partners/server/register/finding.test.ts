import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../../contract.ts'
import type { Need, PublicPartner } from '../../shapes.ts'
import { findPartners, listServiceFields } from '../index.ts'
import { act, companyJoins, ok, residentApplies, seatOf } from '../fixtures.ts'

const { routes } = contract

let app: TestApp
let community: string
let compound: { district: string; id: string; lng: number; lat: number }
const saturday = { weekday: 6, from: '09:00', to: '12:00' }

beforeAll(async () => {
  app = await startTestApp()
  community = (await seatOf(app, 'dispatcher')).areaCode
  compound = await app.db
    .selectFrom('territory.compound')
    .select(['district', 'id', 'lng', 'lat'])
    .where('community_code', '=', community)
    .executeTakeFirstOrThrow()
  await companyJoins(app, community, { fields: ['repair', 'parking'], contactPublic: true, phone: '0099-65440000' })
  const person = await residentApplies(app, community, { fields: ['repair'], times: [saturday] })
  ok(await act(app, 'dispatcher', person, { name: 'admit' }))
}, 180_000)
afterAll(() => app.close())

const find = (more: object = {}) =>
  findPartners(app.db, {
    field: 'repair',
    communityCode: community,
    from: null,
    to: null,
    at: app.clock.now(),
    ...more,
  })

test('everybody reads the organisations that agreed to be listed, with the telephone they agreed to show', async () => {
  const open = ok<{ items: PublicPartner[] }>(await app.anonymous.call(routes.listPublicPartners, { query: {} }))
  expect(open.items).toMatchObject([{ phone: '0099-65440000', fields: ['repair', 'parking'] }])
  const counts = ok(
    await app.anonymous.call(routes.countPublicPartners, { query: { areaCode: community.slice(0, 9) } }),
  )
  expect(counts).toEqual({ here: 0, items: [{ code: community, name: expect.any(String), count: 1 }] })
})

test('who fits is found with reasons: what, where, when, and an old link; a person without their name', async () => {
  const { organisationId } = await seatOf(app, 'property')
  const found = await find()
  expect(found.map(one => [one.kind, one.name === '', one.personId])).toEqual([
    ['person', true, null],
    ['organisation', false, null],
  ])
  const company = found.find(one => one.organisationId === organisationId)
  expect(company?.reasons.map(reason => reason.code)).toEqual(['field', 'place', 'pairing'])
  expect(company?.reasons[0]?.params).toMatchObject({ zh: '维修便民', en: 'Repairs' })
})

test('whoever says when they have time is left out at any other; who says nothing is asked', async () => {
  const at = (day: string) => ({ from: new Date(`${day}T09:30:00+08:00`), to: new Date(`${day}T10:00:00+08:00`) })
  expect((await find(at('2026-09-26'))).map(one => one.kind)).toEqual(['person', 'organisation'])
  expect((await find(at('2026-09-26')))[0]?.reasons).toContainEqual({ code: 'time', params: saturday })
  expect((await find(at('2026-09-25'))).map(one => one.kind)).toEqual(['organisation'])
})

test('nobody is found where they do not serve, or for what they do not offer', async () => {
  expect(await find({ communityCode: '990101001999' })).toEqual([])
  expect(await find({ field: 'medical' })).toEqual([])
})

test('a compound’s needs come from what was reported in it, with who could help; one to four are not told', async () => {
  const report = async (categoryId: string) => {
    const reply = await app.as('resident').raw({
      method: 'POST',
      url: '/api/matters',
      payload: {
        requestId: randomUUID(),
        kind: 'resident_request',
        words: '充电桩坏了',
        categoryId,
        compoundId: compound.id,
        point: { lng: compound.lng, lat: compound.lat, crs: 'wgs84' },
      },
    })
    const { district, caseId } = ok<{ district: string; caseId: string }>(reply)
    const params = { district, id: caseId, name: 'accept' }
    const body = { requestId: randomUUID(), form: { category: categoryId } }
    ok(await app.as('dispatcher').call(workflow.routes.actOnCase, { params, body } as never))
  }
  for (let count = 0; count < 5; count += 1) await report('livelihood.charging')
  await report('dispute.neighbour')
  const params = { district: compound.district, compoundId: compound.id }
  const { needs } = ok<{ needs: Need[] }>(await app.as('dispatcher').call(routes.listNeeds, { params } as never))
  expect(needs).toMatchObject([
    { field: 'parking', count: 5, categories: ['停车充电难'], partners: [{ kind: 'organisation' }] },
    { field: 'legal', count: null, partners: [] },
  ])
})

test('the city names and ends its own classes and fields', async () => {
  const put = (as: string) =>
    app.as(as).call(routes.putField, {
      params: { code: 'pets' },
      body: { requestId: randomUUID(), zh: '宠物照看', en: 'Pets', categories: ['security.dogs'] },
    } as never)
  expect((await put('dispatcher')).status).toBe(403)
  expect((await put('operator')).status).toBe(200)
  expect((await listServiceFields(app.db)).map(one => one.code)).toContain('pets')
  ok(
    await app.as('operator').call(routes.putField, {
      params: { code: 'pets' },
      body: { requestId: randomUUID(), zh: '宠物照看', en: 'Pets', validTo: '2026-01-01' },
    } as never),
  )
  expect((await listServiceFields(app.db)).map(one => one.code)).not.toContain('pets')
})
