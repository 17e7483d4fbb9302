import { squareMetres } from '#kernel/territory/index.ts'
import type { AreaValue } from '#ui/map/area-layer.ts'
import type { AreaDensity, BoundaryCollection, ChildNumbers } from './api.ts'
import { numberOf } from './map-shapes.ts'
import { type Density, type Measure, twoDigits } from './measure.ts'

/** As written where a number may not be shown. */
export interface Marks {
  /** Beyond reach. */
  unseen: string
  /** One to four. */
  few: string
  /** Nothing is known to divide by. */
  unknown: string
}

export function measureValues(numbers: ChildNumbers, codes: readonly string[], of: { measure: Measure; marks: Marks }) {
  return codes.map((code): AreaValue => {
    const value = numberOf(numbers, code, of.measure)
    return { code, value, text: value === null ? of.marks.unseen : String(value) }
  })
}

/** Matters per square kilometre of the drawn part, or per 1,000 of its dwellings. */
export function densityValues(
  counted: AreaDensity,
  parts: BoundaryCollection,
  of: { density: Density; marks: Marks },
): AreaValue[] {
  const { density, marks } = of
  const items = new Map(counted.items.map(item => [item.code, item]))
  return parts.features.map(({ geometry, properties: { code } }): AreaValue => {
    const item = items.get(code)
    if (!item) return { code, value: null, text: marks.unseen }
    if (item.count === null) return { code, value: null, text: marks.few }
    const over = density === 'perKm2' ? squareMetres(geometry.coordinates) / 1e6 : (item.households ?? 0) / 1_000
    if (over <= 0) return { code, value: null, text: marks.unknown }
    const value = twoDigits(item.count / over)
    return { code, value, text: String(value) }
  })
}
