import type { Db } from '#platform/db/index.ts'
import { buildGridIndex, DEFAULT_TOLERANCE_M, type GridIndex } from '../grid-index.ts'
import { openBoundaries } from './boundary-store.ts'
import { mapState } from './map-state.ts'

// Grids fit in memory and change a few times a year: every process keeps one index, and asks for the map's token first,
// so that a change is seen by the next call in this process and in all others, and a rolled-back one by none.
let cached: { key: string; index: GridIndex } | null = null

/** The index over the open boundaries: one small read, or, when the map has changed, a rebuild. */
export async function loadGridIndex(db: Db): Promise<GridIndex> {
  const { token, toleranceM } = await mapState(db)
  const key = `${token} ${toleranceM}`
  if (cached?.key === key) return cached.index
  const boundaries = await openBoundaries(db, { levels: ['district', 'grid'] })
  const index = buildGridIndex(boundaries, { toleranceM: toleranceM ?? DEFAULT_TOLERANCE_M })
  cached = { key, index }
  return index
}

/** Drops this process's index, for those who write boundaries past this module (a restored backup, a seed). */
export function invalidateGridIndex(): void {
  cached = null
}
