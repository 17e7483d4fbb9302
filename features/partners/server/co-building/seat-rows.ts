import { type SqlBool, sql } from 'kysely'
import { shanghaiDate } from '#kernel/people/index.ts'
import { notFound } from '#platform/error.ts'
import { seatStates, type SeatView } from '../../co-building-shapes.ts'
import type { PartnersDb } from '../register/partner-rows.ts'
import { type Key, type ReadCtx, withinScope } from './co-building-ctx.ts'

export function seatRows(db: PartnersDb) {
  return db
    .selectFrom('partners.seat as s')
    .innerJoin('territory.area as a', 'a.code', 's.area_code')
    .innerJoin('people.organisation as k', 'k.id', 's.committee_id')
    .innerJoin('people.organisation as o', 'o.id', 's.organisation_id')
    .leftJoin('people.person as p', 'p.id', 's.person_id')
    .selectAll('s')
    .select(['a.name as area_name', 'k.name as committee', 'o.name as organisation', 'p.name as holder'])
}
export type SeatRow = Awaited<ReturnType<ReturnType<typeof seatRows>['executeTakeFirstOrThrow']>>

export function seatsIn({ scope }: Pick<ReadCtx, 'scope'>) {
  return withinScope(scope, 's.area_code', id => sql<SqlBool>`s.organisation_id = ${id}::uuid`)
}

/** In term on a day, or on the way: what a list shows unless ended ones are asked for. */
export function standsOn(date: string) {
  return sql<SqlBool>`(s.state in ('proposed', 'asked') or ${sitsOn(date)})`
}

export function sitsOn(date: string) {
  return sql<SqlBool>`(s.state = 'seated' and s.ended_on is null and s.valid_to > ${date}::date)`
}

/** One seat within reach; out of reach it is not found. */
export async function requireSeat(ctx: ReadCtx, key: Key): Promise<SeatRow> {
  const row = await seatRows(ctx.tx.db)
    .where('s.district', '=', key.district)
    .where('s.id', '=', key.id)
    .where(seatsIn(ctx))
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export function toSeat(row: SeatRow, now: Date): SeatView {
  const today = shanghaiDate(now)
  const state = seatStates.find(one => one === row.state)
  if (!state) throw new Error(`Unknown state ${row.state}`)
  return {
    ...{ district: row.district, id: row.id, caseId: row.case_id, state },
    area: { code: row.area_code, name: row.area_name },
    committee: { id: row.committee_id, name: row.committee },
    organisation: { id: row.organisation_id, name: row.organisation },
    holder: row.holder ?? (row.proposed || null),
    ...{ validFrom: row.valid_from, validTo: row.valid_to, endedOn: row.ended_on, endReason: row.end_reason },
    sits: state === 'seated' && row.ended_on === null && row.valid_from <= today && today < row.valid_to,
  }
}
