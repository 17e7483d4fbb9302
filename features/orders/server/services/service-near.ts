import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { NATIONAL_CALENDAR } from '#kernel/calendar/index.ts'
import type { slotTimes } from '../../service-shapes.ts'

const METRES_A_DEGREE = 111_320

interface Near {
  lng?: number | undefined
  lat?: number | undefined
  within?: number | undefined
}

/** Metres from where somebody stands to `lng`, `lat` of a row, rounded to ten; null without a position. */
export function metresTo({ lng, lat }: Near, columns: { lng: string; lat: string }): RawBuilder<number | null> {
  if (lng === undefined || lat === undefined) return sql<null>`null::int`
  const east = sql`(${sql.ref(columns.lng)} - ${lng}) * ${Math.cos((lat * Math.PI) / 180)}::float8`
  const north = sql`(${sql.ref(columns.lat)} - ${lat})`
  return sql<number>`(round(${METRES_A_DEGREE / 10} * sqrt(power(${east}, 2) + power(${north}, 2)))::int * 10)`
}

export function withinMetres(near: Near, columns: { lng: string; lat: string }): Expression<SqlBool>[] {
  if (near.within === undefined || near.lng === undefined || near.lat === undefined) return []
  return [sql<SqlBool>`${metresTo(near, columns)} <= ${near.within}`]
}

/** Slots in the time of people who work (A16), by the calendar: evenings of working days, or days off. */
export function atTime(time: (typeof slotTimes)[number] | undefined, column: string): Expression<SqlBool>[] {
  if (time === undefined) return []
  const local = sql`(${sql.ref(column)} at time zone 'Asia/Shanghai')`
  const off = sql<SqlBool>`coalesce((select d.kind = 'rest' from calendar.day as d
    where d.calendar_id = ${NATIONAL_CALENDAR} and d.date = ${local}::date), extract(isodow from ${local}) > 5)`
  if (time === 'weekend') return [off]
  return [sql<SqlBool>`(extract(hour from ${local}) >= 18 and not ${off})`]
}
