import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/tx.ts'

const SUMS = [
  'n',
  'kept',
  'handled',
  'handled_kept',
  'closed',
  'closed_kept',
  'reworked',
  'extended',
  'solved',
  'satisfied',
  'hours',
]
const sums = sql.raw(SUMS.join(', '))
const summed = sql.raw(SUMS.map(name => `sum(${name})`).join(', '))

/** Every event under each area above it, and in each of the four ways it is looked at. */
function spread(district: string, month: string): RawBuilder<unknown> {
  return sql`
    insights.event e
    cross join lateral (select left(e.area_code, length) as area from unnest(array[6, 9, 12, 15]) as length
      where length(e.area_code) >= length) a
    cross join lateral (values ('all', ''), ('field', split_part(e.category, '.', 1)), ('item', e.category),
      ('organisation', coalesce(e.organisation_id::text, ''))) d (dimension, member)
    where e.district = ${district} and e.day in (${staleOf(district, month)})
      and (d.dimension = 'all' or d.member <> '')`
}

/** Sums up the days of a month that are out of date, then the month. The caller holds the district's lock. */
export async function sumMonth(tx: Tx, district: string, month: string): Promise<void> {
  for (const table of ['tally', 'duration']) {
    await sql`delete from ${sql.table(`insights.${table}`)} where district = ${district} and grain = 'day'
      and day in (${staleOf(district, month)})`.execute(tx.db)
    await sql`delete from ${sql.table(`insights.${table}`)} where district = ${district} and grain = 'month'
      and day = ${month}::date`.execute(tx.db)
  }
  await sql`
    insert into insights.tally (district, dimension, area_code, grain, day, member, kind, excluded, ${sums})
    select e.district, d.dimension, a.area, 'day', e.day, d.member, e.kind, e.excluded, ${summed}
    from ${spread(district, month)} group by 1, 2, 3, 5, 6, 7, 8`.execute(tx.db)
  await sql`
    insert into insights.duration (district, dimension, area_code, grain, day, member, excluded, hours, n)
    select e.district, d.dimension, a.area, 'day', e.day, d.member, e.excluded, e.hours, count(*)
    from ${spread(district, month)} and e.kind = 'closed' group by 1, 2, 3, 5, 6, 7, 8`.execute(tx.db)
  await sql`
    insert into insights.tally (district, dimension, area_code, grain, day, member, kind, excluded, ${sums})
    select district, dimension, area_code, 'month', ${month}::date, member, kind, excluded, ${summed}
    from insights.tally where ${daysOf(district, month)} group by 1, 2, 3, 6, 7, 8`.execute(tx.db)
  await sql`
    insert into insights.duration (district, dimension, area_code, grain, day, member, excluded, hours, n)
    select district, dimension, area_code, 'month', ${month}::date, member, excluded, hours, sum(n)
    from insights.duration where ${daysOf(district, month)} group by 1, 2, 3, 6, 7, 8`.execute(tx.db)
  await sql`delete from insights.stale_day where ${inMonth(district, month)}`.execute(tx.db)
}

function staleOf(district: string, month: string): RawBuilder<unknown> {
  return sql`select day from insights.stale_day where ${inMonth(district, month)}`
}

function inMonth(district: string, month: string): RawBuilder<unknown> {
  return sql`district = ${district} and day >= ${month}::date and day < ${month}::date + interval '1 month'`
}

function daysOf(district: string, month: string): RawBuilder<unknown> {
  return sql`grain = 'day' and ${inMonth(district, month)}`
}
