import { sql } from 'kysely'
import { type Photo, photosOf } from './case-photos.ts'
import type { MattersDb } from './matter-rows.ts'

/** The photos each case was reported with, by case. */
export async function reportPhotos(
  db: MattersDb,
  cases: readonly { district: string; case_id: string }[],
): Promise<Map<string, Photo[]>> {
  if (cases.length === 0) return new Map()
  const keys = cases.map(one => sql`(${one.district}, ${one.case_id}::uuid)`)
  const rows = await db
    .selectFrom('workflow.action')
    .select(['district', 'case_id', 'file_ids'])
    .where(sql<boolean>`(district, case_id) in (${sql.join(keys)})`)
    .where('seq', '=', 1)
    .execute()
  return new Map(rows.map(row => [row.case_id, photosOf(row.district, row.file_ids)]))
}
