import type { Db } from '#platform/db/index.ts'
import { districtOf } from '../code.ts'
import { toWgs84 } from '../crs.ts'
import { grow, metresToBounds } from '../geometry.ts'
import type { Located } from '../grid-index.ts'
import type { AreaRef, Compound, Crs } from '../shapes.ts'
import { pathOf } from './area-queries.ts'
import { inForceOn } from './in-force.ts'
import { loadGridIndex } from './load-grid-index.ts'

export interface LocatedPoint extends Located {
  lng: number
  lat: number
  path: AreaRef[]
  compound: (Pick<Compound, 'district' | 'id' | 'name' | 'address'> & { distanceM: number }) | null
}

/** A compound farther than this from its own point is somebody else's. */
const COMPOUND_WITHIN_M = 300

/** The place of a point in any frame: grid, names on the way down, compound nearby. */
export async function locatePoint(
  db: Db,
  { lng, lat, crs, today }: { lng: number; lat: number; crs: Crs; today: string },
): Promise<LocatedPoint> {
  const [x, y] = toWgs84(lng, lat, crs)
  const located = (await loadGridIndex(db)).locate(x, y)
  const path = await pathOf(db, located.code)
  const compound = await compoundNear(db, { lng: x, lat: y, district: districtOf(located.code), today })
  return { ...located, lng: x, lat: y, path, compound }
}

async function compoundNear(
  db: Db,
  { lng, lat, district, today }: { lng: number; lat: number; district: string; today: string },
): Promise<LocatedPoint['compound']> {
  const [west, south, east, north] = grow([lng, lat, lng, lat], COMPOUND_WITHIN_M)
  const rows = await db
    .selectFrom('territory.compound')
    .select(['district', 'id', 'name', 'address', 'lng', 'lat'])
    .where('district', '=', district)
    .where('lng', '>=', west)
    .where('lng', '<=', east)
    .where('lat', '>=', south)
    .where('lat', '<=', north)
    .where(inForceOn(today, 'valid_to'))
    .orderBy('id')
    .execute()
  const [nearest] = rows
    .map(row => ({ row, distanceM: Math.round(metresToBounds([lng, lat], [row.lng, row.lat, row.lng, row.lat])) }))
    .filter(({ distanceM }) => distanceM <= COMPOUND_WITHIN_M)
    .toSorted((a, b) => a.distanceM - b.distanceM)
  if (!nearest) return null
  const { id, name, address } = nearest.row
  return { district, id, name, address, distanceM: nearest.distanceM }
}
