import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Area, AreaDetail } from '../shapes.ts'
import { importDivisions } from './import-divisions.ts'
import { smallTree, startTestServer, type TestServer } from './testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  await server.withTx(tx => importDivisions(tx, smallTree))
})
afterAll(() => server.close())

const reason = '区划调整'
interface ListReply {
  items: Area[]
  next: string | null
}

test('a guest walks the tree down by parent', async () => {
  const top: ListReply = (await server.send('guest', 'listAreas', { query: { parent: 'none' } })).json()
  expect(top.items.map(area => [area.code, area.name, area.children])).toEqual([['9901', '近邻市', 2]])
  const below: ListReply = (await server.send('guest', 'listAreas', { query: { parent: '990101003' } })).json()
  expect(below.items.map(area => area.code)).toEqual(['990101003001', '990101003002'])
})

test('a search finds by part of a name and by the beginning of a code; pages do not overlap', async () => {
  const byName: ListReply = (await server.send('guest', 'listAreas', { query: { q: '柳岸' } })).json()
  expect(byName.items.map(area => area.code)).toEqual(['990101003002', '990101003002001'])
  const byCode: ListReply = (
    await server.send('guest', 'listAreas', { query: { q: '990101003', level: 'grid' } })
  ).json()
  expect(byCode.items).toHaveLength(3)
  const wild: ListReply = (await server.send('guest', 'listAreas', { query: { q: '%' } })).json()
  expect(wild.items).toEqual([])
  const first: ListReply = (await server.send('guest', 'listAreas', { query: { limit: 5 } })).json()
  const second: ListReply = (
    await server.send('guest', 'listAreas', { query: { limit: 5, cursor: first.next ?? '' } })
  ).json()
  expect([...first.items, ...second.items].map(area => area.code)).toHaveLength(9)
  expect(second.next).toBeNull()
})

test('one area has its path; what is no code or not there is 404', async () => {
  const grid: AreaDetail = (await server.send('guest', 'getArea', { params: { code: '990101003001002' } })).json()
  expect(grid.path.map(area => area.name)).toEqual(['近邻市', '东区', '梧桐街道', '槐荫社区', '第二网格'])
  expect(grid).toMatchObject({ formerNames: [], boundaryGeneration: null, validFrom: '2026-09-23' })
  expect((await server.send('guest', 'getArea', { params: { code: '990109' } })).status).toBe(404)
  expect((await server.send('guest', 'getArea', { params: { code: '9901010' } })).status).toBe(404)
})

test('reading needs nobody; changing needs the permission, and out of reach looks absent', async () => {
  const body = { code: '990102001', name: '沿河街道' }
  expect((await server.send('guest', 'createArea', { body })).status).toBe(401)
  expect((await server.send('worker', 'createArea', { body })).status).toBe(403)
  expect((await server.send('street', 'createArea', { body })).status).toBe(404)
  // A sibling whose code only begins alike.
  expect((await server.send('street', 'createArea', { body: { code: '990101030', name: '别的街道' } })).status).toBe(
    404,
  )
  expect((await server.send('street', 'editArea', { params: { code: '990101' }, body: { name: '我区' } })).status).toBe(
    404,
  )
})

test('a new area needs a parent in force and a code never used', async () => {
  const made = await server.send('street', 'createArea', {
    body: {
      code: '990101003002002',
      name: '学校网格',
      kind: 'dedicated',
      functions: ['party', 'fire'],
      households: 320,
    },
  })
  expect(made.status).toBe(200)
  expect(made.json()).toMatchObject({
    kind: 'dedicated',
    functions: ['party', 'fire'],
    households: 320,
    parentCode: '990101003002',
  })
  const again = await server.send('street', 'createArea', { body: { code: '990101003002002', name: '又一个' } })
  expect([again.status, (again.json() as { code: string }).code]).toEqual([409, 'territory.code_used'])
  const orphan = await server.send('street', 'createArea', { body: { code: '990101003009001', name: '孤儿' } })
  expect([orphan.status, (orphan.json() as { code: string }).code]).toEqual([422, 'territory.unknown_parent'])
  const later = await server.send('street', 'createArea', {
    body: { code: '990101003002003', name: '未来', validFrom: '2027-01-01' },
  })
  expect([later.status, (later.json() as { code: string }).code]).toEqual([422, 'territory.not_in_future'])
})

test('renaming keeps the code and every former name with its days', async () => {
  const params = { code: '990101003001001' }
  server.clock.set(new Date('2026-10-01T09:00:00+08:00'))
  await server.send('street', 'editArea', { params, body: { name: '槐荫一网格' } })
  server.clock.set(new Date('2026-11-01T09:00:00+08:00'))
  const renamed: AreaDetail = (
    await server.send('street', 'editArea', { params, body: { name: '国槐网格', nameEn: 'Pagoda Tree' } })
  ).json()
  expect(renamed).toMatchObject({ code: params.code, name: '国槐网格', nameEn: 'Pagoda Tree', validFrom: '2026-09-23' })
  expect(renamed.formerNames).toEqual([
    { name: '第一网格', from: '2026-09-23', to: '2026-10-01' },
    { name: '槐荫一网格', from: '2026-10-01', to: '2026-11-01' },
  ])
  const cleared: AreaDetail = (await server.send('street', 'editArea', { params, body: { nameEn: null } })).json()
  expect([cleared.name, cleared.nameEn]).toEqual(['国槐网格', null])
})

test('an area with others under it stays; a closed one never comes back', async () => {
  const close = (code: string, more = {}) =>
    server.send('city', 'closeArea', { params: { code }, body: { reason, ...more } })
  const blocked = await close('990101003002')
  expect([blocked.status, (blocked.json() as { code: string }).code]).toEqual([409, 'territory.has_children'])
  expect((await close('990101003002002', { successorCode: '990101003002' })).json()).toMatchObject({
    code: 'territory.other_level',
  })
  expect((await close('990101003002002', { validTo: '2030-01-01' })).json()).toMatchObject({
    code: 'territory.not_in_future',
  })
  const closed: AreaDetail = (await close('990101003002002', { successorCode: '990101003002001' })).json()
  expect(closed).toMatchObject({ validTo: '2026-11-01', successorCode: '990101003002001' })
  const heir: AreaDetail = (await server.send('guest', 'getArea', { params: { code: '990101003002001' } })).json()
  expect(heir.predecessorCode).toBe('990101003002002')
  expect((await close('990101003002002')).json()).toMatchObject({ code: 'territory.already_closed' })
  const reused = await server.send('city', 'createArea', { body: { code: '990101003002002', name: '再用' } })
  expect(reused.json()).toMatchObject({ status: 409, code: 'territory.code_used' })
  const open: ListReply = (await server.send('guest', 'listAreas', { query: { parent: '990101003002' } })).json()
  expect(open.items.map(area => area.code)).toEqual(['990101003002001'])
  const all: ListReply = (
    await server.send('guest', 'listAreas', { query: { parent: '990101003002', includeClosed: true } })
  ).json()
  expect(all.items).toHaveLength(2)
})

test('the same request sent twice is done once', async () => {
  const body = { requestId: '01890000-0000-7000-8000-00000000000a', code: '990102005', name: '一次' }
  const [first, second] = [
    await server.send('city', 'createArea', { body }),
    await server.send('city', 'createArea', { body }),
  ]
  expect(second.status).toBe(200)
  expect(second.json()).toEqual(first.json())
})

test('every change is in the audit log', async () => {
  const entries = await server.db.selectFrom('audit.entry').select(['event', 'subject_id', 'reason']).execute()
  expect(entries).toContainEqual({ event: 'territory.area_closed', subject_id: '990101003002002', reason })
  expect(entries.filter(entry => entry.event === 'territory.area_changed')).toHaveLength(3)
})
