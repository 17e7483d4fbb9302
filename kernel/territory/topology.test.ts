import fc from 'fast-check'
import { expect, test } from 'vitest'
import { relation, squareMetres } from './geometry.ts'
import { box } from './shapes.fixtures.ts'
import { checkTopology } from './topology.ts'

const COMMUNITY = '990101001001'
const community = { code: COMMUNITY, polygon: box([0, 0, 200, 100]) }
const west = { code: `${COMMUNITY}001`, polygon: box([0, 0, 100, 100]) }
const east = { code: `${COMMUNITY}002`, polygon: box([100, 0, 200, 100]) }
const M2 = squareMetres(box([0, 0, 1, 1]))

test('grids that cover their community exactly have no fault', () => {
  expect(checkTopology({ community, grids: [west, east] })).toEqual([])
})

test('a gap is named with its two neighbours, a point in it, and its area', () => {
  const narrow = { ...east, polygon: box([110, 0, 200, 100]) }
  const [fault, ...rest] = checkTopology({ community, grids: [narrow, west] })
  expect(rest).toEqual([])
  expect(fault).toMatchObject({ kind: 'gap' })
  expect(fault?.codes.toSorted()).toEqual([west.code, east.code])
  expect(fault?.areaM2).toBeCloseTo(1_000 * M2, 0)
  expect(relation([fault?.lng ?? 0, fault?.lat ?? 0], box([100, 0, 110, 100]))).toBe('inside')
})

test('an overlap is named with the two grids', () => {
  const wide = { ...east, polygon: box([90, 20, 200, 100]) }
  const faults = checkTopology({ community, grids: [west, wide] })
  expect(faults.map(({ kind, codes }) => ({ kind, codes }))).toEqual([
    { kind: 'gap', codes: [east.code, west.code] },
    { kind: 'overlap', codes: [west.code, east.code] },
  ])
  expect(faults[1]?.areaM2).toBeCloseTo(800 * M2, 0)
  expect(relation([faults[1]?.lng ?? 0, faults[1]?.lat ?? 0], box([90, 20, 100, 100]))).toBe('inside')
})

test('ground beyond the community is named with grid and community', () => {
  const reaching = { ...east, polygon: box([100, 0, 230, 100]) }
  expect(checkTopology({ community, grids: [west, reaching] })).toMatchObject([
    { kind: 'outside', codes: [east.code, COMMUNITY], areaM2: expect.closeTo(3_000 * M2, 0) },
  ])
})

test('without a drawn community a hole between grids is still a gap', () => {
  const frame = { code: `${COMMUNITY}001`, polygon: box([0, 0, 100, 100], [40, 40, 60, 60]) }
  const [fault] = checkTopology({ community: { code: COMMUNITY, polygon: null }, grids: [frame] })
  expect(fault).toMatchObject({ kind: 'gap', codes: [frame.code, COMMUNITY] })
  expect(relation([fault?.lng ?? 0, fault?.lat ?? 0], box([40, 40, 60, 60]))).toBe('inside')
})

test('slivers under the limit are drawing noise', () => {
  const nearly = { ...east, polygon: box([100.005, 0, 200, 100]) }
  expect(checkTopology({ community, grids: [west, nearly] })).toEqual([])
  expect(checkTopology({ community, grids: [west, nearly], minAreaM2: 0.01 })).toHaveLength(1)
})

test('a community without grids has nothing to check', () => {
  expect(checkTopology({ community, grids: [] })).toEqual([])
})

test('law: covered + gaps - overlaps - overreach is the community', () => {
  const span = fc.tuple(fc.integer({ min: -30, max: 180 }), fc.integer({ min: 10, max: 120 }))
  fc.assert(
    fc.property(span, span, ([x1, w1], [x2, w2]) => {
      const grids = [
        { ...west, polygon: box([x1, 0, x1 + w1, 100]) },
        { ...east, polygon: box([x2, 0, x2 + w2, 100]) },
      ]
      const faults = checkTopology({ community, grids, minAreaM2: 0 })
      const sum = (kind: string) =>
        faults.filter(fault => fault.kind === kind).reduce((all, one) => all + one.areaM2, 0)
      const overlapInside = sum('overlap') - overlapBeyond([x1, x1 + w1], [x2, x2 + w2]) * 100 * M2
      const inside = grids.reduce((all, grid) => all + squareMetres(grid.polygon), 0) - sum('outside')
      expect(inside - overlapInside + sum('gap')).toBeCloseTo(squareMetres(community.polygon), -1)
    }),
  )
})

/** Width of the overlap of two spans that lies outside 0…200. */
function overlapBeyond(a: [number, number], b: [number, number]): number {
  const from = Math.max(a[0], b[0])
  const to = Math.min(a[1], b[1])
  const within = Math.max(0, Math.min(200, to) - Math.max(0, from))
  return Math.max(0, to - from) - within
}
