import { type Expression, type SqlBool, sql } from 'kysely'
import { prefixRange } from '#kernel/territory/index.ts'
import { type MattersDb, matterRows } from './matter-rows.ts'

/** Digits of a community's code: what is not public is placed at its middle. */
const COMMUNITY = 12

/**
 * What may be published one by one (PIPL art. 5, 6 and 13; Regulations on Open Government Information art. 14, 15): of a
 * category that is not between people, accepted as ours, not a petition nor otherwise guarded, not raised in secret.
 */
const published = sql<SqlBool>`(m.kind <> 'petition' and c.reading is null and k.near_shown and c.state not in ('voided', 'withdrawn', 'declined')
  and not exists (select from matters.requester r
    where r.district = m.district and r.matter_id = m.id and r.secret_from_unit))`

/**
 * Words, title and exact place are public only of what staff found on their rounds in public space, once a second
 * person has read and accepted it. What a resident wrote stays with those who work on it.
 */
const isOpen = sql<boolean>`(m.kind = 'grid_event' and c.bucket <> 'accept')`

/** Every open view of matters starts here; the rule cannot be left out. */
export function openRows(db: MattersDb) {
  return matterRows(db)
    .innerJoin('matters.category as k', 'k.id', 'c.category')
    .innerJoin('territory.area as a', join => join.on(sql<SqlBool>`a.code = left(c.area_code, ${sql.lit(COMMUNITY)})`))
    .where(published)
}

/** The columns that may leave, each as public as the row is. */
export function withOpenColumns(query: ReturnType<typeof openRows>) {
  return query
    .select(['m.district', 'm.id', 'm.kind', 'c.id as case_id', 'c.number', 'c.state', 'c.final', 'c.opened_at'])
    .select([
      'c.updated_at',
      'c.due_at',
      'k.id as category',
      'k.name as category_name',
      'k.name_en as category_name_en',
    ])
    .select(['a.code as area_code', 'a.name as area_name', 'a.name_en as area_name_en'])
    .select([
      isOpen.as('open'),
      sql<string | null>`case when ${isOpen} then c.title end`.as('title'),
      sql<string | null>`case when ${isOpen} then m.words end`.as('words'),
      sql<string | null>`case when ${isOpen} then c.place end`.as('place'),
      sql<number | null>`case when ${isOpen} then m.lng else a.lng end`.as('lng'),
      sql<number | null>`case when ${isOpen} then m.lat else a.lat end`.as('lat'),
    ])
}

export type OpenRow = Awaited<ReturnType<ReturnType<typeof withOpenColumns>['execute']>>[number]

/** The answer to "what lies there" must not tell more than what is shown: judged by the place that is published. */
export function inBox([west, south, east, north]: readonly [number, number, number, number]): Expression<SqlBool> {
  return sql<SqlBool>`case when ${isOpen} then m.lng else a.lng end between ${west} and ${east}
    and case when ${isOpen} then m.lat else a.lat end between ${south} and ${north}`
}

/** Under an area. One smaller than a community would place what is only placed in a community. */
export function inArea(code: string): Expression<SqlBool> {
  const [from, to] = prefixRange(code)
  const within = sql<SqlBool>`(c.area_code >= ${from} and c.area_code < ${to})`
  return code.length <= COMMUNITY ? within : sql<SqlBool>`(${within} and ${isOpen})`
}

export const openOnly: Expression<SqlBool> = isOpen
