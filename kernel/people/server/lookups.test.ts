import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { newId } from '#kernel/ids/index.ts'
import type { Role } from '../index.ts'
import { clearDirectoryCache, holdersAt, nearestHolder, organisationsById, organisationsFor } from './index.ts'

const CITY = '9881'
const codes = { district: '988101', street: '988101001', community: '988101001001', grid: '988101001001001' }
const FAR = '988101001002'

let app: TestApp
let at: Date
let people: Record<string, string>

beforeAll(async () => {
  app = await startTestApp()
  at = app.clock.now()
  const level = { 4: 'city', 6: 'district', 9: 'street', 12: 'community', 15: 'grid' } as Record<number, string>
  await app.db
    .insertInto('territory.area')
    .values(
      [CITY, ...Object.values(codes), FAR].map(code => ({
        code,
        name: code,
        level: level[code.length] ?? '',
        valid_from: '2020-01-01',
      })),
    )
    .execute()
  people = { a: newId(), b: newId() }
  await app.db
    .insertInto('people.person')
    .values(Object.values(people).map(id => ({ id, kind: 'staff', name: id, created_at: at })))
    .execute()
})
afterAll(() => app.close())

beforeEach(async () => {
  await app.db.deleteFrom('people.post').where('area_code', '>=', CITY).where('area_code', '<', '9882').execute()
  await app.db
    .deleteFrom('people.organisation')
    .where('area_code', '>=', CITY)
    .where('area_code', '<', '9882')
    .execute()
  clearDirectoryCache()
})

async function post(role: Role, area_code: string, over: { valid_from?: string; valid_to?: string } = {}) {
  const row = { id: newId(), person_id: people.a ?? '', role, area_code, valid_from: '2020-01-01', ...over }
  await app.db.insertInto('people.post').values(row).execute()
}
const nearest = (...roles: Role[]) => nearestHolder(app.db, { roles, areaCode: codes.grid, at })

describe('the nearest holder', () => {
  it('is at the place, else one level up, and so on', async () => {
    expect(await nearest('community_dispatcher')).toBeNull()
    await post('street_supervisor', codes.street)
    await post('community_dispatcher', FAR)
    clearDirectoryCache()
    expect(await nearest('community_dispatcher', 'street_supervisor')).toEqual({
      role: 'street_supervisor',
      areaCode: codes.street,
    })
    await post('community_dispatcher', codes.community)
    clearDirectoryCache()
    expect(await nearest('street_supervisor', 'community_dispatcher')).toEqual({
      role: 'community_dispatcher',
      areaCode: codes.community,
    })
  })

  it('at one level follows the order asked for', async () => {
    await post('community_dispatcher', codes.community)
    await post('community_checker', codes.community)
    expect((await nearest('community_checker', 'community_dispatcher'))?.role).toBe('community_checker')
    expect((await nearest('community_dispatcher', 'community_checker'))?.role).toBe('community_dispatcher')
  })

  it('is nobody whose post has ended or not begun', async () => {
    await post('community_dispatcher', codes.community, { valid_to: '2026-09-23' })
    await post('community_dispatcher', codes.community, { valid_from: '2026-09-24' })
    expect(await nearest('community_dispatcher')).toBeNull()
    const tomorrow = new Date(at.getTime() + 86_400_000)
    expect(
      await nearestHolder(app.db, { roles: ['community_dispatcher'], areaCode: codes.grid, at: tomorrow }),
    ).not.toBeNull()
  })

  it('is asked once and remembered until the directory changes', async () => {
    expect(await nearest('community_checker')).toBeNull()
    await post('community_checker', codes.community)
    expect(await nearest('community_checker')).toBeNull()
    clearDirectoryCache()
    expect(await nearest('community_checker')).not.toBeNull()
  })

  it('has names', async () => {
    await post('community_checker', codes.community)
    await post('community_checker', FAR)
    expect(await holdersAt(app.db, { role: 'community_checker', areaCode: codes.community, at })).toEqual([people.a])
  })
})

describe('organisations for a place', () => {
  it('stand at it or on the way up, nearest first, and are open', async () => {
    const make = async (area_code: string, kind: string, valid_to: string | null = null) => {
      const id = newId()
      const row = { id, kind, name: `${kind} ${area_code}`, area_code, valid_from: '2020-01-01', valid_to }
      await app.db.insertInto('people.organisation').values(row).execute()
      return id
    }
    const department = await make(codes.district, 'department')
    const committee = await make(codes.community, 'residents_committee')
    const closed = await make(codes.community, 'property_company', '2026-01-01')
    const far = await make(FAR, 'property_company')
    const found = await organisationsFor(app.db, { areaCode: codes.grid, at })
    expect(found.map(one => one.id)).toEqual([committee, department])
    const kinds = ['department'] as const
    expect((await organisationsFor(app.db, { areaCode: codes.grid, at, kinds })).map(one => one.id)).toEqual([
      department,
    ])
    const byId = await organisationsById(app.db, { ids: [far, closed], at })
    expect(byId.map(one => one.id)).toEqual([far])
    expect(await organisationsById(app.db, { ids: [], at })).toEqual([])
  })
})
