import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Building, Compound, Dwelling, Unit } from '../shapes.ts'
import { at, box } from '../shapes.fixtures.ts'
import { replaceBoundaries } from './boundary-store.ts'
import { importDivisions } from './import-divisions.ts'
import { smallTree, startTestServer, type TestServer } from './testing.ts'

let server: TestServer
let compound: Compound
let building: Building
let unit: Unit

const [lng, lat] = at(50, 50)
const keyOf = ({ district, id }: { district: string; id: string }) => ({ district, id })

beforeAll(async () => {
  server = await startTestServer()
  await server.withTx(tx => importDivisions(tx, smallTree))
  await server.withTx(tx =>
    replaceBoundaries(tx, [{ code: '990101003001001', polygon: box([0, 0, 100, 100]) }], 'test'),
  )
  const make = async (body: object) =>
    (
      await server.send('street', 'createCompound', { body: { communityCode: '990101003001', lng, lat, ...body } })
    ).json()
  compound = await make({ name: '槐荫里', households: 300 })
  await make({ name: '梧桐苑', gridCodes: ['990101003001002', '990101003001001'] })
})
afterAll(() => server.close())

test('a new compound lies in the grid of its point, unless its grids are named', async () => {
  expect(compound).toMatchObject({
    district: '990101',
    gridCodes: ['990101003001001'],
    households: 300,
    address: '',
    validTo: null,
  })
  const listed: { items: Compound[] } = (
    await server.send('guest', 'listCompounds', { query: { areaCode: '990101003001' } })
  ).json()
  expect(listed.items.map(item => [item.name, item.gridCodes])).toEqual(
    expect.arrayContaining([
      ['槐荫里', ['990101003001001']],
      ['梧桐苑', ['990101003001001', '990101003001002']],
    ]),
  )
})

test('compounds of a grid are those that touch it; of another district none; and names are searched', async () => {
  const names = async (query: { areaCode: string; q?: string }) =>
    ((await server.send('guest', 'listCompounds', { query })).json() as { items: Compound[] }).items.map(
      item => item.name,
    )
  expect(await names({ areaCode: '990101003001002' })).toEqual(['梧桐苑'])
  expect(await names({ areaCode: '990102' })).toEqual([])
  expect(await names({ areaCode: '9901' })).toHaveLength(2)
  expect(await names({ areaCode: '9901', q: '荫' })).toEqual(['槐荫里'])
})

test('pages of compounds follow each other', async () => {
  const query = { areaCode: '9901', limit: 1 }
  const first: { items: Compound[]; next: string } = (await server.send('guest', 'listCompounds', { query })).json()
  const second: { items: Compound[]; next: string | null } = (
    await server.send('guest', 'listCompounds', { query: { ...query, cursor: first.next } })
  ).json()
  expect(new Set([...first.items, ...second.items].map(item => item.name))).toEqual(new Set(['槐荫里', '梧桐苑']))
  expect(second.next).toBeNull()
})

test('a compound lies in a community in force and touches grids of it', async () => {
  const refusal = async (body: object) =>
    (
      (await server.send('city', 'createCompound', { body: { name: '错', lng, lat, ...body } })).json() as {
        code: string
      }
    ).code
  expect(await refusal({ communityCode: '990101003' })).toBe('territory.other_level')
  expect(await refusal({ communityCode: '990101003009' })).toBe('territory.unknown_area')
  expect(await refusal({ communityCode: '990101003001', gridCodes: ['990101003002001'] })).toBe(
    'territory.not_a_grid_of_community',
  )
  const outside = await server.send('street', 'createCompound', {
    body: { name: '错', lng, lat, communityCode: '990102001001' },
  })
  expect(outside.status).toBe(404)
})

test('absent keeps, null clears; moved to another community it leaves the old grids', async () => {
  const made: Compound = (
    await server.send('street', 'createCompound', {
      body: { communityCode: '990101003001', name: '要搬', lng, lat, households: 9 },
    })
  ).json()
  const moved = await server.send('street', 'editCompound', {
    params: keyOf(made),
    body: { communityCode: '990101003002', households: null },
  })
  expect(moved.json()).toMatchObject({ name: '要搬', communityCode: '990101003002', gridCodes: [], households: null })
  const closed = await server.send('street', 'editCompound', { params: keyOf(made), body: { validTo: '2026-09-23' } })
  expect(closed.json()).toMatchObject({ validTo: '2026-09-23' })
  const listed: { items: Compound[] } = (
    await server.send('guest', 'listCompounds', { query: { areaCode: '990101003002' } })
  ).json()
  expect(listed.items).toEqual([])
})

test('a community with compounds cannot be closed', async () => {
  await server.send('city', 'closeArea', { params: { code: '990101003002001' }, body: { reason: '撤' } })
  await server.send('city', 'createCompound', { body: { communityCode: '990101003002', name: '还在', lng, lat } })
  const answer = await server.send('city', 'closeArea', { params: { code: '990101003002' }, body: { reason: '撤' } })
  expect([answer.status, (answer.json() as { code: string }).code]).toEqual([409, 'territory.has_compounds'])
})

test('buildings, units and dwellings hang below, in the same district', async () => {
  const params = keyOf(compound)
  building = (
    await server.send('street', 'createBuilding', {
      params,
      body: { name: '1 幢', floors: 18, gridCode: '990101003001001' },
    })
  ).json()
  expect(building).toMatchObject({
    district: '990101',
    compoundId: compound.id,
    gridCode: '990101003001001',
    floors: 18,
    lng: null,
  })
  unit = (await server.send('street', 'createUnit', { params: keyOf(building), body: { name: '1 单元' } })).json()
  const dwelling: Dwelling = (
    await server.send('street', 'createDwelling', {
      params: keyOf(unit),
      body: { name: '101', floor: 1, areaCentiM2: 8_950 },
    })
  ).json()
  expect(dwelling).toMatchObject({ unitId: unit.id, name: '101', floor: 1, areaCentiM2: 8_950 })
  expect(
    (await server.send('street', 'editBuilding', { params: keyOf(building), body: { floors: null } })).json(),
  ).toMatchObject({ name: '1 幢', floors: null })
  expect(
    (await server.send('street', 'editUnit', { params: keyOf(unit), body: { name: '甲单元' } })).json(),
  ).toMatchObject({ name: '甲单元' })
  expect(
    (await server.send('street', 'editDwelling', { params: keyOf(dwelling), body: { floor: 2 } })).json(),
  ).toMatchObject({ floor: 2, areaCentiM2: 8_950 })
  expect((await server.send('street', 'listUnits', { params: keyOf(building) })).json()).toMatchObject({
    items: [{ name: '甲单元' }],
    next: null,
  })
  expect((await server.send('street', 'listDwellings', { params: keyOf(unit) })).json()).toMatchObject({
    items: [{ name: '101' }],
  })
})

test('a building stands in a grid of its compound', async () => {
  const answer = await server.send('street', 'editBuilding', {
    params: keyOf(building),
    body: { gridCode: '990101003001002' },
  })
  expect([answer.status, (answer.json() as { code: string }).code]).toEqual([422, 'territory.not_a_grid_of_compound'])
})

test('a grid worker sees the buildings of compounds their grid touches, and changes none', async () => {
  const mine = await server.send('worker', 'listBuildings', { params: keyOf(compound) })
  expect(mine.json()).toMatchObject({ items: [{ name: '1 幢' }] })
  expect(
    (await server.send('worker', 'createBuilding', { params: keyOf(compound), body: { name: '2 幢' } })).status,
  ).toBe(403)
  const far: Compound = (
    await server.send('city', 'createCompound', {
      body: { communityCode: '990101003002', name: '别处', lng: lng + 0.05, lat },
    })
  ).json()
  expect((await server.send('worker', 'listBuildings', { params: keyOf(far) })).status).toBe(404)
  expect((await server.send('guest', 'listBuildings', { params: keyOf(compound) })).status).toBe(401)
})

test('the same id in another district is nothing', async () => {
  const params = { district: '990102', id: building.id }
  expect((await server.send('city', 'editBuilding', { params, body: { name: '偷' } })).status).toBe(404)
  expect((await server.send('city', 'listUnits', { params })).status).toBe(404)
})
