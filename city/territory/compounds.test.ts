import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { buildCity } from '../city.ts'
import { contains } from '../geometry/measure.ts'

const city = buildCity(2026)
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

test('the same seed is the same city, ids included; another seed is another', () => {
  const again = buildCity(2026)
  expect(digest({ ...again, cast: [...again.cast] })).toBe(digest({ ...city, cast: [...city.cast] }))
  expect(digest(buildCity(2027).areas)).not.toBe(digest(city.areas))
})

test('compounds lie in one community, buildings in a grid their compound touches', () => {
  const polygons = new Map(city.areas.map(area => [area.code, area.polygon]))
  expect(new Set(city.compounds.map(compound => compound.name)).size).toBe(city.compounds.length)
  expect(city.compounds.some(compound => compound.gridCodes.length > 1)).toBe(true)
  const astray = city.compounds.filter(({ communityCode, gridCodes, buildings }) => {
    const misplaced = buildings.filter(
      ({ gridCode, point }) => !gridCodes.includes(gridCode) || !contains(polygons.get(gridCode) ?? [], point),
    )
    return misplaced.length > 0 || gridCodes.some(code => !code.startsWith(communityCode))
  })
  expect(astray).toEqual([])
})

test('the built tree is a sample of bearable size', () => {
  const dwellings = city.units.reduce((sum, unit) => sum + unit.dwellings.length, 0)
  const buildings = city.compounds.reduce((sum, compound) => sum + compound.buildings.length, 0)
  expect(buildings + city.units.length + dwellings).toBeLessThan(15_000)
  expect(dwellings).toBeGreaterThan(500)
})
