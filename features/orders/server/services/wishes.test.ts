import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../../contract.ts'
import { serviceMeasures } from './service-measures.ts'
import { act, type Answer, homeOf } from '../service.fixtures.ts'

const { routes } = contract
const DAY = 86_400_000

let app: TestApp
let home: Awaited<ReturnType<typeof homeOf>>

beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

async function raise(words = '想要一盏能夹在床头的小台灯，住在三号楼502的李大爷。'): Promise<Answer> {
  const raised = await app.as('resident').call(routes.raiseWish, {
    body: { requestId: randomUUID(), areaCode: home.communityCode, words, shownName: '李大爷' },
  })
  expect(raised.status).toBe(200)
  return raised.body as Answer
}

const shown = { title: '一盏床头小台灯', publicWords: '想要一盏能夹在床头的小台灯。', category: 'elderly' }

async function published(): Promise<Answer> {
  const wish = await raise()
  expect((await act(app, 'dispatcher', { ...wish, name: 'publish', form: shown })).status).toBe(200)
  return wish
}

async function wall() {
  return (await app.anonymous.call(routes.readWishWall, { query: { limit: 200 } })).body as {
    items: { id: string; standing: string; words: string }[]
    counts: { open: number; fulfilled: number }
  }
}

function take(as: string, wish: Answer, organisationId?: string) {
  return app.as(as).call(routes.takeClaim, {
    body: {
      ...{ requestId: randomUUID(), district: wish.district, subjectKind: 'wish' as const, subjectId: wish.id },
      ...(organisationId ? { organisationId } : {}),
    },
  })
}

test('nobody but the community reads a wish before it is screened, and the wall shows only what was published', async () => {
  const wish = await raise()
  expect((await wall()).items.map(one => one.id)).not.toContain(wish.id)
  expect(await take('grid_worker', wish)).toMatchObject({ status: 404 })
  await act(app, 'dispatcher', { ...wish, name: 'publish', form: shown })
  const found = (await wall()).items.find(one => one.id === wish.id)
  expect(found).toMatchObject({ standing: 'open', words: '想要一盏能夹在床头的小台灯。', shownName: '李大爷' })
  expect(JSON.stringify(found)).not.toContain('502')
  expect(JSON.stringify(found)).toContain(home.communityCode)
})

test('taken up, fulfilled, confirmed, thanked; whoever raised it cannot take it up', async () => {
  const wish = await published()
  expect(await take('resident', wish)).toMatchObject({ status: 403, body: { code: 'orders.own_claim' } })
  const { district, id } = (await take('grid_worker', wish)).body as Answer
  expect(await take('checker', wish)).toMatchObject({ status: 409, body: { code: 'orders.claimed_already' } })
  await app.as('grid_worker').call(routes.deliverClaim, {
    params: { district, id },
    body: { requestId: randomUUID(), note: '台灯送到了。' },
  })
  const form = { served: 'yes', satisfied: 'satisfied', words: '谢谢小陈' }
  expect(await act(app, 'resident', { ...wish, name: 'confirm', form })).toMatchObject({ status: 200 })
  expect((await wall()).items.find(one => one.id === wish.id)).toMatchObject({ standing: 'fulfilled' })
})

test('of many who come at once one has the wish', async () => {
  const wish = await published()
  const answers = await Promise.all(['grid_worker', 'checker', 'supervisor', 'dispatcher'].map(as => take(as, wish)))
  expect(answers.map(one => one.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409])
})

test('unclaimed for as long as the limit says, it is offered to a unit, which fulfils it and is counted', async () => {
  const wish = await published()
  app.clock.set(new Date(app.clock.now().getTime() + 8 * DAY))
  app.forgetSessions()
  await app.run('workflow.sweep')
  const { district, id } = wish
  const late = await app.as('dispatcher').call(routes.getWish, { params: { district, id } })
  expect(late).toMatchObject({ status: 200, body: { state: 'unclaimed' } })
  const form = { leadOrganisationId: home.organisationId }
  expect((await act(app, 'dispatcher', { ...wish, name: 'offer', form })).status).toBe(200)
  expect((await act(app, 'property', { ...wish, name: 'accept' })).status).toBe(200)
  expect((await act(app, 'property', { ...wish, name: 'fulfil', note: '已送到。' })).status).toBe(200)
  expect((await act(app, 'checker', { ...wish, name: 'pass', note: '电话核实' })).status).toBe(200)
  const measure = serviceMeasures.find(one => one.key === 'orders.wishes_fulfilled')
  const counted = await measure?.count(app.db, {
    subjectIds: [home.organisationId],
    from: new Date(app.clock.now().getTime() - DAY),
    to: new Date(app.clock.now().getTime() + DAY),
  })
  expect(counted?.get(home.organisationId)).toBe(1)
})

test('another place is out of reach, and a field at fault is named', async () => {
  const wide = await app.as('resident').call(routes.raiseWish, {
    body: { requestId: randomUUID(), areaCode: home.communityCode.slice(0, 9), words: '想要一盏灯' },
  })
  expect(wide).toMatchObject({ status: 422, body: { code: 'orders.too_wide' } })
  expect((await app.as('property').call(routes.getWish, { params: await published() })).status).toBe(404)
  expect((await app.as('auditor').call(routes.listWishes, { query: {} })).status).toBe(403)
  expect((await app.anonymous.call(routes.listWishes, { query: {} })).status).toBe(401)
})
