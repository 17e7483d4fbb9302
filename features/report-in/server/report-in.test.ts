import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { notifyContract as notify } from '#kernel/notify/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../contract.ts'
import type { Registration } from '../shapes.ts'
import { aReport, bodyOf, type Ground, groundOf, mine, registered, step } from './fixtures.ts'

const { reportIn, listRegistrations, getRegistration, noteMember, registerUnit, givePost, endRegistration } =
  contract.routes
const { correctMyReportIn, endMyReportIn, findUnits, findCommunities } = contract.routes

let app: TestApp
let ground: Ground
beforeAll(async () => {
  app = await startTestApp()
  ground = await groundOf(app)
}, 120_000)
afterAll(() => app.close())

const key = ({ district, id }: Registration) => ({ district, id })
const requestId = () => randomUUID()
const list = async (username: string, query: object) =>
  bodyOf<{ items: Registration[]; next: string | null }>(await app.as(username).call(listRegistrations, { query }))

describe('a person who reports in', () => {
  test('chooses unit and community by name', async () => {
    const units = bodyOf<{ items: { id: string }[] }>(
      await app.as('resident').call(findUnits, { query: { name: ground.unit.name } }),
    )
    expect(units.items.map(({ id }) => id)).toContain(ground.unit.id)
    const places = bodyOf<{ items: { code: string }[] }>(
      await app.as('resident').call(findCommunities, { query: { name: ground.communityName } }),
    )
    expect(places.items.map(({ code }) => code)).toContain(ground.community)
  })

  test('is told each step by those whose step it is', async () => {
    const body = aReport(ground)
    const reported = bodyOf<Registration>(await app.as('resident').call(reportIn, { body }))
    expect(reported).toMatchObject({ state: 'confirming', dueOn: '2026-10-01', reportedOn: '2026-09-23', onTime: true })
    // Sent again, it is the same one.
    expect(bodyOf(await app.as('resident').call(reportIn, { body }))).toEqual(reported)
    expect((await app.as('resident').call(reportIn, { body: aReport(ground) })).body).toMatchObject({
      code: 'report-in.already_reporting',
    })
    const work = bodyOf<{ items: { id: string; number: string }[] }>(
      await app.as('housing').call(workflow.routes.listCases, { query: { inbox: 'accept' } }),
    )
    const own = work.items.find(({ id }) => id === reported.caseId)
    expect(own?.number).toMatch(/^\d{6}-260923-R\d{4}$/)

    expect((await step(app, 'dispatcher', reported, { name: 'confirm' })).status).toBe(403)
    bodyOf(await step(app, 'housing', reported, { name: 'confirm' }))
    const elsewhere = await step(app, 'dispatcher', reported, {
      name: 'place',
      form: { buildingId: ground.buildingElsewhere },
    })
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'report-in.building_elsewhere' } })
    bodyOf(await step(app, 'dispatcher', reported, { name: 'place', form: { buildingId: ground.building } }))

    const { items } = await mine(app, 'resident')
    expect(items).toMatchObject([{ state: 'registered', name: '王晓梅', group: { people: '<5' } }])
    const told = bodyOf<{ items: { text: string }[] }>(
      await app.as('resident').call(notify.routes.listMessages, { query: {} }),
    )
    expect(told.items.some(({ text }) => text.includes('社区已接收您的报到'))).toBe(true)
  })

  test('corrects what they offer and leaves the wall in the same moment as the community', async () => {
    const [here] = (await mine(app, 'resident')).items
    if (!here) throw new Error('Nobody reported')
    const change = (body: object) =>
      app.as('resident').call(correctMyReportIn, { params: key(here), body: { requestId: requestId(), ...body } })
    expect(
      bodyOf(await change({ offerWords: '会修灯，13912345678', willing: ['unit_head'], onWall: true })),
    ).toMatchObject({
      offerWords: '会修灯，139****5678',
      willing: ['unit_head'],
      onWall: true,
    })
    expect((await change({ offers: ['no_such_field'] })).body).toMatchObject({ code: 'report-in.offer_unknown' })
    bodyOf(await app.as('resident').call(endMyReportIn, { params: key(here), body: { requestId: requestId() } }))
    expect((await mine(app, 'resident')).items[0]).toMatchObject({
      state: 'ended',
      endReason: 'own_wish',
      onWall: false,
    })
    expect((await change({ offerWords: '太晚了' })).body).toMatchObject({ code: 'report-in.is_over' })
  })

  test('takes back what was not placed; a late one says so and stands among the late', async () => {
    const late = bodyOf<Registration>(
      await app.as('resident').call(reportIn, { body: aReport(ground, { happenedOn: '2026-07-01' }) }),
    )
    expect(late).toMatchObject({ dueOn: '2026-08-01', onTime: false })
    expect((await list('dispatcher', { which: 'late' })).items.map(({ id }) => id)).toEqual([late.id])
    bodyOf(await app.as('resident').call(endMyReportIn, { params: key(late), body: { requestId: requestId() } }))
    expect((await mine(app, 'resident')).items.find(one => one.id === late.id)?.state).toBe('withdrawn')
    const future = await app.as('resident').call(reportIn, { body: aReport(ground, { happenedOn: '2026-12-01' }) })
    expect(future).toMatchObject({ status: 422, body: { code: 'report-in.in_the_future' } })
  })

  test('who moves goes on serving until the new community has placed them, and the history stays', async () => {
    const first = await registered(app, ground)
    const second = bodyOf<Registration>(
      await app.as('resident').call(reportIn, {
        body: aReport(ground, { communityCode: ground.far, reason: 'moved', happenedOn: '2026-09-20' }),
      }),
    )
    expect((await mine(app, 'resident')).items.find(one => one.id === first.id)?.state).toBe('registered')
    bodyOf(await step(app, 'housing', second, { name: 'confirm' }))
    // The desk of another district places them.
    const desk = await app.db
      .selectFrom('auth.user as u')
      .innerJoin('people.post as p', 'p.person_id', 'u.person_id')
      .select(['p.id', 'p.area_code'])
      .where('u.username', '=', 'supervisor')
      .executeTakeFirstOrThrow()
    const sit = (area_code: string, role: string) =>
      app.db.updateTable('people.post').set({ area_code, role }).where('id', '=', desk.id).execute()
    await sit(ground.far, 'community_dispatcher')
    bodyOf(await step(app, 'supervisor', second, { name: 'place' }))
    await sit(desk.area_code, 'street_supervisor')
    const { items } = await mine(app, 'resident')
    expect(items.find(one => one.id === second.id)?.state).toBe('registered')
    expect(items.find(one => one.id === first.id)).toMatchObject({
      state: 'ended',
      endReason: 'moved',
      movedTo: { district: second.district, id: second.id },
    })
    bodyOf(await app.as('resident').call(endMyReportIn, { params: key(second), body: { requestId: requestId() } }))
  })
})

describe('a unit', () => {
  test('notes a newcomer, who is due; reporting themselves ends that and keeps its day', async () => {
    const body = { requestId: requestId(), organisationId: ground.unit.id, name: '赵新来', reason: 'joined' as const }
    const noted = bodyOf<Registration>(
      await app.as('housing').call(noteMember, { body: { ...body, happenedOn: '2026-08-10' } }),
    )
    expect(noted).toMatchObject({ state: 'expected', dueOn: '2026-09-10', late: true, community: null })
    expect((await list('housing', { which: 'due' })).items.map(({ id }) => id)).toEqual([noted.id])
    const own = bodyOf<Registration>(
      await app.as('resident').call(reportIn, { body: aReport(ground, { name: '赵新来', happenedOn: '2026-09-22' }) }),
    )
    expect(own).toMatchObject({ happenedOn: '2026-08-10', onTime: false })
    expect((await list('housing', { which: 'due' })).items).toEqual([])
    bodyOf(await step(app, 'housing', own, { name: 'deny', note: '不是本单位的' }))
    const other = { ...body, requestId: requestId(), organisationId: randomUUID(), happenedOn: '2026-09-01' }
    expect((await app.as('housing').call(noteMember, { body: other })).status).toBe(404)
  })

  test('offers itself to a community once, and the community takes it in', async () => {
    const offer = () =>
      app.as('housing').call(registerUnit, {
        body: { requestId: requestId(), organisationId: ground.unit.id, communityCode: ground.community },
      })
    const offered = bodyOf<Registration>(await offer())
    expect(offered).toMatchObject({ kind: 'unit', state: 'offered', name: null })
    expect((await offer()).body).toMatchObject({ code: 'report-in.unit_is_there' })
    bodyOf(await step(app, 'dispatcher', offered, { name: 'take_in' }))
    const found = await list('dispatcher', { kind: 'unit', organisationId: ground.unit.id })
    expect(found.items.map(({ id, state }) => [id, state])).toEqual([[offered.id, 'registered']])
  })
})

describe('what follows', () => {
  test('a post is given only to whoever would take it, in the community, and ends with the registration', async () => {
    const one = await registered(app, ground, { willing: ['building_head'] })
    const give = (username: string, role: 'building_head' | 'unit_head', areaCode = ground.grid) =>
      app.as(username).call(givePost, { params: key(one), body: { requestId: requestId(), role, areaCode } })
    expect((await give('dispatcher', 'unit_head')).body).toMatchObject({ code: 'report-in.not_willing' })
    expect((await give('dispatcher', 'building_head', ground.sibling)).body).toMatchObject({
      code: 'report-in.not_in_the_community',
    })
    expect((await give('leader', 'building_head')).status).toBe(403)
    const post = bodyOf<{ id: string }>(await give('dispatcher', 'building_head'))
    const seen = bodyOf<{ posts: { id: string }[]; may: object }>(
      await app.as('dispatcher').call(getRegistration, { params: key(one) }),
    )
    expect(seen).toMatchObject({ posts: [{ id: post.id, role: 'building_head' }], may: { givePost: true, end: true } })
    expect((await mine(app, 'resident')).posts.map(({ id }) => id)).toContain(post.id)
    bodyOf(await app.as('resident').call(endMyReportIn, { params: key(one), body: { requestId: requestId() } }))
    const told = bodyOf<{ items: { text: string }[] }>(
      await app.as('dispatcher').call(notify.routes.listMessages, { query: {} }),
    )
    expect(told.items.some(({ text }) => text.includes('还有因此担任的岗位没有结束'))).toBe(true)
    // Entered again as serving, for what the desk itself does.
    await app.db.updateTable('report_in.registration').set({ state: 'registered' }).where('id', '=', one.id).execute()
    bodyOf(
      await app.as('dispatcher').call(endRegistration, {
        params: key(one),
        body: { requestId: requestId(), endReason: 'moved', reason: '搬到外地' },
      }),
    )
    const ended = await app.db.selectFrom('people.post').select('valid_to').where('id', '=', post.id).executeTakeFirst()
    expect(ended?.valid_to).toBe('2026-09-23')
  })
})
