import type { Db } from '#platform/db/index.ts'
import { districtOf, lineage } from '#kernel/territory/index.ts'
import { type RoundRow, toRound } from './round-rows.ts'

/** The round of a scheme that runs at an area or above it now: open or being counted; the nearest first. Undefined: none. */
export async function currentRound(
  db: Db,
  at: { schemeKey: string; areaCode: string },
): Promise<Pick<RoundRow, 'district' | 'id' | 'title' | 'state' | 'closes_at' | 'area_code'> | undefined> {
  const row = await db
    .selectFrom('appraisal.round')
    .selectAll()
    .where('district', 'in', [...new Set(lineage(at.areaCode).map(districtOf))])
    .where('area_code', 'in', lineage(at.areaCode))
    .where('scheme_key', '=', at.schemeKey)
    .where('state', 'in', ['open', 'counting'])
    .orderBy('area_code', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toRound(row)
}
