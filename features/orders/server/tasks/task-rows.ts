import { sql } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import { scopeSql } from '#kernel/access/server/index.ts'
import { maskName } from '#kernel/people/index.ts'
import type { Outcome } from '#kernel/workflow/index.ts'
import type { Locale } from '#platform/i18n.ts'
import type { ClaimLine, TaskLine } from '../../task-contract.ts'
import type { OrdersDb } from '../orders-db.ts'

/** The scope over the case `c` of a task, a claim or an errand. */
export function workIn(scope: Scope) {
  return scopeSql(scope, {
    areaCode: 'c.area_code',
    caseType: 'c.procedure',
    reading: 'c.reading',
    district: 'c.district',
    caseId: 'c.id',
    requesterId: 'c.requester_id',
  })
}

/** Tasks with what a line shows. The caller narrows: by scope, or to what is open to all. */
export function taskRows(db: OrdersDb) {
  return db
    .selectFrom('orders.task as t')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 't.district').onRef('c.id', '=', 't.case_id'),
    )
    .innerJoin('territory.area as a', 'a.code', 'c.area_code')
    .innerJoin('orders.work_kind as d', 'd.id', 't.kind_id')
    .select(['t.district', 't.id', 't.case_id', 't.kind_id', 't.words', 't.lng', 't.lat', 't.starts_at', 't.ends_at'])
    .select(['t.wanted', 't.taken', 't.created_at', 'd.name', 'd.name_en', 'a.name as area_name'])
    .select(['c.number', 'c.title', 'c.place', 'c.area_code', 'c.state', 'c.final', 'c.outcome'])
    .select(
      sql<number>`(select count(*)::int from orders.task_claim as x
        where x.district = t.district and x.task_id = t.id and x.done)`.as('done'),
    )
}

export type TaskRow = Awaited<ReturnType<ReturnType<typeof taskRows>['execute']>>[number]

export function taskLineOf(row: TaskRow, locale: Locale): TaskLine {
  return {
    district: row.district,
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    title: row.title,
    words: row.words,
    place: row.place,
    area: { code: row.area_code, name: row.area_name },
    lng: row.lng,
    lat: row.lat,
    kind: { id: row.kind_id, name: locale === 'en' ? row.name_en : row.name },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    wanted: row.wanted,
    taken: row.taken,
    done: row.done,
    state: row.state,
    stateLabel: `orders:procedures.grid_task.states.${row.state}`,
    final: row.final,
    outcome: row.outcome as Outcome | null,
    openedAt: row.created_at.toISOString(),
  }
}

/** Claims with whom to expect: a unit by its name, staff by theirs, a resident masked. */
export function claimRows(db: OrdersDb) {
  return db
    .selectFrom('orders.task_claim as x')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 'x.district').onRef('c.id', '=', 'x.case_id'),
    )
    .innerJoin('people.person as p', 'p.id', 'x.person_id')
    .leftJoin('people.organisation as o', 'o.id', 'x.organisation_id')
    .select(['x.district', 'x.id', 'x.task_id', 'x.case_id', 'x.claimed_at', 'x.organisation_id', 'o.name as unit'])
    .select(['p.name as person', 'p.kind as person_kind'])
    .select(['c.number', 'c.procedure', 'c.state', 'c.final', 'c.due_at'])
}

export type ClaimRow = Awaited<ReturnType<ReturnType<typeof claimRows>['execute']>>[number]

export function claimLineOf(row: ClaimRow): ClaimLine {
  const unit = row.organisation_id && row.unit ? { id: row.organisation_id, name: row.unit } : null
  return {
    district: row.district,
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    who: unit?.name ?? (row.person_kind === 'resident' ? maskName(row.person) : row.person),
    unit,
    state: row.state,
    stateLabel: `orders:procedures.${row.procedure}.states.${row.state}`,
    final: row.final,
    claimedAt: row.claimed_at.toISOString(),
    dueAt: row.final ? null : (row.due_at?.toISOString() ?? null),
  }
}
