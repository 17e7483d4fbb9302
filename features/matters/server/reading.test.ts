import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { startTestApp, type TestApp, type TestClient } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { act, aReport, expectOk, type Home, homeOf, report, type Reported } from './fixtures.ts'

type ListQuery = z.input<typeof contract.routes.listMatters.query>

let app: TestApp
let home: Home
let lamp: Reported
let sewer: Reported
let rubbish: Reported

beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
  lamp = await report(
    app.as('resident'),
    aReport(home, { words: '12号楼前的路灯不亮三天了', categoryId: 'livelihood.street_lamp', place: '12号楼' }),
  )
  app.clock.advance(60_000)
  sewer = await report(app.as('resident'), aReport(home, { contact: { name: '王小明', phone: '13812345678' } }))
  app.clock.advance(60_000)
  rubbish = await report(
    app.as('grid_worker'),
    aReport(home, { kind: 'grid_event', words: '垃圾桶满溢', categoryId: 'cityscape.rubbish', urgency: 'urgent' }),
  )
})
afterAll(() => app.close())

async function list(client: TestClient, query: ListQuery = {}) {
  const reply = await client.call(contract.routes.listMatters, { query })
  return contract.routes.listMatters.reply.parse(expectOk(reply))
}

async function idsOf(query: ListQuery): Promise<string[]> {
  return (await list(app.as('dispatcher'), query)).items.map(item => item.id)
}

describe('the list', () => {
  it('shows the newest first, counted, and page after page without a gap', async () => {
    const whole = await list(app.as('dispatcher'))
    expect(whole.items.map(item => item.id)).toEqual([rubbish.id, sewer.id, lamp.id])
    expect(whole.total).toBe(3)
    const first = await list(app.as('dispatcher'), { limit: 2 })
    const second = await list(app.as('dispatcher'), { limit: 2, cursor: first.next ?? '' })
    expect([...first.items, ...second.items]).toEqual(whole.items)
    expect(second.next).toBeNull()
  })

  it('pages by due date too', async () => {
    const byDue = await list(app.as('dispatcher'), { sort: 'due' })
    const dates = byDue.items.map(item => Date.parse(item.dueAt ?? ''))
    expect(dates).toEqual(dates.toSorted((a, b) => a - b))
    const first = await list(app.as('dispatcher'), { sort: 'due', limit: 1 })
    const rest = await list(app.as('dispatcher'), { sort: 'due', cursor: first.next ?? '' })
    expect([...first.items, ...rest.items]).toEqual(byDue.items)
  })

  it.each<[string, ListQuery, () => Reported[]]>([
    ['a field', { category: 'livelihood' }, () => [sewer, lamp]],
    ['an item', { category: 'livelihood.street_lamp' }, () => [lamp]],
    ['a kind', { kind: 'grid_event' }, () => [rubbish]],
    ['a source', { source: 'resident' }, () => [sewer, lamp]],
    ['an urgency', { urgency: 'urgent' }, () => [rubbish, sewer]],
    ['a state', { state: 'reported' }, () => [rubbish]],
    ['a bucket', { bucket: 'accept' }, () => [rubbish, sewer, lamp]],
    ['what is not overdue', { overdue: 'false' }, () => [rubbish, sewer, lamp]],
    ['what is overdue', { overdue: 'true' }, () => []],
    ['a word', { q: '路灯' }, () => [lamp]],
    ['a word cut differently', { q: '不亮' }, () => [lamp]],
    ['one character', { q: '灯' }, () => [lamp]],
    ['a place', { q: '12号楼' }, () => [lamp]],
    ['words that are nowhere together', { q: '路灯 垃圾' }, () => []],
    ['marks only', { q: "'&|!" }, () => []],
    ['the day', { from: '2026-09-23', to: '2026-09-23' }, () => [rubbish, sewer, lamp]],
    ['the day after', { from: '2026-09-24' }, () => []],
    ['another district', { area: '990102' }, () => []],
  ])('narrows by %s', async (_what, query, expected) => {
    expect(await idsOf(query)).toEqual(expected().map(one => one.id))
  })

  it('finds a number exactly', async () => {
    expect(await idsOf({ q: sewer.number })).toEqual([sewer.id])
    expect(await idsOf({ q: `${sewer.number.slice(0, -1)}x` })).toEqual([])
  })

  it('refuses a cursor that is not one', async () => {
    const reply = await app.as('dispatcher').call(contract.routes.listMatters, { query: { cursor: 'nonsense' } })
    expect(reply.status).toBe(422)
  })

  it('shows each only what they reach, and takes no area for a reach', async () => {
    const all = [rubbish, sewer, lamp].map(one => one.id)
    const seen = async (username: string, query: ListQuery = {}) =>
      (await list(app.as(username), query)).items.map(item => item.id)
    expect(await seen('supervisor')).toEqual(all)
    expect(await seen('operator')).toEqual(all)
    expect(await seen('property')).toEqual([])
    expect(await seen('housing')).toEqual([])
    expect(await seen('property', { area: home.district })).toEqual([])
    expect((await app.as('resident').call(contract.routes.listMatters, {})).status).toBe(403)
    expect((await app.as('auditor').call(contract.routes.listMatters, {})).status).toBe(403)
    expect((await app.anonymous.call(contract.routes.listMatters, {})).status).toBe(401)
  })
})

describe('the map', () => {
  const span = 0.02
  const window = () => ({
    west: home.compound.lng - span,
    east: home.compound.lng + span,
    south: home.compound.lat - span,
    north: home.compound.lat + span,
    zoom: 14,
  })

  it('shows few matters one by one, within reach and filters only', async () => {
    const see = async (username: string, more = {}) => {
      const reply = await app.as(username).call(contract.routes.mapMatters, { query: { ...window(), ...more } })
      return contract.routes.mapMatters.reply.parse(expectOk(reply))
    }
    const points = (await see('dispatcher')).points.map(point => point.id)
    expect(points.toSorted()).toEqual([lamp.id, sewer.id, rubbish.id].toSorted())
    expect((await see('dispatcher', { category: 'cityscape' })).points).toHaveLength(1)
    expect((await see('dispatcher', { west: home.compound.lng + 0.01 })).points).toEqual([])
    expect((await see('property')).points).toEqual([])
  })

  it('counts them per cell once there are many', async () => {
    const { lng, lat } = home.compound
    const spread = Array.from({ length: 301 }, (_, index) => ({
      lng: lng + (index % 20) * 1e-5,
      lat,
      crs: 'wgs84' as const,
    }))
    for (const point of spread)
      await report(app.as('resident'), aReport(home, { point, words: '很多很多', categoryId: null }))
    const reply = await app.as('dispatcher').call(contract.routes.mapMatters, { query: { ...window(), q: '很多' } })
    const { clusters, points } = contract.routes.mapMatters.reply.parse(expectOk(reply))
    expect(points).toEqual([])
    expect(clusters.reduce((sum, cluster) => sum + cluster.count, 0)).toBe(301)
    expect(clusters.reduce((sum, cluster) => sum + (cluster.buckets.accept ?? 0), 0)).toBe(301)
  })
})

describe('the numbers of an area', () => {
  it('counts what is open and late, per field', async () => {
    const numbers = async (username: string) => {
      const params = { code: home.community }
      const reply = await app.as(username).call(contract.routes.areaNumbers, { params })
      return contract.routes.areaNumbers.reply.parse(expectOk(reply))
    }
    expect(await numbers('dispatcher')).toMatchObject({ overdue: 0, closed30: 0 })
    const fields = (await numbers('dispatcher')).fields.map(field => field.field)
    expect(fields).toEqual(expect.arrayContaining(['cityscape', 'livelihood']))
    expect(await numbers('property')).toEqual({ open: 0, overdue: 0, closed30: 0, fields: [] })
  })

  it('counts every part of an area at once, and says where that is all there is', async () => {
    const parts = async (username: string, code: string, level?: 'grid') => {
      const reply = await app
        .as(username)
        .call(contract.routes.childNumbers, { params: { code }, query: level ? { level } : {} })
      return contract.routes.childNumbers.reply.parse(expectOk(reply))
    }
    const reply = await app.as('dispatcher').call(contract.routes.areaNumbers, { params: { code: home.community } })
    const whole = contract.routes.areaNumbers.reply.parse(expectOk(reply))
    const grids = await parts('dispatcher', home.community)
    expect(grids).toMatchObject({ level: 'grid', complete: [home.community] })
    expect(grids.items.every(item => item.code.startsWith(home.community) && item.code.length === 15)).toBe(true)
    expect(grids.items.reduce((sum, item) => sum + item.open, 0)).toBe(whole.open)
    const streets = await parts('dispatcher', home.district)
    expect(streets).toMatchObject({ level: 'street', complete: [home.community] })
    expect(streets.items).toEqual([{ code: home.community.slice(0, 9), open: whole.open, overdue: 0, closed30: 0 }])
    expect((await parts('dispatcher', home.district, 'grid')).items).toEqual(grids.items)
    expect(await parts('property', home.district)).toEqual({ level: 'street', items: [], complete: [] })
    expect((await parts('dispatcher', `${home.community}001001`)).level).toBeNull()
    const bad = await app.as('dispatcher').call(contract.routes.childNumbers, { params: { code: '99010' } })
    expect(bad.status).toBe(404)
  })
})

describe('seeing who asked', () => {
  const reveal = (client: TestClient, { district, id }: Reported, reason = '核实现场位置') =>
    client.call(contract.routes.revealContact, { params: { district, id }, body: { reason } })
  const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code?: string }).code]

  it('is masked, opened with a reason, and told to whoever asked', async () => {
    const params = { district: sewer.district, id: sewer.id }
    const page = contract.routes.getMatter.reply.parse(
      expectOk(await app.as('dispatcher').call(contract.routes.getMatter, { params })),
    )
    expect(page.requester).toMatchObject({ name: '王**', phone: '138****5678', reveal: { allowed: true } })
    expect(codeOf(await reveal(app.as('dispatcher'), sewer, '看'))).toEqual([422, 'platform.invalid'])
    expect((await reveal(app.as('dispatcher'), sewer)).body).toEqual({ name: '王小明', phone: '13812345678' })
    const stored = await app.keptReplies()
    expect(JSON.stringify(stored)).not.toContain('13812345678')
    const mine = contract.routes.getMyMatter.reply.parse(
      expectOk(await app.as('resident').call(contract.routes.getMyMatter, { params })),
    )
    expect(mine.looks).toMatchObject([{ by: '周敏', reason: '核实现场位置' }])
  })

  it('is refused to whoever has no reach or no permission, and says when there is nothing', async () => {
    expect(codeOf(await reveal(app.as('property'), sewer))).toEqual([404, 'platform.not_found'])
    expect(codeOf(await reveal(app.as('grid_worker'), sewer))).toEqual([403, 'platform.forbidden'])
    expect(codeOf(await reveal(app.as('dispatcher'), lamp))).toEqual([403, 'matters.no_contact'])
    expect(codeOf(await reveal(app.as('dispatcher'), rubbish))).toEqual([403, 'matters.no_matter_here'])
  })

  it('stays sealed from the unit at work when the requester asked for it', async () => {
    const contact = { name: '李四', phone: '13912345678' }
    const matter = await report(app.as('resident'), aReport(home, { contact, secretFromUnit: true }))
    const params = { district: matter.district, id: matter.id }
    expectOk(await act(app.as('dispatcher'), matter, 'accept', { form: { category: 'livelihood.sewer' } }))
    expectOk(await act(app.as('dispatcher'), matter, 'dispatch', { form: { leadOrganisationId: home.company } }))
    expect(codeOf(await reveal(app.as('property'), matter))).toEqual([403, 'matters.sealed_from_unit'])
    const reply = await app.as('property').call(contract.routes.getMatter, { params })
    expect(contract.routes.getMatter.reply.parse(expectOk(reply)).requester).toMatchObject({ name: null, phone: null })
    expect(JSON.stringify(reply.body)).not.toContain('李')
    expect((await reveal(app.as('dispatcher'), matter)).status).toBe(200)
    expectOk(await act(app.as('property'), matter, 'return', { note: '不归我们管' }))
    expect((await reveal(app.as('property'), matter)).status).toBe(404)
  })
})
