import { sql, type SqlBool } from 'kysely'
import type { CountedMeasure } from '#kernel/appraisal/server/index.ts'

function perUnit(key: string, condition: ReturnType<typeof sql<SqlBool>>): CountedMeasure {
  return {
    key,
    subject: 'organisation',
    async count(db, { subjectIds, from, to }) {
      const { rows } = await sql<{ id: string; n: number }>`
        select organisation_id as id, count(*)::int as n from orders.whistle_call
        where organisation_id = any(${[...subjectIds]}::uuid[]) and released_at is null
          and called_at >= ${from} and called_at < ${to} and ${condition}
        group by organisation_id`.execute(db)
      return new Map(rows.map(row => [row.id, row.n]))
    },
  }
}

function perSide(key: string, condition: ReturnType<typeof sql<SqlBool>>): CountedMeasure {
  return {
    key,
    subject: 'area',
    async count(db, { subjectIds, from, to }) {
      const { rows } = await sql<{ id: string; n: number }>`
        select w.side_area as id, count(*)::int as n
        from orders.whistle_call as u join orders.whistle as w on w.district = u.district and w.id = u.whistle_id
        where w.side_area = any(${[...subjectIds]}::text[]) and u.released_at is null
          and u.called_at >= ${from} and u.called_at < ${to} and ${condition}
        group by w.side_area`.execute(db)
      return new Map(rows.map(row => [row.id, row.n]))
    },
  }
}

/** Both sides of a whistle (双考核): the called units by organisation, those who whistled by their area. */
export const whistleMeasures: readonly CountedMeasure[] = [
  perUnit('orders.whistle_called', sql<SqlBool>`true`),
  perUnit('orders.whistle_reported_in_time', sql<SqlBool>`reported_at <= report_by`),
  perUnit('orders.whistle_reported_late', sql<SqlBool>`reported_at > report_by`),
  perUnit('orders.whistle_absent', sql<SqlBool>`in_time = 'absent'`),
  perUnit('orders.whistle_handled', sql<SqlBool>`submitted_at is not null and acted in ('yes', 'partly')`),
  perUnit('orders.whistle_satisfied', sql<SqlBool>`satisfied in ('satisfied', 'basically')`),
  perSide('orders.whistle_answered', sql<SqlBool>`u.answered_at is not null`),
  perSide('orders.whistle_warranted', sql<SqlBool>`u.warranted in ('yes', 'partly')`),
  perSide('orders.whistle_at_hand', sql<SqlBool>`u.at_hand in ('yes', 'partly')`),
]
