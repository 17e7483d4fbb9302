import { expect, test } from 'vitest'
import { reachOf } from './reach.ts'

const districts = ['000000', '990101', '990102']
const scope = (...codes: string[]) => ({ areas: codes.map(code => ({ code })) })

test('no area opens nothing', () => {
  expect(reachOf(scope(), districts)).toEqual([])
})

test.each(['', '9901'])('a reach above the districts (%j) opens all of them and the installation', code => {
  expect(reachOf(scope(code), districts)).toEqual(districts.map(district => ({ district, areas: 'all' })))
})

test('a district opens itself, neither its sibling nor the installation', () => {
  expect(reachOf(scope('990101'), districts)).toEqual([{ district: '990101', areas: 'all' }])
})

test('a street opens only what happened under it', () => {
  expect(reachOf(scope('990101003', '990101004'), districts)).toEqual([
    { district: '990101', areas: ['990101003', '990101004'] },
  ])
})

test('a city elsewhere opens no district here', () => {
  expect(reachOf(scope('8801'), ['990101'])).toEqual([])
})
