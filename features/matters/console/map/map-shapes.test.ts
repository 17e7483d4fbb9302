import { expect, it } from 'vitest'
import { numberOf, type MapPoint, spotsOf, statesOf } from './map-shapes.ts'

const point = (id: string, lng: number, lat = 32): MapPoint => ({
  district: '990101',
  id,
  number: id,
  title: id,
  lng,
  lat,
  bucket: 'accept',
  overdue: false,
  urgency: 'normal',
})

it('puts together what would hide each other, and parts it when one looks closer', () => {
  const points = [point('a', 117.3), point('b', 117.3001), point('c', 117.4)]
  const shape = (zoom: number) => spotsOf(points, zoom).map(spot => spot.points.map(one => one.id))
  expect(shape(14)).toEqual([['a', 'b'], ['c']])
  expect(shape(20)).toEqual([['a'], ['b'], ['c']])
  expect(shape(3)).toEqual([['a', 'b', 'c']])
})

it('draws a ring whose parts are all its matters', () => {
  expect(statesOf({ accept: 2, dispatch: 1, handle: 4, check: 0, done: 3 }, 5)).toEqual({
    overdue: 5,
    waiting: 3,
    moving: 4,
    done: 3,
  })
})

it('says zero only where the viewer sees everything', () => {
  const numbers = {
    level: 'street' as const,
    items: [{ code: '990101001', open: 3, overdue: 1, closed30: 0 }],
    complete: ['990101001004', '990101002'],
  }
  expect(numberOf(numbers, '990101002', 'open')).toBe(0)
  expect(numberOf(numbers, '990101001', 'open')).toBeNull()
  expect(numberOf({ ...numbers, complete: ['990101'] }, '990101001', 'overdue')).toBe(1)
})
