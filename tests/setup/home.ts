import type { Db } from '#platform/db/index.ts'

/** In the middle of the grid the demo grid worker serves: a report from here reaches the demo desk. */
export function homePoint(db: Db): Promise<{ lng: number | null; lat: number | null }> {
  return db
    .selectFrom('territory.area as a')
    .innerJoin('people.post as p', 'p.area_code', 'a.code')
    .innerJoin('auth.user as u', 'u.person_id', 'p.person_id')
    .select(['a.lng', 'a.lat'])
    .where('u.username', '=', 'grid_worker')
    .executeTakeFirstOrThrow()
}
