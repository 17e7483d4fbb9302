import { sql } from 'kysely'
import type { Db } from '#platform/db/index.ts'

/**
 * What was reported in a compound in a period, by category, the most frequent first: what the place needs. Voided and
 * merged matters do not count, nor what only some may read.
 */
export async function countByCategory(
  db: Db,
  asked: { district: string; compoundId: string; from: Date; to: Date },
): Promise<{ category: string; zh: string; en: string; count: number }[]> {
  return db
    .selectFrom('matters.matter as m')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 'm.district').onRef('c.id', '=', 'm.case_id'),
    )
    .innerJoin('matters.category as k', 'k.id', 'c.category')
    .select(['k.id as category', 'k.name as zh', 'k.name_en as en', sql<number>`count(*)::int`.as('count')])
    .where('m.district', '=', asked.district)
    .where('m.compound_id', '=', asked.compoundId)
    .where('m.created_at', '>=', asked.from)
    .where('m.created_at', '<=', asked.to)
    .where('c.reading', 'is', null)
    .where('c.merged_into', 'is', null)
    .where('c.state', '<>', 'voided')
    .groupBy(['k.id', 'k.name', 'k.name_en'])
    .orderBy('count', 'desc')
    .orderBy('k.id')
    .execute()
}
