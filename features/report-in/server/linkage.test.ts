import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import type { Linkage } from '../linkage-contract.ts'
import { bodyOf, type Ground, groundOf, mine, registered } from './fixtures.ts'

const { listLinkages, listVisitNotes, writeVisitNote, handOver, listCoverage, coverageByArea } = contract.routes
const { correctMyReportIn } = contract.routes

let app: TestApp
let ground: Ground
let pairing: { id: string; dispatcher: string; worker: string }
beforeAll(async () => {
  app = await startTestApp()
  ground = await groundOf(app)
  pairing = await pair()
}, 120_000)
afterAll(() => app.close())

const requestId = () => randomUUID()

/** The grid worker answers for the building. */
async function pair() {
  const personOf = async (username: string) =>
    (
      await app.db
        .selectFrom('auth.user')
        .select('person_id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
    ).person_id ?? ''
  const [dispatcher, worker] = [await personOf('dispatcher'), await personOf('grid_worker')]
  const id = randomUUID()
  await app.db
    .insertInto('people.pairing')
    .values({
      id,
      kind: 'responsible',
      person_id: worker,
      area_code: ground.grid,
      target_kind: 'building',
      target_id: ground.building,
      purpose: '党员干部联户',
      legal_basis: '三联机制（示例）',
      valid_from: '2026-01-01',
    })
    .execute()
  return { id, dispatcher, worker }
}

const coverage = async (username: string, query: object) =>
  bodyOf<{ items: { id: string; covered: boolean }[]; next: string | null }>(
    await app.as(username).call(listCoverage, { query: { area: ground.community, limit: 200, ...query } }),
  )

test('a visit is noted by whoever answers for the place, in words about it, and gone after its months', async () => {
  const write = (username: string, body: object = {}) =>
    app.as(username).call(writeVisitNote, {
      params: { id: pairing.id },
      body: { requestId: requestId(), kind: 'help', words: '3单元感应灯不亮，联系13912345678', ...body },
    })
  expect(bodyOf(await write('grid_worker'))).toMatchObject({
    words: '3单元感应灯不亮，联系139****5678',
    expiresOn: '2026-12-23',
  })
  expect((await write('dispatcher')).body).toMatchObject({ code: 'report-in.not_your_linkage' })
  expect((await write('grid_worker', { caseNumber: 'X-404' })).body).toMatchObject({ code: 'report-in.case_unknown' })
  expect((await write('resident')).status).toBe(403)
  // At a dwelling the kind of a visit would say something about a household.
  const at = (target_kind: string) =>
    app.db.updateTable('people.pairing').set({ target_kind }).where('id', '=', pairing.id).execute()
  await at('dwelling')
  expect((await write('grid_worker')).body).toMatchObject({ code: 'report-in.kind_says_too_much' })
  await at('building')
  const read = async () =>
    bodyOf<{ items: object[] }>(await app.as('dispatcher').call(listVisitNotes, { params: { id: pairing.id } })).items
  expect(await read()).toHaveLength(1)
  await app.db.updateTable('report_in.visit_note').set({ expires_on: '2026-09-23' }).execute()
  expect(await read()).toEqual([])
  await app.run('report-in.forget-notes')
  expect(await app.db.selectFrom('report_in.visit_note').select('id').execute()).toEqual([])
})

test('coverage says which buildings have no one, page by page and area by area', async () => {
  const all = await coverage('dispatcher', {})
  const open = await coverage('dispatcher', { uncovered: 'true' })
  expect(all.items.find(one => one.id === ground.building)?.covered).toBe(true)
  expect(open.items.map(({ id }) => id)).toEqual(all.items.filter(one => !one.covered).map(({ id }) => id))
  const first = await coverage('dispatcher', { limit: 2 })
  const second = await coverage('dispatcher', { limit: 2, cursor: first.next ?? '' })
  expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 4))
  const street = ground.community.slice(0, 9)
  const { items } = bodyOf<{ items: { code: string; buildings: number; uncovered: number }[] }>(
    await app.as('supervisor').call(coverageByArea, { params: { code: street } }),
  )
  expect(items.find(({ code }) => code === ground.community)).toEqual({
    code: ground.community,
    buildings: all.items.length,
    uncovered: open.items.length,
  })
  expect((await app.as('dispatcher').call(coverageByArea, { params: { code: street } })).status).toBe(404)
})

test('a responsibility is handed over in one step, and what is loose waits for it', async () => {
  const list = async (query: object) =>
    bodyOf<{ items: Linkage[] }>(await app.as('dispatcher').call(listLinkages, { query: { limit: 200, ...query } }))
      .items
  expect((await list({ loose: 'true' })).map(({ id }) => id)).not.toContain(pairing.id)
  await app.db.updateTable('people.person').set({ valid_to: '2026-09-01' }).where('id', '=', pairing.worker).execute()
  expect((await list({ loose: 'true' })).map(({ id }) => id)).toContain(pairing.id)
  await app.db.updateTable('people.person').set({ valid_to: null }).where('id', '=', pairing.worker).execute()
  const hand = (username: string, personId: string) =>
    app
      .as(username)
      .call(handOver, { params: { id: pairing.id }, body: { requestId: requestId(), personId, reason: '调岗' } })
  expect((await hand('dispatcher', pairing.worker)).body).toMatchObject({ code: 'report-in.same_holder' })
  expect((await hand('grid_worker', pairing.dispatcher)).status).toBe(403)
  const next = bodyOf<{ id: string }>(await hand('dispatcher', pairing.dispatcher))
  const held = await list({ mine: 'true' })
  expect(held.find(({ id }) => id === next.id)).toMatchObject({ mine: true, target: { kind: 'building' } })
  expect((await list({})).map(({ id }) => id)).not.toContain(pairing.id)
})

test('a name stands on the page of the building by consent alone, for everybody, and is gone with it', async () => {
  const one = await registered(app, ground)
  const url = `/wall/buildings/${one.district}/${ground.building}`
  const wall = async () => {
    const reply = await app.anonymous.raw({ method: 'GET', url })
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-store'])
    return String(reply.body)
  }
  expect(await wall()).not.toContain('王晓梅')
  const agree = async (onWall: boolean) =>
    bodyOf(
      await app.as('resident').call(correctMyReportIn, {
        params: { district: one.district, id: one.id },
        body: { requestId: requestId(), onWall, wallWords: '<b>帮邻居</b>修水管' },
      }),
    )
  await agree(true)
  const page = await wall()
  expect(page).toContain('王晓梅')
  expect(page).toContain('&lt;b&gt;帮邻居&lt;/b&gt;修水管')
  expect(page).not.toMatch(/<b>|党员/)
  await agree(false)
  expect(await wall()).not.toContain('王晓梅')
  expect((await mine(app, 'resident')).items.find(({ id }) => id === one.id)?.onWall).toBe(false)
  expect(
    (await app.anonymous.raw({ method: 'GET', url: `/wall/buildings/${one.district}/${randomUUID()}` })).status,
  ).toBe(404)
})

test('whoever answers for a building says where its neighbours talk; who is in it is kept nowhere', async () => {
  const { keepBuildingGroup, listCoverage } = contract.routes
  const params = { district: ground.community.slice(0, 6), id: ground.building }
  const keep = (as: string, group: { name: string; howToJoin: string }) =>
    app.as(as).call(keepBuildingGroup, { params, body: { requestId: requestId(), ...group } })
  const without = async () => {
    const reply = await app
      .as('dispatcher')
      .call(listCoverage, { query: { area: ground.community, ungrouped: 'true', limit: 200 } })
    return bodyOf<{ items: { id: string; group: unknown }[] }>(reply).items.map(({ id }) => id)
  }
  const wall = async () =>
    String((await app.anonymous.raw({ method: 'GET', url: `/wall/buildings/${params.district}/${params.id}` })).body)
  expect(await without()).toContain(ground.building)
  expect((await keep('resident', { name: '三号楼邻里群', howToJoin: '扫码' })).status).toBe(403)
  expect((await keep('dispatcher', { name: '三号楼邻里群', howToJoin: '' })).body).toMatchObject({
    errors: [{ field: 'howToJoin', code: 'report-in.group_needs_way' }],
  })
  const said = await keep('dispatcher', { name: '三号楼邻里群', howToJoin: '扫门内的码，或打 13812345678' })
  expect(bodyOf<{ group: { howToJoin: string } }>(said).group.howToJoin).not.toContain('13812345678')
  expect(await without()).not.toContain(ground.building)
  expect(await wall()).toContain('三号楼邻里群')
  expect(bodyOf(await keep('dispatcher', { name: '', howToJoin: '' }))).toEqual({ group: null })
  expect(await wall()).not.toContain('三号楼邻里群')
  expect(await without()).toContain(ground.building)
})

test('a post of service is taken and left by the person alone, stands at its building, and ends with the registration', async () => {
  const { takeVanguardPost, leaveVanguardPost, listMyBuildings, endRegistration } = contract.routes
  const serving = (await mine(app, 'resident')).items.find(({ state }) => state === 'registered')
  const params = { district: serving?.district ?? '', id: serving?.id ?? '' }
  const wall = async () =>
    String(
      (await app.anonymous.raw({ method: 'GET', url: `/wall/buildings/${params.district}/${ground.building}` })).body,
    )
  const take = (buildingId: string, words = '每天早高峰在三号楼下帮邻居推车') =>
    app.as('resident').call(takeVanguardPost, { params, body: { requestId: requestId(), buildingId, words } })
  const { items } = bodyOf<{ items: { id: string }[] }>(await app.as('resident').call(listMyBuildings, { params }))
  expect(items.map(({ id }) => id)).toContain(ground.building)
  expect((await take(ground.buildingElsewhere)).body).toMatchObject({ code: 'report-in.building_elsewhere' })
  expect(bodyOf(await take(ground.building))).toMatchObject({ vanguard: { building: { id: ground.building } } })
  expect(await wall()).toContain('先锋岗')
  expect(await wall()).toContain('早高峰')
  bodyOf(await app.as('resident').call(leaveVanguardPost, { params, body: { requestId: requestId() } }))
  expect(await wall()).not.toContain('早高峰')
  bodyOf(await take(ground.building))
  bodyOf(
    await app
      .as('dispatcher')
      .call(endRegistration, { params, body: { requestId: requestId(), endReason: 'moved', reason: '搬到外地' } }),
  )
  expect(await wall()).not.toContain('早高峰')
  expect((await take(ground.building)).body).toMatchObject({ code: 'report-in.not_serving' })
})
