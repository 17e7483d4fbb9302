import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '#features/orders/index.ts'
import type { Username } from './expected.ts'

const { routes } = contract

let app: TestApp
/** By where it lies: in the personas' own community, in another of their street, in another district. */
let wishes: Record<'own' | 'sibling' | 'far', { district: string; id: string; caseId: string }>

beforeAll(async () => {
  app = await startTestApp()
  const home = await app.db
    .selectFrom('people.post as post')
    .innerJoin('auth.user as user', 'user.person_id', 'post.person_id')
    .select('post.area_code')
    .where('user.username', '=', 'dispatcher')
    .executeTakeFirstOrThrow()
  const code = home.area_code
  wishes = {
    own: await raise(code),
    sibling: await raise(await community(code.slice(0, 9), code)),
    far: await raise(await community(code.slice(0, 4), code.slice(0, 6))),
  }
}, 120_000)
afterAll(() => app.close())

async function community(under: string, not: string): Promise<string> {
  const row = await app.db
    .selectFrom('territory.area')
    .select('code')
    .where('level', '=', 'community')
    .where('code', 'like', `${under}%`)
    .where('code', 'not like', `${not}%`)
    .orderBy('code')
    .executeTakeFirstOrThrow()
  return row.code
}

/** Raised by the checker for somebody who has no account, so that nobody here has it as their own. */
async function raise(areaCode: string) {
  const body = {
    ...{ requestId: randomUUID(), areaCode, words: '想要一盏床头灯', forWhom: 'neighbour' as const, consent: true },
    contact: { name: '孙奶奶', phone: '13800138000' },
  }
  const raised = await app.as('supervisor').call(routes.raiseWish, { body })
  expect(raised.status).toBe(200)
  return raised.body as { district: string; id: string; caseId: string }
}

const seen: Partial<Record<Username, readonly (keyof typeof wishes)[]>> = {
  grid_worker: [],
  dispatcher: ['own'],
  checker: ['own'],
  supervisor: ['own', 'sibling'],
  leader: ['own', 'sibling'],
  housing: [],
  property: [],
  operator: ['own', 'sibling', 'far'],
}

test.each(Object.entries(seen))('%s sees in list, page and file what lies within reach', async (as, places) => {
  const list = await app.as(as).call(routes.listWishes, { query: { limit: 200 } })
  const ids = (list.body as { items: { id: string }[] }).items.map(one => one.id)
  for (const [place, wish] of Object.entries(wishes)) {
    const reached = places.some(one => one === place)
    expect([place, ids.includes(wish.id)]).toEqual([place, reached])
    const one = await app.as(as).call(routes.getWish, { params: { district: wish.district, id: wish.id } })
    expect([place, one.status]).toEqual([place, reached ? 200 : 404])
  }
})

test.each(Object.entries(seen))('%s opens a contact only at a desk that answers for the place', async (as, places) => {
  const desk = as === 'dispatcher' || as === 'supervisor'
  for (const [place, wish] of Object.entries(wishes)) {
    const params = { district: wish.district, caseId: wish.caseId }
    const body = { requestId: randomUUID(), reason: '核实情况' }
    const reply = await app.as(as).call(routes.revealServiceContact, { params, body })
    const may = desk && places.some(one => one === place)
    expect([place, reply.status]).toEqual([place, may ? 200 : 404])
  }
})

test('what is not published is on no wall, whoever looks', async () => {
  for (const client of [app.anonymous, app.as('resident'), app.as('operator')]) {
    const wall = await client.call(routes.readWishWall, { query: { limit: 200 } })
    expect(JSON.stringify(wall.body)).not.toContain('床头灯')
  }
})
