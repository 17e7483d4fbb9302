import { messages } from '../index.ts'
import { applyRedraws } from './apply-redraws.job.ts'
import { territoryPart } from './handlers.ts'
import type { TerritoryDeps } from './territory-deps.ts'

export { readTileOrigins } from './base-map-store.ts'
export { getArea, listAreas, pathOf } from './area-queries.ts'
export { type NewBoundary, openBoundaries, replaceBoundaries } from './boundary-store.ts'
export type { TerritoryCtx } from './ctx.ts'
export { createArea, editArea } from './edit-areas.ts'
export { errorFile } from './error-file.ts'
export { type BoundaryImportOptions, importBoundaries } from './import-boundaries.ts'
export { importDivisions } from './import-divisions.ts'
export { invalidateGridIndex, loadGridIndex } from './load-grid-index.ts'
export { type LocatedPoint, locatePoint } from './locate-point.ts'
export type { ImportOptions } from './prepared-import.ts'

export function territoryServer(deps: TerritoryDeps) {
  return {
    part: territoryPart(deps),
    jobs: [applyRedraws(deps)],
    messages: { namespace: 'territory', bundle: messages },
  }
}
