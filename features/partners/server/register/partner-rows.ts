import { type Expression, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { FeatureDb } from '#platform/db/index.ts'
import { inRegister, type PartnerState, partnerStates, weeklyTime, type WeeklyTime } from '../../shapes.ts'

export type PartnersDb = FeatureDb<'partners'>

/** Partners with the names a list shows. The caller adds its scope: there is no list without one. */
export function partnerRows(db: PartnersDb) {
  return db
    .selectFrom('partners.partner as p')
    .leftJoin('people.organisation as o', 'o.id', 'p.organisation_id')
    .innerJoin('territory.area as a', 'a.code', 'p.area_code')
    .selectAll('p')
    .select([sql<string>`coalesce(o.short_name, o.name, p.called)`.as('shown'), 'a.name as area_name'])
}

export type PartnerRow = Awaited<ReturnType<ReturnType<typeof partnerRows>['executeTakeFirstOrThrow']>>

/** The name a list sorts by: a person's own word for themselves never decides an order others can see. */
export const sortName = sql<string>`coalesce(o.short_name, o.name, '')`

export function isIn(states: readonly PartnerState[]): Expression<SqlBool> {
  return sql<SqlBool>`p.state in (${sql.join([...states])})`
}

export const isRegistered = isIn(inRegister)

/** Organisations that agreed to be named; a person never is. */
export const isPublic = sql<SqlBool>`(p.organisation_id is not null and p.listed and ${isRegistered})`

export function stateOf(row: { state: string }): PartnerState {
  const known = partnerStates.find(state => state === row.state)
  if (!known) throw new Error(`Unknown state ${row.state}`)
  return known
}

const stored = z.array(weeklyTime)

export function timesOf(row: { times: unknown }): WeeklyTime[] {
  return stored.parse(row.times)
}
