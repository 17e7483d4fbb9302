import { expect, test } from 'vitest'
import { resolveUnits, sideOf } from './whistle-rules.ts'

const street = { role: 'street_supervisor', areaCode: '990101001' }
const desk = { role: 'community_dispatcher', areaCode: '990101001001' }

test('whoever sits at the street whistles for the street, whoever sits at the desk for the community', () => {
  const grid = '990101001001001'
  expect(sideOf([desk, street], grid)).toEqual({ side: 'street', areaCode: '990101001' })
  expect(sideOf([desk], grid)).toEqual({ side: 'community', areaCode: '990101001001' })
  expect(sideOf([desk], '990101001002001')).toBeNull()
  expect(sideOf([{ role: 'grid_worker', areaCode: grid }], grid)).toBeNull()
})

test('a line of the menu means the nearest unit of its kind and trade, and says so when there is none', () => {
  const near = [
    { id: '1', kind: 'property_company', tag: null, name: '物业' },
    { id: '2', kind: 'department', tag: 'housing', name: '街道住建所' },
    { id: '3', kind: 'department', tag: 'housing', name: '区住建局' },
  ]
  const found = resolveUnits(
    [
      { organisationKind: 'department', organisationTag: 'housing', why: '查结构' },
      { organisationKind: 'department', organisationTag: 'fire', why: '查消防' },
      { organisationKind: 'property_company', organisationTag: null, why: '清场地' },
    ],
    near,
  )
  expect(found.map(one => one.organisation?.id ?? null)).toEqual(['2', null, '1'])
})
