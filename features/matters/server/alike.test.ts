import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { act, aReport, expectOk, type Home, homeOf, report, uploadPhoto } from './fixtures.ts'

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

const { routes } = contract
/** Degrees of latitude in so many metres. */
const metres = (count: number) => count / 111_320

/** Within the dispatcher's community, too far from one another to be alike. */
const BESIDE: Record<number, [east: number, north: number]> = {
  5: [80, 0],
  11: [-80, 0],
  13: [0, 80],
  15: [0, -80],
  17: [80, 80],
}

/** A place of its own, so that the cases of the demo city are out of the way. */
function spot(index: number) {
  const beside = BESIDE[index]
  if (beside)
    return {
      lng: home.compound.lng + metres(beside[0]),
      lat: home.compound.lat + metres(beside[1]),
      crs: 'wgs84' as const,
    }
  return { lng: home.compound.lng + metres(400 * index), lat: home.compound.lat, crs: 'wgs84' as const }
}

function reportAt(index: number, more: Parameters<typeof aReport>[1] = {}) {
  return aReport(home, { point: spot(index), compoundId: null, ...more })
}

async function glimpses(client: TestClient, index: number, more: object = {}) {
  const { words, categoryId } = aReport(home)
  const body = { words, categoryId, point: spot(index), ...more }
  return routes.findAlike.reply.parse(expectOk(await client.call(routes.findAlike, { body }))).items
}

describe('before reporting', () => {
  it('shows an open matter of the kind near by, with its photo and without who raised it or what they wrote', async () => {
    const photo = await uploadPhoto(app.as('grid_worker'), home.district)
    const words = '三号楼张阿姨家门口污水外溢'
    const first = await report(app.as('grid_worker'), reportAt(3, { words, fileIds: [photo] }))
    const [found, ...others] = await glimpses(app.as('resident'), 3)
    expect(others).toEqual([])
    expect(found).toMatchObject({ id: first.id, distanceM: 0, sameCategory: true, title: null, mine: false })
    expect(JSON.stringify(found)).not.toMatch(/张阿姨|三号楼|requester|words|phone|place/)
    const file = found?.photos[0]?.url ?? ''
    expect((await app.as('resident').raw({ method: 'GET', url: file })).status).toBe(200)
    expect((await app.anonymous.raw({ method: 'GET', url: file })).status).toBe(404)
    const own = await report(app.as('resident'), reportAt(4))
    expect(await glimpses(app.as('resident'), 4)).toMatchObject([{ id: own.id, mine: true }])
  })

  it('leaves out what is far, closed, of another kind, or between people', async () => {
    const first = await report(app.as('grid_worker'), reportAt(5))
    expect(await glimpses(app.as('resident'), 5)).toHaveLength(1)
    expect(await glimpses(app.as('resident'), 5, { point: { ...spot(5), lat: spot(5).lat + metres(90) } })).toEqual([])
    expect(await glimpses(app.as('resident'), 5, { categoryId: 'livelihood.road', words: '路面坑洼' })).toEqual([])
    await app.db
      .updateTable('matters.category')
      .set({ near_shown: false })
      .where('id', '=', 'livelihood.sewer')
      .execute()
    expect(await glimpses(app.as('resident'), 5)).toEqual([])
    await app.db
      .updateTable('matters.category')
      .set({ near_shown: true })
      .where('id', '=', 'livelihood.sewer')
      .execute()
    expectOk(
      await act(app.as('dispatcher'), first, 'decline', { form: { reason: 'not_ours' }, note: '请找自来水公司' }),
    )
    expect(await glimpses(app.as('resident'), 5)).toEqual([])
  })

  it('never shows what somebody asked to be kept secret, nor its photos', async () => {
    const photo = await uploadPhoto(app.as('grid_worker'), home.district)
    await report(app.as('grid_worker'), reportAt(7, { secretFromUnit: true, fileIds: [photo] }))
    expect(await glimpses(app.as('resident'), 7)).toEqual([])
    const url = `/api/files/${home.district}/${photo}`
    expect((await app.as('resident').raw({ method: 'GET', url })).status).toBe(404)
  })

  it('keeps photos that came later with the case, and all of them once it is over', async () => {
    const [own, desk] = [app.as('grid_worker'), app.as('dispatcher')]
    const [photo, later] = [await uploadPhoto(own, home.district), await uploadPhoto(desk, home.district)]
    const matter = await report(own, reportAt(17, { fileIds: [photo] }))
    expectOk(await act(desk, matter, 'attach', { form: { visibility: 'public' }, fileIds: [later] }))
    const seen = async (id: string) =>
      (await app.as('resident').raw({ method: 'GET', url: `/api/files/${home.district}/${id}` })).status
    expect([await seen(photo), await seen(later)]).toEqual([200, 404])
    await app.db.updateTable('workflow.case').set({ final: true }).where('id', '=', matter.caseId).execute()
    expect(await seen(photo)).toBe(404)
  })

  it('reaches as far as the category says', async () => {
    await report(app.as('grid_worker'), reportAt(9))
    const point = { ...spot(9), lat: spot(9).lat + metres(100) }
    expect(await glimpses(app.as('resident'), 9, { point })).toEqual([])
    const change = { requestId: randomUUID(), nearMetres: 150 }
    expectOk(await app.as('operator').call(routes.editCategory, { params: { id: 'livelihood.sewer' }, body: change }))
    expect(await glimpses(app.as('resident'), 9, { point })).toMatchObject([{ distanceM: 100 }])
    const back = { requestId: randomUUID(), nearMetres: 60 }
    expectOk(await app.as('operator').call(routes.editCategory, { params: { id: 'livelihood.sewer' }, body: back }))
  })
})

describe('at the desk', () => {
  it('shows what may be the same at acceptance, with the words shared, within reach only', async () => {
    const first = await report(app.as('grid_worker'), reportAt(11))
    const again = await report(app.as('grid_worker'), reportAt(11, { words: '污水外溢到马路上', categoryId: null }))
    const params = { district: again.district, id: again.id }
    const reply = expectOk(await app.as('dispatcher').call(routes.alikeTo, { params }))
    const { items } = routes.alikeTo.reply.parse(reply)
    const found = items.find(item => item.id === first.id)
    expect(found).toMatchObject({ sameCategory: false, number: first.number })
    expect(found?.sharedWords).toEqual(expect.arrayContaining(['污水']))
    const far = await app.as('property').call(routes.alikeTo, { params })
    expect(far.status).toBe(404)
  })

  it('looks while staff still write, and sees titles only within reach', async () => {
    const first = await report(app.as('grid_worker'), reportAt(13))
    const { words, categoryId } = aReport(home)
    const body = { words, categoryId, point: spot(13) }
    const reply = expectOk(await app.as('dispatcher').call(routes.findAlikeWithin, { body }))
    const { items } = routes.findAlikeWithin.reply.parse(reply)
    expect(items.find(item => item.id === first.id)).toMatchObject({ title: first.title, distanceM: 0 })
    expect((await app.as('resident').call(routes.findAlikeWithin, { body })).status).toBe(403)
  })

  it('keeps the history of the place for a year, whatever the kind', async () => {
    const lamp = await report(
      app.as('grid_worker'),
      reportAt(15, { words: '路灯不亮', categoryId: 'livelihood.street_lamp' }),
    )
    const sewer = await report(app.as('grid_worker'), reportAt(15))
    const params = { district: sewer.district, id: sewer.id }
    const read = async () =>
      routes.nearbyMatters.reply.parse(expectOk(await app.as('dispatcher').call(routes.nearbyMatters, { params })))
    expect((await read()).items.map(one => one.id)).toContain(lamp.id)
    await app.db
      .updateTable('matters.matter')
      .set({ created_at: new Date(app.clock.now().getTime() - 370 * 86_400_000) })
      .where('id', '=', lamp.id)
      .execute()
    expect((await read()).items.map(one => one.id)).not.toContain(lamp.id)
  })
})
