import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../../contract.ts'
import type { WhistleDetail, WhistleLine } from '../../whistle-contract.ts'
import { act, aWhistle, employ, type Home, ok, startAtHome } from '../fixtures.ts'
import { whistleMeasures } from './whistle-measures.ts'

const { raiseWhistle, listWhistles, getWhistle, getWhistleCall, previewWhistle, saveWhistleKind } = contract.routes
const HOUR = 3_600_000

let home: Home
beforeAll(async () => {
  home = await startAtHome()
})
afterAll(() => home.app.close())

async function raise(client: TestClient, more: Parameters<typeof aWhistle>[1] = {}): Promise<WhistleLine> {
  return ok<WhistleLine>(await client.call(raiseWhistle, { body: aWhistle(home, more) }))
}

async function seen(client: TestClient, whistle: { district: string; id: string }): Promise<WhistleDetail> {
  const { district, id } = whistle
  return ok<WhistleDetail>(await client.call(getWhistle, { params: { district, id } }))
}

const caseOf = (whistle: WhistleDetail, index: number) => ({
  district: whistle.district,
  caseId: whistle.callLines[index]?.caseId ?? '',
})
const arrival = () => new Date(home.app.clock.now().getTime() + HOUR).toISOString()
const appraisal = { inTime: 'on_time', acted: 'yes', satisfied: 'satisfied' }

describe('a whistle of the community', () => {
  it('calls its units, is appraised by both sides, and closes when all have ended', async () => {
    const { app } = home
    const [desk, housing, property] = [app.as('dispatcher'), app.as('housing'), app.as('property')]
    const line = await raise(desk)
    expect(line).toMatchObject({ side: 'community', state: 'gathering', calls: { all: 2, reported: 0, closed: 0 } })
    const whistle = await seen(desk, line)
    expect(whistle.callLines.map(call => [call.state, call.reportBy !== null])).toEqual([
      ['called', true],
      ['called', true],
    ])
    const [first, second] = [caseOf(whistle, 0), caseOf(whistle, 1)]
    ok(await act(housing, first, 'report_in', { form: { comes: '李工（结构）', arrivesAt: arrival() } }))
    ok(await act(property, second, 'report_in', { form: { comes: '工程部两人', arrivesAt: arrival() } }))
    ok(await act(housing, first, 'submit', { form: { outcome: 'done' }, note: '已拉警戒线，排入维修' }))
    ok(await act(property, second, 'submit', { form: { outcome: 'done' }, note: '已清运' }))
    expect(await act(desk, line, 'conclude', { form: { outcome: 'done' }, note: '办结' })).toMatchObject({
      status: 409,
      body: { code: 'orders.calls_open' },
    })
    expect((await act(desk, first, 'appraise', { form: appraisal })).status).toBe(422)
    ok(await act(desk, first, 'appraise', { form: appraisal, note: '一小时内到场，当天处置' }))
    ok(await act(desk, second, 'appraise', { form: { ...appraisal, satisfied: 'basically' }, note: '来得稍晚' }))
    const counter = { form: { warranted: 'yes', atHand: 'partly' }, note: '现场没有脚手架' }
    ok(await act(housing, first, 'answer', counter))
    ok(await act(property, second, 'answer', counter))
    ok(await act(desk, line, 'conclude', { form: { outcome: 'done' }, note: '隐患已排除' }))
    const closed = await seen(desk, line)
    expect(closed).toMatchObject({ final: true, outcome: 'done', calls: { all: 2, reported: 2, closed: 2, late: 0 } })
    expect(closed.callLines[0]).toMatchObject({
      comes: '李工（结构）',
      appraisal: { satisfied: 'satisfied', reasons: '一小时内到场，当天处置' },
      answer: { warranted: 'yes', atHand: 'partly', words: '现场没有脚手架' },
    })
  })

  it('is raised once when it is sent again', async () => {
    const body = aWhistle(home)
    const [first, again] = [
      await home.app.as('dispatcher').call(raiseWhistle, { body }),
      await home.app.as('dispatcher').call(raiseWhistle, { body }),
    ]
    expect(again.body).toEqual(first.body)
  })

  it('says which field is wrong', async () => {
    const desk = home.app.as('dispatcher')
    const twice = [home.company, home.company].map(organisationId => ({ organisationId, why: '现场' }))
    const tries = [
      [aWhistle(home, { kindId: 'nothing' }), 422, 'orders.whistle_kind_unknown', 'kindId'],
      [aWhistle(home, { units: twice }), 422, 'orders.unit_twice', 'units'],
      [aWhistle(home, { meetAt: '2020-01-01T00:00:00.000Z' }), 422, 'orders.meet_in_past', 'meetAt'],
      [aWhistle(home, { point: undefined }), 422, 'orders.place_missing', 'point'],
      [
        aWhistle(home, { origin: { district: home.district, number: 'nothing' } }),
        422,
        'orders.origin_unknown',
        'origin',
      ],
    ] as const
    for (const [body, status, code, field] of tries)
      expect(await desk.call(raiseWhistle, { body })).toMatchObject({
        status,
        body: { code, errors: [{ field }] },
      })
  })
})

describe('the report-in limit', () => {
  it('is that of the kind, for each unit, and climbs a level when it has passed', async () => {
    const { app } = home
    const kind = { requestId: randomUUID(), name: '一小时到场', nameEn: 'Within the hour' }
    const unit = { organisationKind: 'property_company', organisationTag: null, why: '现场' } as const
    const body = { ...kind, units: [unit], limit: { amount: 1, unit: 'hour' as const } }
    ok(await app.as('operator').call(saveWhistleKind, { params: { id: 'within_hour' }, body }))
    const units = [{ organisationId: home.company, why: '现场' }]
    const line = await raise(app.as('dispatcher'), { kindId: 'within_hour', units })
    const [call] = (await seen(app.as('dispatcher'), line)).callLines
    const on = { district: line.district, caseId: call?.caseId ?? '' }
    expect(Date.parse(call?.reportBy ?? '') - Date.parse(call?.calledAt ?? '')).toBe(HOUR)
    expect(await act(app.as('dispatcher'), on, 'record_absence', { note: '没有来' })).toMatchObject({
      status: 409,
      body: { code: 'orders.not_late_yet' },
    })
    app.clock.advance(2 * HOUR)
    app.forgetSessions()
    await app.run('workflow.sweep')
    const inbox = await app.as('supervisor').call(workflow.routes.listCases, { query: { inbox: 'overdue' } })
    expect(ok<{ items: { id: string }[] }>(inbox).items.map(item => item.id)).toContain(on.caseId)
    const late = await app.as('dispatcher').call(listWhistles, { query: { late: 'true' } })
    expect(ok<{ items: WhistleLine[] }>(late).items.map(item => item.id)).toContain(line.id)
    const until = new Date(app.clock.now().getTime() + 24 * HOUR).toISOString().slice(0, 10)
    ok(await act(app.as('supervisor'), on, 'supervise', { form: { level: 'yellow', until }, note: '请立即到场' }))
    ok(await act(app.as('dispatcher'), on, 'record_absence', { note: '超时未到' }))
    expect((await seen(app.as('dispatcher'), line)).callLines[0]).toMatchObject({
      state: 'answering',
      late: true,
      appraisal: { inTime: 'absent', reasons: '超时未到' },
    })
  })

  it('finds the units of the menu nearest to the place', async () => {
    const reply = await home.app
      .as('dispatcher')
      .call(previewWhistle, { query: { kind: 'old_building', area: home.grid } })
    expect(reply).toMatchObject({
      status: 200,
      body: {
        limit: { amount: 1, unit: 'work_day' },
        units: [{ organisationTag: 'housing', organisation: { id: home.department } }, { why: '现场配合' }],
      },
    })
  })
})

describe('what is called wrongly', () => {
  it('goes back to whoever whistled when the objection holds, and may be called off while nobody came', async () => {
    const { app } = home
    const [desk, street] = [app.as('dispatcher'), app.as('supervisor')]
    const line = await raise(desk)
    const on = caseOf(await seen(desk, line), 1)
    ok(await act(app.as('property'), on, 'object', { note: '外墙归开发商保修' }))
    ok(await act(street, on, 'decide_objection', { form: { accepted: true }, note: '成立' }))
    expect((await seen(desk, line)).callLines[1]?.state).toBe('prepared')
    ok(await act(desk, on, 'call', { form: { leadOrganisationId: home.company } }))
    const other = await employ(app, {
      username: 'other_company',
      role: 'department_handler',
      areaCode: home.district,
      organisationId: home.department,
    })
    ok(await act(desk, line, 'withdraw', { note: '已自行处理' }))
    expect((await seen(desk, line)).callLines.map(call => call.state)).toEqual(['released', 'released'])
    expect((await act(other, caseOf(await seen(desk, line), 0), 'report_in')).status).toBe(409)
  })
})

describe('who sees a whistle', () => {
  it('is whoever reaches the place and whoever was called, and a unit sees nothing said of another', async () => {
    const { app } = home
    const units = [{ organisationId: home.company, why: '现场' }]
    const line = await raise(app.as('supervisor'), { units })
    expect(line.side).toBe('street')
    const key = { district: line.district, id: line.id }
    const mine = await seen(app.as('property'), line)
    expect(mine.case).toBeNull()
    const call = { district: line.district, id: mine.callLines[0]?.id ?? '' }
    expect((await app.as('property').call(getWhistleCall, { params: call })).status).toBe(200)
    for (const username of ['housing']) {
      expect((await app.as(username).call(getWhistle, { params: key })).status).toBe(404)
      expect((await app.as(username).call(getWhistleCall, { params: call })).status).toBe(404)
      const list = await app.as(username).call(listWhistles, { query: {} })
      expect(ok<{ items: WhistleLine[] }>(list).items.map(item => item.id)).not.toContain(line.id)
    }
    const elsewhere = await employ(app, {
      username: 'next_desk',
      role: 'community_dispatcher',
      areaCode: `${home.community.slice(0, 9)}${home.community.endsWith('001') ? '002' : '001'}`,
    })
    expect((await elsewhere.call(getWhistle, { params: key })).status).toBe(404)
    expect((await elsewhere.call(raiseWhistle, { body: aWhistle(home) })).status).toBe(404)
    expect((await app.as('resident').call(getWhistle, { params: key })).status).toBe(403)
    ok(await act(app.as('supervisor'), caseOf(mine, 0), 'dismiss', { note: '现场已无需到场' }))
    // The street whistled: the community's desk reads it, but it is not the community's to appraise.
    expect(
      (await act(app.as('dispatcher'), { ...line }, 'conclude', { form: { outcome: 'done' }, note: '办结' })).status,
    ).toBe(403)
  })
})

describe('a whistle out of a stuck matter', () => {
  it('is said in its thread when it is raised and when it closes', async () => {
    const { app } = home
    const reported = await app.as('resident').raw({
      method: 'POST',
      url: '/api/matters',
      payload: {
        requestId: randomUUID(),
        kind: 'resident_request',
        words: '地下车库一直渗水，找了三个月没人管',
        categoryId: 'livelihood.sewer',
        point: { lng: home.lng, lat: home.lat, crs: 'wgs84' },
      },
    })
    const matter = ok<{ district: string; caseId: string; number: string }>(reported)
    const origin = { district: matter.district, number: matter.number }
    const units = [{ organisationId: home.company, why: '现场' }]
    const line = await raise(app.as('dispatcher'), { origin, point: undefined, units })
    expect(line).toMatchObject({ origin: matter.number })
    const listed = await app.as('dispatcher').call(listWhistles, { query: { origin: matter.caseId } })
    expect(ok<{ items: WhistleLine[] }>(listed).items.map(item => item.id)).toEqual([line.id])
    ok(await act(app.as('dispatcher'), line, 'withdraw', { note: '物业已联系上' }))
    const view = await app
      .as('dispatcher')
      .call(workflow.routes.getCase, { params: { district: matter.district, id: matter.caseId } })
    const notes = ok<{ case: { state: string }; thread: { note: string | null }[] }>(view)
    expect(notes.thread.map(step => step.note ?? '').filter(note => note.includes(line.number))).toHaveLength(2)
    expect(notes.case.state).toBe('received')
  })
})

it('counts both sides for appraisal', async () => {
  const { app } = home
  const asked = { subjectIds: [home.company, home.community], from: new Date(0), to: new Date('2100-01-01') }
  const counted = new Map<string, ReadonlyMap<string, number>>()
  for (const measure of whistleMeasures) {
    const subjectIds = measure.subject === 'area' ? [home.community] : [home.company]
    counted.set(measure.key, await measure.count(app.db, { ...asked, subjectIds }))
  }
  expect(counted.get('orders.whistle_absent')?.get(home.company)).toBe(1)
  expect(counted.get('orders.whistle_reported_in_time')?.get(home.company)).toBe(1)
  expect(counted.get('orders.whistle_handled')?.get(home.company)).toBe(1)
  expect(counted.get('orders.whistle_warranted')?.get(home.community)).toBe(2)
})
