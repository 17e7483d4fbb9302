import { sql } from 'kysely'
import type { FeatureDb } from '#platform/db/index.ts'
import type { Locale } from '#platform/i18n.ts'
import { levelOf } from '#kernel/territory/index.ts'
import { urgencies } from '../categories.ts'
import { buckets, matterKinds, type MatterSummary, matterSources } from '../shapes.ts'
import { overdueAt } from './matter-filters.ts'

export type MattersDb = FeatureDb<'matters'>

/** The join every view of matters starts from. The caller adds its scope: there is no view without one. */
export function matterRows(db: MattersDb) {
  return db
    .selectFrom('workflow.case as c')
    .innerJoin('matters.matter as m', join =>
      join.onRef('m.district', '=', 'c.district').onRef('m.id', '=', 'c.subject_id'),
    )
    .where('c.subject_kind', '=', 'matter')
}

/** Adds what a line of a list shows. */
export function withSummary(query: ReturnType<typeof matterRows>, now: Date) {
  return query
    .innerJoin('territory.area as a', 'a.code', 'c.area_code')
    .leftJoin('matters.category as k', 'k.id', 'c.category')
    .select(['m.district', 'm.id', 'm.kind', 'm.source', 'c.id as case_id', 'c.number', 'c.title', 'c.place'])
    .select(['c.area_code', 'a.name as area_name', 'c.category', 'k.name as category_name', 'k.name_en', 'k.field'])
    .select(['c.urgency', 'c.state', 'c.bucket', 'c.opened_at', 'c.due_at', 'c.warn_at'])
    .select(['c.final', 'c.outcome', 'c.attempt'])
    .select(overdueAt(now).as('overdue'))
}

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof withSummary>['execute']>>[number]

/** Column texts that the schema knows as one of a few words. A word outside the list is a fault of ours, so it throws. */
export function oneOf<T extends string>(words: readonly T[], value: string): T {
  const known = words.find(word => word === value)
  if (known === undefined) throw new Error(`Unknown word ${value}`)
  return known
}

export function toSummary(
  row: SummaryRow,
  view: { locale: Locale; leads: ReadonlyMap<string, { id: string; name: string }> },
): MatterSummary {
  return {
    district: row.district,
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    kind: oneOf(matterKinds, row.kind),
    source: oneOf(matterSources, row.source),
    title: row.title,
    place: row.place,
    area: { code: row.area_code, name: row.area_name, level: levelOf(row.area_code) },
    category: categoryOf(row, view.locale),
    urgency: oneOf(urgencies, row.urgency),
    state: row.state,
    bucket: oneOf(buckets, row.bucket),
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    warnAt: row.warn_at?.toISOString() ?? null,
    overdue: Boolean(row.overdue),
    final: row.final,
    outcome: row.outcome,
    attempt: row.attempt,
    lead: view.leads.get(row.case_id) ?? null,
  }
}

function categoryOf(row: SummaryRow, locale: Locale): MatterSummary['category'] {
  if (row.category === null || row.category_name === null || row.field === null) return null
  return {
    id: row.category,
    name: locale === 'en' ? (row.name_en ?? row.category_name) : row.category_name,
    field: row.field,
  }
}

/** The organisations at work on the cases of one page. */
export async function assignedTo(
  db: MattersDb,
  cases: readonly { district: string; case_id: string }[],
  duty: 'lead' | 'assist',
): Promise<Map<string, { id: string; name: string }[]>> {
  const assigned = new Map<string, { id: string; name: string }[]>()
  if (cases.length === 0) return assigned
  const keys = cases.map(one => sql`(${one.district}, ${one.case_id}::uuid)`)
  const rows = await db
    .selectFrom('workflow.assignment as s')
    .innerJoin('people.organisation as o', 'o.id', 's.organisation_id')
    .select(['s.case_id', 'o.id', 'o.name', 'o.short_name'])
    .where(sql<boolean>`(s.district, s.case_id) in (${sql.join(keys)})`)
    .where('s.duty', '=', duty)
    .where('s.until_seq', 'is', null)
    .orderBy('s.from_seq')
    .execute()
  for (const row of rows)
    assigned.set(row.case_id, [...(assigned.get(row.case_id) ?? []), { id: row.id, name: row.short_name ?? row.name }])
  return assigned
}

/** The lead of each case, if it has one. */
export async function leadsOf(
  db: MattersDb,
  cases: readonly { district: string; case_id: string }[],
): Promise<Map<string, { id: string; name: string }>> {
  const assigned = await assignedTo(db, cases, 'lead')
  return new Map([...assigned].flatMap(([id, [lead]]) => (lead ? [[id, lead] as const] : [])))
}
