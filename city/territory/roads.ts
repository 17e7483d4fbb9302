import type { Random } from '../random.ts'
import type { Cell } from '../geometry/outline.ts'
import { avenueNames, roadNames } from './place-names.ts'

/** Streets carry the names of the lattice lines they follow, so an address agrees with the map. */
export interface Corner {
  road: string
  avenue: string
}

/** The crossing at the south-west of a cell. */
export function cornerOf({ i, j }: Cell): Corner {
  return { road: roadNames[i] ?? '东环路', avenue: avenueNames[j] ?? '北环路' }
}

/** House numbers grow by about a hundred from block to block, northward on roads and eastward on avenues. */
export function addressIn(cells: readonly Cell[], random: Random): string {
  const cell = random.pick(cells)
  const { road, avenue } = cornerOf(cell)
  const number = random.int(2, 98)
  return random.chance(0.55) ? `${road}${cell.j * 100 + number}号` : `${avenue}${cell.i * 100 + number}号`
}

export function crossingIn(cells: readonly Cell[], random: Random): string {
  const { road, avenue } = cornerOf(random.pick(cells))
  return `${road}与${avenue}交叉口`
}
