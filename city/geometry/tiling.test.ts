import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAreaCode, levelOf, parentOf } from '#kernel/territory/index.ts'
import { createRandom } from '../random.ts'
import { layOut } from '../territory/areas.ts'
import type { CityArea } from '../territory/city-area.ts'
import { areaOf, boundsOf, clearance, contains, drawIn } from './measure.ts'
import type { MultiPolygon, Position } from './position.ts'

const seeds = [1, 2, 3, 7, 2026]
const laid = new Map(seeds.map(seed => [seed, layOut(createRandom(seed).fork('ground')).areas]))
const levels = ['city', 'district', 'street', 'community'] as const

function at(areas: readonly CityArea[], level: string): CityArea[] {
  return areas.filter(area => area.level === level)
}

/** Border segments without direction. */
function segments(polygon: MultiPolygon): string[] {
  return polygon.flat().flatMap(ring =>
    ring.slice(1).map((end, index) => {
      const start = ring[index] as Position
      return [String(start), String(end)].toSorted().join(' ')
    }),
  )
}

function counts(polygons: readonly MultiPolygon[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const segment of polygons.flatMap(segments)) found.set(segment, (found.get(segment) ?? 0) + 1)
  return found
}

test.each(seeds)('seed %i: every inner border is shared by exactly two grids, the rest is the city line', seed => {
  const areas = laid.get(seed) ?? []
  const found = counts(at(areas, 'grid').map(grid => grid.polygon))
  expect([...found.values()].every(count => count <= 2)).toBe(true)
  const outer = [...found].filter(([, count]) => count === 1).map(([segment]) => segment)
  const city = at(areas, 'city').flatMap(area => segments(area.polygon))
  expect(outer.toSorted()).toEqual(city.toSorted())
})

test.each(seeds)('seed %i: each parent is exactly the union of its children', seed => {
  const areas = laid.get(seed) ?? []
  for (const parent of levels.flatMap(level => at(areas, level))) {
    const children = areas.filter(area => area.parentCode === parent.code)
    const once = [...counts(children.map(child => child.polygon))].filter(([, count]) => count === 1)
    expect(once.map(([segment]) => segment).toSorted()).toEqual(segments(parent.polygon).toSorted())
    // Whole numbers of micro-degrees: no rounding hides a sliver.
    const sum = children.reduce((total, child) => total + areaOf(child.polygon), 0)
    expect(sum).toBe(areaOf(parent.polygon))
  }
})

test('rings are closed, simple and turn the right way', () => {
  for (const area of laid.get(2026) ?? []) {
    expect(area.polygon).toHaveLength(1)
    const [outer = []] = area.polygon[0] ?? []
    expect(outer[0]).toEqual(outer.at(-1))
    const positions = outer.slice(1).map(String)
    expect(new Set(positions).size).toBe(positions.length)
    expect(areaOf([[outer]])).toBeGreaterThan(0)
    expect(contains(area.polygon, area.point)).toBe(true)
  }
})

test('a random point in the city lies in exactly one grid', () => {
  const areas = laid.get(2026) ?? []
  const random = createRandom(5)
  const grids = at(areas, 'grid')
  const [city] = at(areas, 'city')
  const bounds = boundsOf(city?.polygon ?? [])
  let inside = 0
  for (let n = 0; n < 3000; n += 1) {
    const point = drawIn(bounds, random)
    const within = grids.filter(grid => contains(grid.polygon, point)).length
    expect(within).toBe(city && contains(city.polygon, point) ? 1 : 0)
    inside += within
  }
  expect(inside).toBeGreaterThan(1500)
})

test('codes are whole, prefixes are ancestry, and grids run from north to south and west to east', () => {
  for (const areas of laid.values()) {
    expect(new Set(areas.map(area => area.code)).size).toBe(areas.length)
    for (const area of areas) {
      expect(isAreaCode(area.code)).toBe(true)
      expect(levelOf(area.code)).toBe(area.level)
      expect(parentOf(area.code)).toBe(area.parentCode)
    }
    expect(at(areas, 'district').map(area => area.name)).toEqual(['东区', '西区', '滨湖区'])
    expect(at(areas, 'street').length).toBe(12)
    expect(at(areas, 'grid').length).toBeGreaterThanOrEqual(200)
    for (const street of at(areas, 'street')) {
      const communities = areas.filter(area => area.parentCode === street.code).length
      expect(communities).toBeGreaterThanOrEqual(3)
      expect(communities).toBeLessThanOrEqual(5)
    }
  }
})

test('grids are blocks of a few hundred metres, and the lake is one of them', () => {
  const grids = at(laid.get(2026) ?? [], 'grid')
  const side = (grid: CityArea) => Math.sqrt((areaOf(grid.polygon) / 2) * 1e-12 * 110_900 * 94_520)
  const lake = grids.filter(grid => grid.name.startsWith('近邻湖'))
  expect(lake).toHaveLength(1)
  expect(lake[0]?.code.slice(0, 6)).toBe('990103')
  const others = grids.filter(one => one !== lake[0])
  expect(others.filter(grid => side(grid) < 200 || side(grid) > 850)).toEqual([])
  expect(others.filter(grid => clearance(grid.polygon, grid.point) < 25)).toEqual([])
})

test('whatever the seed, a town can be laid out and tiles', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.constantFrom('small' as const, 'full' as const),
      (seed, scale) => {
        const { areas } = layOut(createRandom(seed), scale)
        const grids = at(areas, 'grid')
        const found = counts(grids.map(grid => grid.polygon))
        expect(Math.max(...found.values())).toBe(2)
        const sum = grids.reduce((total, grid) => total + areaOf(grid.polygon), 0)
        expect(sum).toBe(areaOf(areas[0]?.polygon ?? []))
      },
    ),
    { numRuns: 12, seed: 2026 },
  )
})
