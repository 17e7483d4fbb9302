import type { Db } from '#platform/db/index.ts'
import { GIVEN_POSTS } from '../rules.ts'

/** Posts that followed from registrations, those that ended too: of the persons they were given to. */
export async function registrationPosts(db: Db, personIds: readonly string[]) {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('people.post as post')
    .innerJoin('territory.area as area', 'area.code', 'post.area_code')
    .select(['post.id', 'post.role', 'post.area_code', 'area.name', 'post.valid_from', 'post.valid_to'])
    .where('post.person_id', 'in', [...personIds])
    .where('post.role', 'in', [...GIVEN_POSTS])
    .orderBy('post.valid_from', 'desc')
    .orderBy('post.id')
    .limit(50)
    .execute()
  return rows.map(row => ({
    id: row.id,
    role: row.role,
    areaCode: row.area_code,
    areaName: row.name,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}
