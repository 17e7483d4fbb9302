import type { Random } from '../random.ts'
import { type Compound, foundedAt } from './compounds.ts'

export interface Dwelling {
  id: string
  name: string
  floor: number
  /** Floor area in 0.01 square metre. */
  areaCentiM2: number
}

export interface Unit {
  id: string
  district: string
  buildingId: string
  name: string
  dwellings: readonly Dwelling[]
}

const homes = { old: [4200, 7800], middle: [7600, 11_500], new: [8900, 14_300] } as const

/** Stairwells and homes of one compound: a sample city draws them for a few compounds only. */
export function buildUnits(random: Random, compound: Compound): Unit[] {
  return compound.buildings.flatMap(building => {
    const count = compound.style === 'new' ? random.int(1, 2) : random.int(2, 4)
    const perFloor = compound.style === 'new' ? 4 : 2
    return Array.from({ length: count }, (_, index) => ({
      id: random.id(foundedAt),
      district: compound.district,
      buildingId: building.id,
      name: `${index + 1}单元`,
      dwellings: dwellings(random, compound, building.floors, perFloor),
    }))
  })
}

function dwellings(random: Random, compound: Compound, floors: number, perFloor: number): Dwelling[] {
  const [smallest, largest] = homes[compound.style]
  // Homes above one another have the same plan.
  const plans = Array.from({ length: perFloor }, () => random.int(smallest, largest))
  return Array.from({ length: floors }, (_, level) =>
    plans.map((areaCentiM2, door) => ({
      id: random.id(foundedAt),
      name: `${level + 1}${String(door + 1).padStart(2, '0')}室`,
      floor: level + 1,
      areaCentiM2,
    })),
  ).flat()
}
