import { sql } from 'kysely'
import { underArea } from '#kernel/people/server/index.ts'
import type { Db } from '#platform/db/index.ts'

interface Asked {
  /** Of an area, or of one person for their own eyes. */
  of: { areaCode: string } | { personId: string }
  from: Date
}

/** What sentinels reported since a day and what of it was brought to a good end; what only some may read is left out. */
export async function countSentinelReports(db: Db, { of, from }: Asked): Promise<{ reports: number; solved: number }> {
  return db
    .selectFrom('matters.matter as m')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 'm.district').onRef('c.id', '=', 'm.case_id'),
    )
    .select(sql<number>`count(*)::int`.as('reports'))
    .select(sql<number>`(count(*) filter (where c.final and c.outcome = 'done'))::int`.as('solved'))
    .where('m.source', '=', 'sentinel')
    .where('m.created_at', '>=', from)
    .where('c.reading', 'is', null)
    .where(
      'areaCode' in of ? underArea(of.areaCode, 'c.area_code') : sql<boolean>`c.requester_id = ${of.personId}::uuid`,
    )
    .executeTakeFirstOrThrow()
}
