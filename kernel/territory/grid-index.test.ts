import { expect, test } from 'vitest'
import { type Boundary, buildGridIndex } from './grid-index.ts'
import { at, box } from './shapes.fixtures.ts'

const COMMUNITY = '990101001001'
const grid = (seq: number, polygon: Boundary['polygon'], generation = 1): Boundary => ({
  code: `${COMMUNITY}${String(seq).padStart(3, '0')}`,
  polygon,
  generation,
})
const code = (seq: number) => `${COMMUNITY}${String(seq).padStart(3, '0')}`
const district = (id: string, polygon: Boundary['polygon']): Boundary => ({ code: id, polygon, generation: 7 })

test('strictly inside one grid', () => {
  const index = buildGridIndex([grid(1, box([0, 0, 100, 100]), 3), grid(2, box([100, 0, 200, 100]))])
  expect(index.locate(...at(50, 50))).toEqual({ code: code(1), attribution: 'inside', generation: 3, distanceM: 0 })
  expect(index.generation).toBe(3)
})

test('a shared border, its ends, and a corner of four grids go to the lowest code, in whatever order they are drawn', () => {
  const four = [
    grid(4, box([0, 0, 100, 100])),
    grid(2, box([100, 0, 200, 100])),
    grid(3, box([0, 100, 100, 200])),
    grid(1, box([100, 100, 200, 200])),
  ]
  for (const boundaries of [four, four.toReversed()]) {
    const index = buildGridIndex(boundaries)
    expect(index.locate(...at(100, 50))).toMatchObject({ code: code(2), attribution: 'edge' })
    expect(index.locate(...at(50, 100))).toMatchObject({ code: code(3), attribution: 'edge' })
    expect(index.locate(...at(100, 100))).toMatchObject({ code: code(1), attribution: 'edge' })
    // Thirds of the border are not exact in binary; a border is a centimetre wide, so they are on it all the same.
    expect(index.locate(...at(100, 100 / 3))).toMatchObject({ code: code(2), attribution: 'edge' })
  }
})

test('an outer border belongs to its only grid', () => {
  const index = buildGridIndex([grid(5, box([0, 0, 100, 100]))])
  expect(index.locate(...at(0, 50))).toMatchObject({ code: code(5), attribution: 'edge', distanceM: 0 })
})

test('an overlap goes to the lowest code', () => {
  const index = buildGridIndex([grid(2, box([0, 0, 100, 100])), grid(1, box([50, 0, 150, 100]))])
  expect(index.locate(...at(75, 50))).toMatchObject({ code: code(1), attribution: 'edge' })
  expect(index.locate(...at(25, 50))).toMatchObject({ code: code(2), attribution: 'inside' })
})

test('a school cut out of a grid is its own place', () => {
  const index = buildGridIndex([grid(1, box([0, 0, 100, 100], [40, 40, 60, 60])), grid(9, box([40, 40, 60, 60]))])
  expect(index.locate(...at(50, 50))).toMatchObject({ code: code(9), attribution: 'inside' })
  expect(index.locate(...at(40, 50))).toMatchObject({ code: code(1), attribution: 'edge' })
})

test('outside all grids the nearest takes it, up to the tolerance', () => {
  const boundaries = [
    grid(2, box([0, 0, 100, 100])),
    grid(1, box([300, 0, 400, 100])),
    district('990101', box([-9e3, -9e3, 9e3, 9e3])),
  ]
  const index = buildGridIndex(boundaries)
  expect(index.locate(...at(150, 50))).toMatchObject({ code: code(2), attribution: 'nearest' })
  // Equally near: the lowest code.
  expect(index.locate(...at(200, 50))).toMatchObject({ code: code(1), attribution: 'nearest' })
  expect(index.locate(...at(50, -179))).toMatchObject({ code: code(2), attribution: 'nearest' })
  expect(index.locate(...at(50, -181))).toMatchObject({ code: '990101', attribution: 'outside', generation: 7 })
  expect(buildGridIndex(boundaries, { toleranceM: 10 }).locate(...at(150, 50))).toMatchObject({
    attribution: 'outside',
  })
})

test('far from all grids only the district is known: the one it lies in, else the nearest, else by bounds', () => {
  const east = district('990102', box([1_000, 0, 2_000, 1_000]))
  const west = district('990101', box([0, 0, 1_000, 1_000]))
  const index = buildGridIndex([east, west])
  expect(index.locate(...at(1_500, 500))).toMatchObject({ code: '990102', attribution: 'outside', distanceM: 0 })
  expect(index.locate(...at(1_000, 500))).toMatchObject({ code: '990101', attribution: 'outside' })
  expect(index.locate(...at(5_000, 500))).toMatchObject({ code: '990102', attribution: 'outside' })
  const noDistrict = buildGridIndex([grid(1, box([0, 0, 10, 10]))])
  expect(noDistrict.locate(...at(90_000, 0))).toMatchObject({ code: '990101', attribution: 'outside' })
})

test('with nothing drawn it says so instead of inventing a place', () => {
  expect(() => buildGridIndex([]).locate(...at(0, 0))).toThrow('territory.no_boundaries')
})

test('communities and streets do not take part', () => {
  const index = buildGridIndex([
    grid(1, box([0, 0, 100, 100])),
    { code: COMMUNITY, polygon: box([0, 0, 500, 500]), generation: 1 },
  ])
  expect(index.grids).toBe(1)
  expect(index.locate(...at(250, 50))).toMatchObject({ code: code(1), attribution: 'nearest' })
})
