import { sql } from 'kysely'
import type { MattersDb } from './matter-rows.ts'
import { openRows } from './open-rows.ts'

/** Public matters counted by community, of the communities whose middle lies in the box. */
export async function openCommunities(
  db: MattersDb,
  at: { box: readonly [number, number, number, number]; since: Date },
) {
  const [west, south, east, north] = at.box
  const rows = await openRows(db)
    .select(['a.code', 'a.name', 'a.lng', 'a.lat'])
    .select([
      sql<number>`count(*) filter (where not c.final)`.as('open'),
      sql<number>`count(*) filter (where c.final)`.as('closed'),
    ])
    .where('c.opened_at', '>=', at.since)
    .where('a.lng', '>=', west)
    .where('a.lng', '<=', east)
    .where('a.lat', '>=', south)
    .where('a.lat', '<=', north)
    .groupBy(['a.code', 'a.name', 'a.lng', 'a.lat'])
    .execute()
  return rows.flatMap(({ code, name, lng, lat, open, closed }) =>
    lng === null || lat === null ? [] : [{ code, name, lng, lat, open: Number(open), closed: Number(closed) }],
  )
}
