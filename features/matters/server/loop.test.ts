import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import {
  act,
  aReport,
  bringToRating,
  expectOk,
  type Home,
  homeOf,
  report,
  type Reported,
  workUntilRating,
} from './fixtures.ts'

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

async function detail(client: TestClient, { district, id }: Reported) {
  return contract.routes.getMatter.reply.parse(
    expectOk(await client.call(contract.routes.getMatter, { params: { district, id } })),
  )
}

async function story({ district, id }: Reported) {
  const reply = await app.as('resident').call(contract.routes.getMyMatter, { params: { district, id } })
  return contract.routes.getMyMatter.reply.parse(expectOk(reply))
}

function codeOf(reply: { status: number; body: { code?: string } }) {
  return { status: reply.status, code: reply.body.code }
}

describe('the whole loop', () => {
  it('goes from the report to the rating, each step by somebody else, and tells it plainly', async () => {
    const matter = await report(app.as('resident'), aReport(home))
    await bringToRating(app, home, matter)
    const waiting = await story(matter)
    expect(waiting).toMatchObject({ awaitsMe: true, stateText: '待评价', bucket: 'rate' })
    expect(waiting.actions.filter(action => action.primary).map(action => action.name)).toEqual(['rate'])
    const form = { solved: 'solved', satisfied: 'satisfied', words: '很快，谢谢。电话13812345678' }
    expectOk(await act(app.as('resident'), matter, 'rate', { form }))

    const page = await detail(app.as('dispatcher'), matter)
    expect(page).toMatchObject({ state: 'closed', final: true, outcome: 'done', lead: { id: home.company } })
    expect(page.ratings).toMatchObject([{ attempt: 1, solved: 'solved', words: '很快，谢谢。电话138****5678' }])
    expect(page.photosAfter).toHaveLength(1)
    expect(page.dispatches).toMatchObject([
      { followed: true, suggested: { ending: 'duty' }, chosen: { lead: { id: home.company } } },
    ])
    expect(page.case.thread.map(step => step.name)).toEqual([
      'open',
      'accept',
      'dispatch',
      'sign',
      'submit',
      'pass',
      'rate',
    ])

    const told = await story(matter)
    expect(told.story.map(step => step.sentence)).toEqual([
      '谢谢您的评价。',
      '已核实。请您看看结果，给个评价。',
      '承办单位说已经办好，社区会请别的同志到现场核实。',
      '承办单位已签收，开始办理。',
      '您反映的事已经派给承办单位，请等待签收。',
      '社区已受理您反映的事，正在确定由谁来办。',
      '已收到您反映的事。',
    ])
    expect(JSON.stringify(told.story)).not.toContain('何海涛')
  })

  it('starts a new attempt when it is not solved, and keeps both ratings', async () => {
    const matter = await report(app.as('resident'), aReport(home))
    await bringToRating(app, home, matter)
    const form = { solved: 'not_solved', satisfied: 'not_satisfied' }
    const reopened = await act(app.as('resident'), matter, 'rate', { form })
    expect(reopened.body.case).toMatchObject({ state: 'dispatching', attempt: 2 })
    await workUntilRating(app, home, matter)
    expectOk(await act(app.as('resident'), matter, 'rate', { form: { solved: 'partly', satisfied: 'basically' } }))
    expect((await detail(app.as('dispatcher'), matter)).ratings).toMatchObject([
      { attempt: 1, solved: 'not_solved' },
      { attempt: 2, solved: 'partly' },
    ])
  })

  it('lets a grid worker settle on the spot, to be checked by somebody else', async () => {
    const worker = app.as('grid_worker')
    const matter = await report(worker, aReport(home, { kind: 'grid_event', categoryId: 'dispute.neighbour' }))
    expectOk(await act(worker, matter, 'settle', { note: '当面调解，双方同意' }))
    expect((await detail(app.as('checker'), matter)).state).toBe('settled')
    expectOk(await act(app.as('checker'), matter, 'pass'))
    expect(await detail(app.as('dispatcher'), matter)).toMatchObject({ state: 'closed', requester: null })
  })

  it('goes up to the street and down again, with a word why', async () => {
    const matter = await report(app.as('resident'), aReport(home))
    expectOk(await act(app.as('dispatcher'), matter, 'accept', { form: { category: 'livelihood.road' } }))
    const silent = await act(app.as('dispatcher'), matter, 'escalate')
    expect(codeOf(silent)).toEqual({ status: 422, code: 'workflow.note_needed' })
    expectOk(await act(app.as('dispatcher'), matter, 'escalate', { note: '涉及多个部门' }))
    expectOk(await act(app.as('supervisor'), matter, 'hand_down', { note: '请社区先行' }))
    expect(await detail(app.as('dispatcher'), matter)).toMatchObject({
      state: 'dispatching',
      category: { id: 'livelihood.road', field: 'livelihood' },
    })
  })
})

describe('what is refused', () => {
  it('an unknown category, a strange unit, a lead that assists, a date gone by', async () => {
    const matter = await report(app.as('resident'), aReport(home))
    const dispatcher = app.as('dispatcher')
    const accept = (category: string) => act(dispatcher, matter, 'accept', { form: { category } })
    expect(codeOf(await accept('no.such'))).toEqual({ status: 422, code: 'matters.category_unknown' })
    expectOk(await accept('livelihood.sewer'))
    const elsewhere = await app.db
      .selectFrom('people.organisation')
      .select('id')
      .where('area_code', 'like', '990102%')
      .where('kind', '=', 'department')
      .executeTakeFirstOrThrow()
    const lead = { leadOrganisationId: elsewhere.id }
    expect(codeOf(await act(dispatcher, matter, 'dispatch', { form: lead }))).toEqual({
      status: 422,
      code: 'matters.organisation_unknown',
    })
    const both = { leadOrganisationId: home.company, assistOrganisationIds: [home.company] }
    expect(codeOf(await act(dispatcher, matter, 'dispatch', { form: both }))).toEqual({
      status: 422,
      code: 'matters.assist_is_lead',
    })
    expectOk(await act(dispatcher, matter, 'dispatch', { form: { leadOrganisationId: home.company } }))
    expectOk(await act(app.as('property'), matter, 'sign'))
    const form = { outcome: 'not_now', nextDate: '2026-09-23' }
    expect(codeOf(await act(app.as('property'), matter, 'submit', { note: '等材料', form }))).toEqual({
      status: 422,
      code: 'matters.next_date_past',
    })
    const bare = await act(app.as('property'), matter, 'submit', { note: '好了', form: { outcome: 'done' } })
    expect(codeOf(bare)).toEqual({ status: 422, code: 'workflow.photo_needed' })
  })

  it("another's step, and another's matter", async () => {
    const matter = await report(app.as('resident'), aReport(home))
    expect((await act(app.as('checker'), matter, 'accept', { form: { category: 'other.else' } })).status).toBe(403)
    const { district, id } = matter
    const params = { params: { district, id } }
    expect((await app.as('property').call(contract.routes.getMatter, params)).status).toBe(404)
    expect((await app.as('grid_worker').call(contract.routes.getMyMatter, params)).status).toBe(404)
    expect((await app.as('resident').call(contract.routes.getMatter, params)).status).toBe(403)
    expect((await app.anonymous.call(contract.routes.getMyMatter, params)).status).toBe(401)
  })
})
