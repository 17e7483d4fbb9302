import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateNames } from '../tokens.ts'
import { donutArcs, donutParts, shortCount } from './donut.ts'
import { labelPoint } from './label-point.ts'

test('the arcs of a donut are the states that occur, most urgent first, and fill the circle', () => {
  const counts = fc.record(Object.fromEntries(stateNames.map(name => [name, fc.nat(5000)])))
  fc.assert(
    fc.property(counts, byState => {
      const arcs = donutArcs(byState)
      expect(arcs.map(arc => arc.state)).toEqual(donutParts(byState).map(part => part.state))
      for (const [index, arc] of arcs.entries()) expect(arc.start).toBe(index === 0 ? 0 : arcs[index - 1]?.end)
      expect(arcs.at(-1)?.end ?? 1).toBeCloseTo(1)
    }),
  )
  expect(donutParts({ done: 3, overdue: 1 }).map(part => part.state)).toEqual(['overdue', 'done'])
})

test('counts are never rounded up', () => {
  expect([999, 1000, 1390, 9999, 12_999].map(shortCount)).toEqual(['999', '1k', '1.3k', '9.9k', '12k'])
})

const square = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]

test('a name stands in the middle of the largest part', () => {
  const shape = {
    type: 'MultiPolygon' as const,
    coordinates: [[square(121.4, 31.2, 0.001)], [square(121.5, 31.3, 0.01)]],
  }
  const [lng, lat] = labelPoint(shape) ?? []
  expect(lng).toBeCloseTo(121.505, 6)
  expect(lat).toBeCloseTo(31.305, 6)
  expect(labelPoint({ type: 'Polygon', coordinates: [] })).toBeNull()
})
