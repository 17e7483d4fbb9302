import { fileUrl } from '#kernel/files/index.ts'
import type { MattersDb } from './matter-rows.ts'

export interface Photo {
  id: string
  url: string
  thumbnailUrl: string
}

export function photosOf(district: string, ids: readonly string[]): Photo[] {
  return ids.map(id => ({ id, url: fileUrl(district, id), thumbnailUrl: fileUrl(district, id, 'thumbnail') }))
}

const showResult: readonly string[] = ['submit', 'settle']

/** What it looked like when it was reported, and after the latest result that was handed in. */
export async function beforeAndAfter(
  db: MattersDb,
  key: { district: string; caseId: string },
): Promise<{ before: Photo[]; after: Photo[] }> {
  const rows = await db
    .selectFrom('workflow.action')
    .select(['name', 'file_ids'])
    .where('district', '=', key.district)
    .where('case_id', '=', key.caseId)
    .where('name', 'in', ['open', ...showResult])
    .orderBy('seq')
    .execute()
  const ids = (found: (typeof rows)[number] | undefined) => photosOf(key.district, found?.file_ids ?? [])
  return {
    before: ids(rows.find(row => row.name === 'open')),
    after: ids(rows.findLast(row => showResult.includes(row.name) && row.file_ids.length > 0)),
  }
}
