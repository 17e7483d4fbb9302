import { sql } from 'kysely'
import type { CountedMeasure } from '#kernel/appraisal/server/index.ts'

/** Claims of these organisations that were delivered and confirmed in a time: what an appraisal may count. */
function countDelivered(kind: 'service_order' | 'wish'): CountedMeasure['count'] {
  return async (db, { subjectIds, from, to }) => {
    if (subjectIds.length === 0) return new Map()
    const rows = await db
      .selectFrom('orders.service_claim as s')
      .innerJoin('workflow.case as c', join =>
        join.onRef('c.district', '=', 's.district').onRef('c.id', '=', 's.case_id'),
      )
      .select('s.organisation_id')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('s.organisation_id', 'in', [...subjectIds])
      .where('s.subject_kind', '=', kind)
      .where('s.state', '=', 'delivered')
      .where('c.state', 'in', ['done', 'fulfilled'])
      .where('c.closed_at', '>=', from)
      .where('c.closed_at', '<', to)
      .groupBy('s.organisation_id')
      .execute()
    return new Map(rows.flatMap(row => (row.organisation_id ? [[row.organisation_id, row.count] as const] : [])))
  }
}

/** Of organisations only: a person who helps is thanked, not counted (charter 2 and 3). */
export const serviceMeasures: readonly CountedMeasure[] = [
  { key: 'orders.orders_fulfilled', subject: 'organisation', count: countDelivered('service_order') },
  { key: 'orders.wishes_fulfilled', subject: 'organisation', count: countDelivered('wish') },
]
