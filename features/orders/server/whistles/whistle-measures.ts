import { sql, type SqlBool } from 'kysely'
import type { Db } from '#platform/db/index.ts'

/** As the appraisal engine takes it: how often something happened to each subject in a period. */
interface CountedMeasure {
  key: string
  subject: 'organisation' | 'area' | 'person'
  count: (
    db: Db,
    asked: { subjectIds: readonly string[]; from: Date; to: Date },
  ) => Promise<ReadonlyMap<string, number>>
}

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
  perUnit('whistles.called', sql<SqlBool>`true`),
  perUnit('whistles.reported_in_time', sql<SqlBool>`reported_at <= report_by`),
  perUnit('whistles.reported_late', sql<SqlBool>`reported_at > report_by`),
  perUnit('whistles.absent', sql<SqlBool>`in_time = 'absent'`),
  perUnit('whistles.handled', sql<SqlBool>`submitted_at is not null and acted in ('yes', 'partly')`),
  perUnit('whistles.satisfied', sql<SqlBool>`satisfied in ('satisfied', 'basically')`),
  perSide('whistles.answered', sql<SqlBool>`u.answered_at is not null`),
  perSide('whistles.warranted', sql<SqlBool>`u.warranted in ('yes', 'partly')`),
  perSide('whistles.at_hand', sql<SqlBool>`u.at_hand in ('yes', 'partly')`),
]
