import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../contract.ts'
import { act, aReport, expectOk, type Home, homeOf, report, type Reported } from './fixtures.ts'

const { routes } = contract
const words = '多次上访无果，要求答复拆迁补偿'

let app: TestApp
let home: Home
/** The request, and the petition it became. */
let begun: { request: Reported; petition: { district: string; id: string; number: string } }
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
  const contact = { name: '刘大爷', phone: '13900001234' }
  const request = await report(app.as('resident'), aReport(home, { words, categoryId: null, contact }))
  const reply = await app.as('dispatcher').call(routes.decidePetition, {
    params: { district: request.district, id: request.id },
    body: { requestId: crypto.randomUUID(), decision: 'petition', reason: '属于申诉求决类信访事项' },
  })
  const { petition } = routes.decidePetition.reply.parse(expectOk(reply)).decision ?? {}
  if (!petition) throw new Error('The request became no petition')
  begun = { request, petition }
})
afterAll(() => app.close())

/** Everything by which a matter may be come upon, as one text. */
async function allThatIsShown(name: string): Promise<string> {
  const client = app.as(name)
  const everywhere = { west: 73, south: 3, east: 135, north: 54 }
  const replies = [
    await client.call(routes.listMatters, { query: { limit: 200 } }),
    await client.call(routes.listMatters, { query: { q: begun.petition.number } }),
    await client.call(routes.listMatters, { query: { q: '拆迁补偿' } }),
    await client.call(routes.mapMatters, { query: { ...everywhere, zoom: 18 } }),
    await client.call(workflow.routes.listCases, { query: { limit: 200 } }),
    await client.call(workflow.routes.getWorkbench, {}),
  ]
  return JSON.stringify(replies.map(reply => reply.body))
}

const seen = (text: string) =>
  [begun.request, begun.petition].map(one => text.includes(one.number) || text.includes(one.id))

describe('a petition', () => {
  it.each(['grid_worker', 'checker', 'property', 'housing', 'operator', 'sysadmin'])(
    'is not come upon by %s, nor is the request it began as',
    async name => {
      expect(seen(await allThatIsShown(name))).toEqual([false, false])
      for (const { district, id } of [begun.petition, begun.request]) {
        const reply = await app.as(name).call(routes.getMatter, { params: { district, id } })
        expect([403, 404]).toContain(reply.status)
      }
    },
  )

  it('is read by who took it, the street, the leader who reviews, and who asks', async () => {
    for (const name of ['dispatcher', 'supervisor', 'leader'])
      expect(seen(await allThatIsShown(name))).toEqual([true, true])
    const { district, id } = begun.petition
    const own = expectOk(await app.as('resident').call(routes.getMyMatter, { params: { district, id } }))
    expect(own).toMatchObject({ kind: 'petition', number: begun.petition.number })
  })

  it('is read by the unit while it works on it, and no longer once it is taken back', async () => {
    const { district, id } = begun.petition
    const read = async () => (await app.as('property').call(routes.getMatter, { params: { district, id } })).status
    const { case_id: caseId } = await app.db
      .selectFrom('matters.matter')
      .select('case_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const matter = { district, caseId }
    expect(await read()).toBe(404)
    expectOk(await act(app.as('supervisor'), matter, 'forward', { form: { leadOrganisationId: home.company } }))
    expect(await read()).toBe(200)
    expectOk(await act(app.as('property'), matter, 'contest', { note: '不属本公司' }))
    expectOk(await act(app.as('supervisor'), matter, 'consent', { note: '同意退回' }))
    expectOk(
      await act(app.as('supervisor'), matter, 'forward', {
        form: { leadOrganisationId: await departmentOf('housing') },
      }),
    )
    expect(await read()).toBe(404)
    expect(seen(await allThatIsShown('property'))).toEqual([false, false])
  })

  it('counts in no number and goes to no subscriber', async () => {
    const ordinary = await report(app.as('resident'), aReport(home))
    const counted = await app.db
      .selectFrom('insights.matter_event as e')
      .innerJoin('workflow.case as c', 'c.id', 'e.case_id')
      .select('c.number')
      .where('c.number', 'in', [ordinary.number, begun.request.number, begun.petition.number])
      .execute()
    expect([...new Set(counted.map(row => row.number))]).toEqual([ordinary.number])
    const told = await app.db.selectFrom('open_data.delivery').select('number').execute()
    expect(told.map(row => row.number)).not.toContain(begun.petition.number)
  })
})

async function departmentOf(username: string): Promise<string> {
  const row = await app.db
    .selectFrom('people.post as post')
    .innerJoin('auth.user as user', 'user.person_id', 'post.person_id')
    .select('post.organisation_id')
    .where('user.username', '=', username)
    .executeTakeFirstOrThrow()
  return row.organisation_id ?? ''
}
