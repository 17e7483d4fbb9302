import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor, Scope } from '#kernel/access/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Linkage } from '../linkage-contract.ts'

/** The scope as a condition on `people.pairing as p`: by place, by organisation, and always one's own. */
export function linkagesWithin(scope: Scope, actor: Actor): Expression<SqlBool> {
  const parts = [
    sql<SqlBool>`p.person_id = ${actor.personId}::uuid`,
    ...scope.areas.map(area => underArea(area.code, 'p.area_code')),
    ...scope.organisations.map(reach => sql<SqlBool>`p.organisation_id = ${reach.organisationId}::uuid`),
  ]
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

/** Held by the person or by an organisation they hold a post in. */
export function mine(actor: Actor): RawBuilder<boolean> {
  const own = sql<boolean>`coalesce(p.person_id = ${actor.personId}::uuid, false)`
  if (actor.organisations.length === 0) return own
  return sql<boolean>`(${own} or coalesce(p.organisation_id = any(${[...actor.organisations]}::uuid[]), false))`
}

/** Whoever holds it closed, left, or ended the registration by which they came to hold it. */
export function loose(today: string): RawBuilder<boolean> {
  return sql<boolean>`(coalesce(o.valid_to <= ${today}::date, false) or coalesce(s.valid_to <= ${today}::date, false)
    or (exists (select 1 from report_in.registration as r where r.acting_person_id = p.person_id and r.state = 'ended')
      and not exists (select 1 from report_in.registration as r
        where r.acting_person_id = p.person_id and r.state = 'registered')))`
}

/** Standing responsibilities in force, with the names of what they mention. */
export function linkageRows(db: Db, at: { now: Date; actor: Actor }) {
  const today = shanghaiDate(at.now)
  return db
    .selectFrom('people.pairing as p')
    .innerJoin('territory.area as a', 'a.code', 'p.area_code')
    .leftJoin('people.organisation as o', 'o.id', 'p.organisation_id')
    .leftJoin('people.person as s', 's.id', 'p.person_id')
    .select(['p.id', 'p.kind', 'p.area_code', 'a.name as area_name', 'p.target_kind', 'p.target_id', 'p.purpose'])
    .select(['p.legal_basis', 'p.valid_from', 'p.person_id', 'p.organisation_id'])
    .select(['o.name as organisation_name', 's.name as person_name'])
    .select([loose(today).as('loose'), mine(at.actor).as('mine'), targetName().as('target_name')])
    .where('p.valid_from', '<=', today)
    .where(eb => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', today)]))
}

export type LinkageRow = Awaited<ReturnType<ReturnType<typeof linkageRows>['executeTakeFirstOrThrow']>>

/** A place by its name. A dwelling by building and unit alone: whose it is stands nowhere here. */
function targetName(): RawBuilder<string> {
  return sql<string>`coalesce(case p.target_kind
    when 'compound' then (select k.name from territory.compound as k where k.id::text = p.target_id)
    when 'building' then (select k.name || ' ' || b.name from territory.building as b
      join territory.compound as k on k.district = b.district and k.id = b.compound_id where b.id::text = p.target_id)
    when 'shop' then (select x.name from people.organisation as x where x.id::text = p.target_id)
    when 'area' then (select x.name from territory.area as x where x.code = p.target_id) end, a.name)`
}

export function toLinkage(row: LinkageRow): Linkage {
  return {
    id: row.id,
    kind: row.kind as Linkage['kind'],
    holder: {
      kind: row.person_id ? 'person' : 'organisation',
      name: row.person_name ?? row.organisation_name ?? '',
    },
    target: { kind: row.target_kind as Linkage['target']['kind'], name: row.target_name },
    area: { code: row.area_code ?? '', name: row.area_name },
    purpose: row.purpose,
    since: row.valid_from,
    loose: row.loose,
    mine: row.mine,
  }
}
