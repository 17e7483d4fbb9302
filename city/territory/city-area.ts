import type { Cell } from '../geometry/outline.ts'
import type { MultiPolygon, Position } from '../geometry/position.ts'

export type AreaLevel = 'city' | 'district' | 'street' | 'community' | 'grid'

/** A node of the coded tree with its outline; a parent's outline is exactly the union of its children's. */
export interface CityArea {
  code: string
  level: AreaLevel
  parentCode: string | null
  name: string
  nameEn: string
  /** Grids: basic or what it is dedicated to. Others: basic. */
  kind: 'basic' | 'school' | 'hospital' | 'park' | 'market'
  /** The nets merged into a grid (C29, D03). */
  functions: readonly string[]
  households: number
  polygon: MultiPolygon
  /** A point inside, for labels. */
  point: Position
  /** Lattice cells it is made of; streets are named after their lines. */
  cells: readonly Cell[]
}
