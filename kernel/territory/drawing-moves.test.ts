import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  carveGrid,
  type DraftMap,
  insertCorner,
  mergeGrids,
  moveCorner,
  planOf,
  removeCorner,
  splitGrid,
} from './drawing-moves.ts'
import { squareMetres } from './geometry.ts'
import { at, box } from './shapes.fixtures.ts'
import { checkTopology } from './topology.ts'

const community = { code: '990101001001', polygon: box([0, 0, 200, 100]) }
const [west, east] = ['990101001001001', '990101001001002']
const start: DraftMap = {
  grids: [
    { code: west, name: '一', polygon: box([0, 0, 100, 100]) },
    { code: east, name: '二', polygon: box([100, 0, 200, 100]) },
  ],
  ends: [],
}
const fresh = { code: '990101001001003', name: '三', polygon: [], predecessor: east }
const faults = (map: DraftMap) => checkTopology({ community, grids: map.grids })

test('a corner two grids share moves for both, wherever it goes: no gap and no overlap between them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 190 }), fc.integer({ min: 20, max: 80 }), (x, y) => {
      const bent = insertCorner(start, [at(100, 0), at(100, 100)], at(100, 50))
      expect(faults(moveCorner(bent, at(100, 50), at(x, y)))).toEqual([])
    }),
  )
})

test('a corner that was put in can be taken out again, and a triangle keeps its three', () => {
  const bent = insertCorner(start, [at(100, 0), at(100, 100)], at(110, 50))
  expect(planOf(start, bent).grids.map(({ code }) => code)).toEqual([west, east])
  expect(removeCorner(bent, at(110, 50)).grids.map(grid => squareMetres(grid.polygon))).toEqual(
    start.grids.map(grid => squareMetres(grid.polygon)),
  )
  const triangle: DraftMap = {
    grids: [{ code: west, name: '', polygon: [[[at(0, 0), at(9, 0), at(0, 9), at(0, 0)]]] }],
    ends: [],
  }
  expect(removeCorner(triangle, at(9, 0))).toEqual(triangle)
})

test('a split covers the same ground with one grid more, and merging gives back what was', () => {
  const split = splitGrid(start, east, { from: 0, to: 2, fresh })
  expect(split.grids).toHaveLength(3)
  expect(faults(split)).toEqual([])
  expect(planOf(start, split).grids.map(({ code, name }) => [code, name])).toEqual([
    [east, undefined],
    [fresh.code, '三'],
  ])
  const merged = mergeGrids(split, fresh.code, east)
  expect([merged.grids.length, merged.ends]).toEqual([2, []])
  expect(faults(merged)).toEqual([])
  expect(mergeGrids(start, west, east).ends).toEqual([{ code: west, successorCode: east }])
})

test('a new grid takes its ground from the others and never reaches beyond the community', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20, max: 150 }), fc.integer({ min: 30, max: 90 }), (x, width) => {
      const drawn = carveGrid(start, { ...fresh, polygon: box([x, 20, x + width, 130]) }, community.polygon)
      expect(faults(drawn)).toEqual([])
    }),
  )
})
