import type { Db } from '#platform/db/index.ts'
import { DomainError, notFound } from '#platform/error.ts'
import { levelOf } from '../code.ts'
import type { AreaRef, TopologyFault } from '../shapes.ts'
import { checkTopology } from '../topology.ts'
import { openBoundaries } from './boundary-store.ts'
import { inForceOn } from './in-force.ts'

export interface GridCheck {
  faults: TopologyFault[]
  undrawn: AreaRef[]
  communityDrawn: boolean
}

/** Checks the drawn grids of one community against each other and against the community. */
export async function checkGrids(
  db: Db,
  { code, today, levelName }: { code: string; today: string; levelName: string },
): Promise<GridCheck> {
  if (levelOf(code) !== 'community')
    throw new DomainError('territory.other_level', { status: 422, field: 'code', params: { code, level: levelName } })
  const community = await db.selectFrom('territory.area').select('code').where('code', '=', code).executeTakeFirst()
  if (!community) throw notFound()
  const grids = await db
    .selectFrom('territory.area as area')
    .select(['area.code', 'area.name'])
    .where('area.parent_code', '=', code)
    .where(inForceOn(today, 'area.valid_to'))
    .orderBy('area.code')
    .execute()
  const boundaries = await openBoundaries(db, { levels: ['community', 'grid'], under: code })
  const own = boundaries.find(boundary => boundary.code === code)
  const drawn = boundaries.filter(boundary => boundary.code !== code)
  const drawnCodes = new Set(drawn.map(boundary => boundary.code))
  return {
    faults: checkTopology({ community: { code, polygon: own?.polygon ?? null }, grids: drawn }),
    undrawn: grids.filter(grid => !drawnCodes.has(grid.code)).map(grid => ({ ...grid, level: 'grid' })),
    communityDrawn: own !== undefined,
  }
}
