import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOf, metresToLine, pointInside, relation, squareMetres } from './geometry.ts'
import { crossesItself } from './self-crossing.ts'
import { at, box, ring } from './shapes.fixtures.ts'

test('a hole is outside, its line is border', () => {
  const shape = box([0, 0, 100, 100], [40, 40, 60, 60])
  expect(relation(at(10, 10), shape)).toBe('inside')
  expect(relation(at(50, 50), shape)).toBe('outside')
  expect(relation(at(40, 40), shape)).toBe('border')
  expect(relation(at(0, 0), shape)).toBe('border')
  expect(relation(at(101, 10), shape)).toBe('outside')
})

test('the second part of a multipolygon counts like the first', () => {
  const shape = [...box([0, 0, 10, 10]), ...box([20, 0, 30, 10])]
  expect(relation(at(25, 5), shape)).toBe('inside')
  expect(relation(at(15, 5), shape)).toBe('outside')
})

test('metres and square metres are those of the ground', () => {
  // A degree of latitude is 111.2 km; of longitude at 32° north 94.3 km.
  const square = box([0, 0, 1_000, 1_000])
  expect(squareMetres(square)).toBeCloseTo(1_111.95 * 942.94, -3)
  expect(squareMetres(box([0, 0, 1_000, 1_000], [0, 0, 500, 1_000]))).toBeCloseTo(squareMetres(square) / 2, 3)
  expect(metresToLine(at(0, -100), square)).toBeCloseTo(111.2, 1)
  expect(metresToLine(at(-100, 500), square)).toBeCloseTo(94.3, 1)
  // From inside a hole the nearest line is the hole's.
  expect(metresToLine(at(500, 500), box([0, 0, 1_000, 1_000], [490, 400, 600, 600]))).toBeCloseTo(9.43, 2)
})

test('law: the point inside is inside, whatever the shape', () => {
  const corner = fc.integer({ min: 1, max: 1_000 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 5, max: 359 }), corner), { minLength: 3, maxLength: 12 }),
      spokes => {
        // A star around the origin: radii at rising angles never cross.
        const angles = [...new Map(spokes).entries()].toSorted(([a], [b]) => a - b)
        fc.pre(angles.length >= 3)
        const star = [
          [
            ring(
              ...angles.map(([angle, radius]): [number, number] => {
                const radians = (angle * Math.PI) / 180
                return [radius * Math.cos(radians), radius * Math.sin(radians)]
              }),
            ),
          ],
        ]
        fc.pre(squareMetres(star) > 1 && !crossesItself(star))
        expect(relation(pointInside(star), star)).toBe('inside')
      },
    ),
  )
})

test('the point inside of a ring is beside the hole', () => {
  const shape = box([0, 0, 100, 100], [10, 10, 95, 90])
  expect(relation(pointInside(shape), shape)).toBe('inside')
})

test('bounds are those of all parts', () => {
  const bounds = boundsOf([...box([0, 0, 10, 10]), ...box([20, -5, 30, 10])])
  expect(bounds).toEqual([...at(0, -5), ...at(30, 10)])
})

test('a bow tie crosses itself; squares that touch, and holes that touch their outer line, do not', () => {
  expect(crossesItself([[ring([0, 0], [10, 10], [10, 0], [0, 10])]])).toBe(true)
  expect(crossesItself([...box([0, 0, 10, 10]), ...box([10, 0, 20, 10])])).toBe(false)
  expect(crossesItself(box([0, 0, 10, 10], [0, 2, 5, 5]))).toBe(false)
  expect(crossesItself(box([0, 0, 10, 10], [5, 5, 15, 8]))).toBe(true)
})
