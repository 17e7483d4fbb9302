import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { act, aReport, expectOk, type Home, homeOf, report } from './fixtures.ts'

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

const { routes } = contract

describe('joining instead of reporting again', () => {
  it('follows like the requester, without the words or the name of whoever raised it', async () => {
    const contact = { name: '孙阿姨', phone: '13500001111' }
    const first = await report(app.as('grid_worker'), aReport(home, { words: '孙阿姨家门前污水外溢', contact }))
    const params = { district: first.district, id: first.id }
    const body = { requestId: randomUUID(), words: '污水', categoryId: 'livelihood.sewer', point: aReport(home).point }
    const joined = await app.as('resident').call(routes.joinMatter, { params, body })
    expect(expectOk(joined)).toMatchObject({ number: first.number })
    expectOk(await act(app.as('dispatcher'), first, 'accept', { form: { category: 'livelihood.sewer' } }))
    const story = expectOk(await app.as('resident').call(routes.getMyMatter, { params }))
    expect(story).toMatchObject({ following: true, words: '', place: '', actions: [], looks: [] })
    expect(JSON.stringify(story)).not.toMatch(/孙阿姨|13500001111|东门外/)
    const mine = expectOk(await app.as('resident').call(routes.listMyMatters, {})) as { items: { id: string }[] }
    expect(mine.items.map(item => item.id)).toContain(first.id)
  })

  it('is not possible from afar, and not with one’s own', async () => {
    const own = await report(app.as('resident'), aReport(home))
    const body = { words: '污水', categoryId: 'livelihood.sewer', point: aReport(home).point }
    const params = { district: own.district, id: own.id }
    const mine = await app
      .as('resident')
      .call(routes.joinMatter, { params, body: { ...body, requestId: randomUUID() } })
    expect((mine.body as { code: string }).code).toBe('matters.join_own')
    const far = { ...body, requestId: randomUUID(), point: { lng: home.compound.lng + 0.02, lat: home.compound.lat } }
    const reply = await app.as('grid_worker').call(routes.joinMatter, { params, body: far })
    expect((reply.body as { code: string }).code).toBe('matters.join_gone')
  })
})

describe('merging', () => {
  it('ends the duplicate, tells its caller now, and again when the other one ends', async () => {
    const first = await report(app.as('resident'), aReport(home))
    const contact = { name: '吴', phone: '13500002222' }
    const second = await report(app.as('dispatcher'), aReport(home, { contact, source: 'phone' }))
    const merged = await act(app.as('dispatcher'), second, 'merge', {
      note: '同一处污水',
      form: { number: first.number },
    })
    expect(expectOk(merged)).toMatchObject({ case: { final: true } })
    const followers = await app.db
      .selectFrom('workflow.follower')
      .selectAll()
      .where('case_id', '=', first.caseId)
      .execute()
    expect(followers).toMatchObject([{ via: 'merged', from_case: second.caseId, person_id: null }])
    expect(JSON.stringify(followers)).not.toContain('13500002222')
  })
})
