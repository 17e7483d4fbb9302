import { sql } from 'kysely'
import type { Db } from '#platform/db/index.ts'
import { underArea } from './matter-filters.ts'

/** Where the open matters under an area lie; for whoever draws borders anew and wants to know what moves. */
export async function openPlaces(db: Db, under: string): Promise<[lng: number, lat: number][]> {
  const rows = await db
    .selectFrom('workflow.case as c')
    .innerJoin('matters.matter as m', join =>
      join.onRef('m.district', '=', 'c.district').onRef('m.id', '=', 'c.subject_id'),
    )
    .select(['m.lng', 'm.lat'])
    .where(sql<boolean>`not c.final`)
    .where('c.subject_kind', '=', 'matter')
    .where(underArea(under))
    .execute()
  return rows.map(({ lng, lat }) => [lng, lat])
}
