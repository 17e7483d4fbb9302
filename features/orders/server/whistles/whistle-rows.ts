import { sql, type SqlBool } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import { scopeSql } from '#kernel/access/server/index.ts'
import type { Outcome } from '#kernel/workflow/index.ts'
import type { Locale } from '#platform/i18n.ts'
import type { WhistleLine } from '../../whistle-contract.ts'
import { whistleProcedures, type WhistleSide } from '../../whistle-procedures.ts'
import type { OrdersDb } from '../orders-db.ts'
import { kindName } from './whistle-kinds.ts'

/** The scope over a case under the given name: `c` is the whistle's own, `k` that of a called unit. */
export function caseIn(scope: Scope, name: 'c' | 'k') {
  return scopeSql(scope, {
    areaCode: `${name}.area_code`,
    caseType: `${name}.procedure`,
    reading: `${name}.reading`,
    district: `${name}.district`,
    caseId: `${name}.id`,
    requesterId: `${name}.requester_id`,
  })
}

/** Read by whoever reaches the whistle, and by whoever was called to it. */
export function whistleIn(scope: Scope) {
  return sql<SqlBool>`(${caseIn(scope, 'c')} or exists (
    select 1 from orders.whistle_call as u
    join workflow.case as k on k.district = u.district and k.id = u.case_id
    where u.district = w.district and u.whistle_id = w.id and ${caseIn(scope, 'k')}))`
}

/** Past the limit when it came, or not come and past it now. */
export function lateAt(now: Date) {
  return sql<SqlBool>`(u.released_at is null and u.report_by is not null
    and coalesce(u.reported_at, u.appraised_at, ${now}) > u.report_by)`
}

interface Counts {
  all: number
  reported: number
  late: number
  closed: number
}

/** Whistles with what a line shows. The caller adds the scope. */
export function whistleRows(db: OrdersDb, now: Date) {
  return db
    .selectFrom('orders.whistle as w')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 'w.district').onRef('c.id', '=', 'w.case_id'),
    )
    .innerJoin('territory.area as a', 'a.code', 'c.area_code')
    .innerJoin('orders.whistle_kind as d', 'd.id', 'w.kind_id')
    .leftJoin('workflow.case as o', join =>
      join.onRef('o.district', '=', 'w.district').onRef('o.id', '=', 'w.origin_case'),
    )
    .select(['w.district', 'w.id', 'w.case_id', 'w.kind_id', 'w.side', 'w.meet_at', 'w.created_at', 'w.origin_case'])
    .select(['w.lng', 'w.lat'])
    .select(['c.number', 'c.title', 'c.place', 'c.area_code', 'a.name as area_name', 'd.name', 'd.name_en'])
    .select(['c.urgency', 'c.state', 'c.due_at', 'c.warn_at', 'c.final', 'c.outcome', 'o.number as origin_number'])
    .select(
      sql<Counts>`(select json_build_object(
        'all', count(*) filter (where u.released_at is null),
        'reported', count(u.reported_at) filter (where u.released_at is null),
        'late', count(*) filter (where ${lateAt(now)}),
        'closed', count(*) filter (where k.final and u.released_at is null))
        from orders.whistle_call as u
        join workflow.case as k on k.district = u.district and k.id = u.case_id
        where u.district = w.district and u.whistle_id = w.id)`.as('calls'),
    )
}

type WhistleRow = Awaited<ReturnType<ReturnType<typeof whistleRows>['execute']>>[number]

export function whistleLineOf(row: WhistleRow, at: { now: Date; locale: Locale }): WhistleLine {
  const side: WhistleSide = row.side === 'street' ? 'street' : 'community'
  return {
    district: row.district,
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    title: row.title,
    place: row.place,
    area: { code: row.area_code, name: row.area_name },
    lng: row.lng,
    lat: row.lat,
    kind: { id: row.kind_id, name: kindName(row, at.locale) },
    side,
    urgency: row.urgency,
    state: row.state,
    stateLabel: `orders:procedures.${whistleProcedures[side].whistle.key}.states.${row.state}`,
    meetAt: row.meet_at?.toISOString() ?? null,
    openedAt: row.created_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    warnAt: row.warn_at?.toISOString() ?? null,
    overdue: !row.final && row.due_at !== null && row.due_at < at.now,
    final: row.final,
    // The engine writes no other words.
    outcome: row.outcome as Outcome | null,
    calls: row.calls,
    origin: row.origin_number,
  }
}
