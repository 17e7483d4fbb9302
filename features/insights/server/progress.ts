import { levelOf } from '#kernel/territory/index.ts'
import type { InsightsDb } from './insights-db.ts'
import { childrenOf } from './where.ts'

/** Up to when everything in the area is counted; null when a district of it has never been. */
export async function countedUntil(db: InsightsDb, code: string): Promise<string | null> {
  const districts = levelOf(code) === 'city' ? (await childrenOf(db, code)).map(area => area.code) : [code.slice(0, 6)]
  if (districts.length === 0) return null
  const rows = await db
    .selectFrom('insights.progress')
    .select('read_until')
    .where('district', 'in', districts)
    .execute()
  if (rows.length < districts.length) return null
  const earliest = Math.min(...rows.map(row => row.read_until.getTime()))
  return earliest > 0 ? new Date(earliest).toISOString() : null
}
