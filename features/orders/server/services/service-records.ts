import { sql } from 'kysely'
import type { OrdersDb } from '../orders-db.ts'

export interface ServiceRecord {
  id: string
  at: Date
  title: string
  place: string
}

interface Asked {
  personIds: readonly string[]
  from: Date
  to: Date
}

const MOST = 200

/**
 * What these persons did for others and somebody confirmed, the newest first: orders, wishes and grid tasks they had
 * claimed. For the person themselves only; nobody else is given a list of it (charter 2).
 */
export async function serviceRecords(db: OrdersDb, { personIds, from, to }: Asked): Promise<ServiceRecord[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<ServiceRecord>`
    select s.id, c.closed_at as at, c.title, a.name as place
    from (
      select district, id, case_id from orders.service_claim
      where person_id = any(${[...personIds]}::uuid[]) and state = 'delivered'
      union all
      select district, id, case_id from orders.task_claim where person_id = any(${[...personIds]}::uuid[])
    ) as s
    join workflow.case as c on c.district = s.district and c.id = s.case_id
    join territory.area as a on a.code = c.area_code
    where c.state in ('done', 'fulfilled', 'confirmed') and c.closed_at >= ${from} and c.closed_at < ${to}
    order by c.closed_at desc, s.id desc limit ${MOST}`.execute(db)
  return rows
}
