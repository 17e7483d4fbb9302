import { sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { Outcome } from '#kernel/workflow/index.ts'
import type { Locale } from '#platform/i18n.ts'
import { askedFor, type ErrandLine } from '../../errand-contract.ts'
import type { OrdersDb } from '../orders-db.ts'

/** Errands with what a line shows. The caller adds the scope. */
export function errandRows(db: OrdersDb) {
  return db
    .selectFrom('orders.errand as e')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 'e.district').onRef('c.id', '=', 'e.case_id'),
    )
    .innerJoin('territory.area as a', 'a.code', 'c.area_code')
    .innerJoin('orders.work_kind as d', 'd.id', 'e.kind_id')
    .select(['e.district', 'e.id', 'e.case_id', 'e.kind_id', 'e.words', 'e.asked_for', 'e.created_at'])
    .select(['e.alg', 'e.key_id', 'e.phone_cipher', 'd.name', 'd.name_en', 'a.name as area_name'])
    .select(['c.number', 'c.title', 'c.place', 'c.area_code', 'c.state', 'c.due_at', 'c.warn_at', 'c.final'])
    .select(['c.outcome', 'c.requester_id', 'c.procedure', 'c.reading'])
    .select(
      sql<{ open: number; all: number }>`(select json_build_object('all', count(*),
        'open', count(*) filter (where r.settlement_confirmed_at is null))
        from orders.errand_receipt as r where r.district = e.district and r.errand_id = e.id)`.as('receipts'),
    )
}

export type ErrandRow = Awaited<ReturnType<ReturnType<typeof errandRows>['execute']>>[number]

/** Whether the caller does errands there. */
export function mayDo(ctx: Ctx, row: ErrandRow): boolean {
  return ctx.can('errand.do', { areaCode: row.area_code, caseType: row.procedure, reading: row.reading })
}

export function errandLineOf(row: ErrandRow, at: { now: Date; locale: Locale }): ErrandLine {
  return {
    district: row.district,
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    title: row.title,
    place: row.place,
    area: { code: row.area_code, name: row.area_name },
    kind: { id: row.kind_id, name: at.locale === 'en' ? row.name_en : row.name },
    askedFor: askedFor.find(word => word === row.asked_for) ?? 'self',
    state: row.state,
    stateLabel: `orders:procedures.errand.states.${row.state}`,
    openedAt: row.created_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    warnAt: row.warn_at?.toISOString() ?? null,
    overdue: !row.final && row.due_at !== null && row.due_at < at.now,
    final: row.final,
    outcome: row.outcome as Outcome | null,
    receipts: row.receipts,
  }
}
