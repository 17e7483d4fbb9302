import { sql } from 'kysely'
import type { OrdersDb } from '../orders-db.ts'

export interface ServiceRecord {
  id: string
  personId: string
  at: Date
  title: string
  place: string
  areaCode: string
}

interface Asked {
  personIds: readonly string[]
  from: Date
  to: Date
  /** At most 2000; 200 where nothing is said. */
  limit?: number
}

const MOST = 200

/**
 * What these persons did for others and somebody confirmed, the newest first: orders, wishes and grid tasks they had
 * claimed. For the person themselves; and, where a published rule has the community appraise them and they are told so, for those
 * of the community, of what was done there. Nobody else is given a list of it (charter 2).
 */
export async function serviceRecords(
  db: OrdersDb,
  { personIds, from, to, limit = MOST }: Asked,
): Promise<ServiceRecord[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<ServiceRecord>`
    select s.id, s.person_id as "personId", c.closed_at as at, c.title, a.name as place, c.area_code as "areaCode"
    from (
      select district, id, case_id, person_id from orders.service_claim
      where person_id = any(${[...personIds]}::uuid[]) and state = 'delivered'
      union all
      select district, id, case_id, person_id from orders.task_claim where person_id = any(${[...personIds]}::uuid[])
    ) as s
    join workflow.case as c on c.district = s.district and c.id = s.case_id
    join territory.area as a on a.code = c.area_code
    where c.state in ('done', 'fulfilled', 'confirmed') and c.closed_at >= ${from} and c.closed_at < ${to}
    order by c.closed_at desc, s.id desc limit ${Math.min(limit, 2000)}`.execute(db)
  return rows
}
