import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as people } from '#kernel/people/index.ts'
import { contract } from '../../contract.ts'
import type { CheckedArea, PatternGap } from '../../pattern-shapes.ts'
import type { Demonstration, Transition } from '../../shape-contract.ts'
import { ok, seatOf } from '../fixtures.ts'

const { routes } = contract

let app: TestApp
let community: string

beforeAll(async () => {
  app = await startTestApp()
  community = (await seatOf(app, 'dispatcher')).areaCode
}, 180_000)
afterAll(() => app.close())

async function check(as: string, code: string, query: object = {}): Promise<CheckedArea[]> {
  const reply = await app.as(as).call(routes.checkPattern, { params: { code }, query } as never)
  return ok<{ items: CheckedArea[] }>(reply).items
}

const requestId = () => randomUUID()

test('a shape is laid over an area: what stands as a tree, and every seat nobody holds', async () => {
  const [area] = await check('dispatcher', 'one_four_x', { areaCode: community })
  const branch = area?.nodes.find(node => node.nodeKey === 'branch')
  expect(branch).toMatchObject({
    organisation: { name: expect.stringContaining('党支部') },
    vacancies: [
      { role: 'branch_secretary', want: 1, have: 0, from: '社区“两委”骨干' },
      { role: 'branch_member', want: 4, have: 0 },
    ],
  })
  expect(area?.nodes.find(node => node.id === branch?.parentId)?.nodeKey).toBe('community')
  const person = await app.db
    .selectFrom('people.person')
    .select('id')
    .where('kind', '=', 'staff')
    .executeTakeFirstOrThrow()
  const before = area?.gaps ?? 0
  ok(
    await app.as('supervisor').call(people.routes.assignPost, {
      body: {
        ...{ requestId: requestId(), personId: person.id, role: 'branch_secretary' },
        ...{ organisationId: branch?.organisation?.id, areaCode: branch?.areaCode },
      },
    } as never),
  )
  const [after] = await check('dispatcher', 'one_four_x', { areaCode: community })
  expect(after?.gaps).toBe(before - 1)
})

test('a page ends where the next begins, and nobody looks beyond their reach', async () => {
  const first = await app.as('supervisor').call(routes.checkPattern, {
    params: { code: 'branch_in_grid' },
    query: { limit: 1 },
  } as never)
  const { items, next } = ok<{ items: CheckedArea[]; next: string | null }>(first)
  const second = await check('supervisor', 'branch_in_grid', { limit: 1, cursor: next })
  const inOrder = [items[0]?.code, second[0]?.code].toSorted((a = '', b = '') => a.localeCompare(b))
  expect([items[0]?.code, second[0]?.code]).toEqual(inOrder)
  expect(new Set(inOrder).size).toBe(2)
  expect((await check('dispatcher', 'branch_in_grid')).map(area => area.code)).toEqual([community])
  expect(await check('dispatcher', 'branch_in_grid', { areaCode: '990102001001' })).toEqual([])
})

test('gaps come as lines, as many as the tree says', async () => {
  const [area] = await check('dispatcher', 'five_levels', { areaCode: community })
  const reply = await app.as('dispatcher').call(routes.listPatternGaps, {
    query: { pattern: 'five_levels', areaCode: community },
  } as never)
  const { items } = ok<{ items: PatternGap[] }>(reply)
  expect(items.reduce((sum, gap) => sum + gap.lacking, 0)).toBe(area?.gaps)
})

test('a city declares its own shape, and one that does not hang together is refused', async () => {
  const level = (key: string, parent: string | null) => ({
    ...{ key, parent, name: { zh: key, en: key }, kind: 'team', levels: ['community'], least: 1 },
  })
  const put = (nodes: object[]) =>
    app.as('operator').call(routes.putPattern, {
      params: { code: 'teams' },
      body: { requestId: requestId(), zh: '队伍', en: 'Teams', nodes },
    } as never)
  expect(await put([level('a', null), level('b', null)])).toMatchObject({
    status: 422,
    body: { code: 'partners.one_top' },
  })
  expect((await put([level('team', null)])).status).toBe(200)
  const [area] = await check('dispatcher', 'teams')
  expect(area).toMatchObject({ gaps: 0, nodes: [{ organisation: { name: expect.stringContaining('红管家') } }] })
})

test('a demonstration point is made and ended with a reason', async () => {
  const compound = await app.db
    .selectFrom('territory.compound')
    .select(['id', 'name'])
    .where('community_code', '=', community)
    .executeTakeFirstOrThrow()
  const body = { requestId: requestId(), title: '党建示范小区', areaCode: community, compoundId: compound.id }
  expect((await app.as('dispatcher').call(routes.addDemonstration, { body } as never)).status).toBe(403)
  const made = ok<Demonstration>(await app.as('supervisor').call(routes.addDemonstration, { body } as never))
  expect(made).toMatchObject({ what: { kind: 'compound', name: compound.name }, until: null })
  const both = { ...body, requestId: requestId(), organisationId: randomUUID() }
  expect(await app.as('supervisor').call(routes.addDemonstration, { body: both } as never)).toMatchObject({
    status: 422,
    body: { code: 'partners.one_shown' },
  })
  const end = { params: { district: made.district, id: made.id }, body: { requestId: requestId(), reason: '到期' } }
  expect(ok(await app.as('supervisor').call(routes.endDemonstration, end as never))).toMatchObject({ reason: '到期' })
  const listed = await app.as('dispatcher').call(routes.listDemonstrations, { query: {} })
  expect(ok<{ items: Demonstration[] }>(listed).items.map(one => one.id)).not.toContain(made.id)
})

test('a transition ends only when nothing is left to hand over', async () => {
  const team = await app.db
    .selectFrom('people.organisation')
    .select('id')
    .where('area_code', '=', community)
    .where('kind', '=', 'team')
    .executeTakeFirstOrThrow()
  const body = {
    ...{ requestId: requestId(), organisationId: team.id, areaCode: community, predecessor: '柳树村党支部' },
    ...{ endsOn: '2027-12-31', handovers: ['集体资产台账', '党员组织关系'] },
  }
  const made = ok<Transition>(await app.as('dispatcher').call(routes.addTransition, { body } as never))
  expect(made.handovers.map(one => one.doneOn)).toEqual([null, null])
  const again = { ...body, requestId: requestId() }
  expect((await app.as('dispatcher').call(routes.addTransition, { body: again } as never)).status).toBe(409)
  const at = { district: made.district, id: made.id }
  const close = () =>
    app.as('dispatcher').call(routes.closeTransition, {
      params: at,
      body: { requestId: requestId(), reason: '回迁完成' },
    } as never)
  expect(await close()).toMatchObject({ status: 409, body: { code: 'partners.still_to_hand_over' } })
  for (const seq of [1, 2])
    ok(
      await app.as('dispatcher').call(routes.handOver, {
        params: { ...at, seq },
        body: { requestId: requestId(), receiver: '家园社区党委' },
      } as never),
    )
  expect(ok(await close())).toMatchObject({ reason: '回迁完成', closedOn: '2026-09-23' })
})
