import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { prefixRange } from '#kernel/territory/index.ts'
import type { MatterFilters } from '../contract.ts'
import { isMatterNumber } from '../number.ts'
import { searchQuery } from './search-tokens.ts'

type Condition = Expression<SqlBool>

/**
 * What narrows a view of matters, over `workflow.case as c` joined with `matters.matter as m`.
 * List, count, map and numbers all ask here, so that they cannot disagree.
 */
export function filterConditions(filters: MatterFilters, now: Date): Condition[] {
  return [...inCategory(filters, 'c'), ...conditionsBeside(filters, now)]
}

/** All of them but the category, which an assignment knows, too. */
export function conditionsBeside(filters: MatterFilters, now: Date): Condition[] {
  return [...indexedConditions(filters), ...conditionsOfCase(filters, now), ...sourceCondition(filters)]
}

/** What an index finds by itself, whatever else is asked. */
export function indexedConditions({ area, q }: MatterFilters): Condition[] {
  return [...(area ? [underArea(area)] : []), ...byText(q)]
}

/** What is seen on the case. */
export function caseConditions(filters: MatterFilters, now: Date): Condition[] {
  return [...inCategory(filters, 'c'), ...conditionsOfCase(filters, now)]
}

function conditionsOfCase(filters: MatterFilters, now: Date): Condition[] {
  const conditions: Condition[] = []
  if (filters.state) conditions.push(sql`c.state = ${filters.state}`)
  if (filters.bucket) conditions.push(sql`c.bucket = ${filters.bucket}`)
  if (filters.kind) conditions.push(sql`c.procedure = ${filters.kind}`)
  if (filters.urgency) conditions.push(sql`c.urgency = ${filters.urgency}`)
  if (filters.final !== undefined) conditions.push(sql`c.final = ${filters.final}`)
  if (filters.overdue === true) conditions.push(overdueAt(now))
  if (filters.overdue === false) conditions.push(sql`not ${overdueAt(now)}`)
  if (filters.from) conditions.push(sql`c.opened_at >= ${startOfDay(filters.from)}`)
  if (filters.to) conditions.push(sql`c.opened_at < ${dayAfter(filters.to)}`)
  return conditions
}

/** Its kind, as the case or, of `workflow.assignment as held`, the assignment knows it. */
export function inCategory({ category }: MatterFilters, of: 'c' | 'held'): Condition[] {
  const column = `${of}.category`
  if (!category) return []
  if (category === 'none') return [sql`split_part(${sql.ref(column)}, '.', 1) is null`]
  return [categoryIs(category, column)]
}

/** Whether the matter itself has to be looked at: for what only it knows. */
export function looksAtMatter({ q, source }: MatterFilters): boolean {
  return Boolean(q || source)
}

/** Joins the matter of each case, as `m`. */
export const withMatter = sql`join matters.matter as m on m.district = c.district and m.id = c.subject_id`

/** What only the matter knows. */
export function sourceCondition({ source }: MatterFilters): Condition[] {
  return source ? [sql`m.source = ${source}`] : []
}

/** An item, or every item of a field. An item is looked for among those of its field, which have an index. */
export function categoryIs(category: string, column: string): Condition {
  const [field = ''] = category.split('.')
  const ofField = sql<SqlBool>`split_part(${sql.ref(column)}, '.', 1) = ${field}`
  return field === category ? ofField : sql`(${ofField} and ${sql.ref(column)} = ${category})`
}

/** Whether what is asked for can be open at all, and whether it can be closed: nothing is looked for in vain. */
export function mayBeOpen({ final, bucket }: MatterFilters): boolean {
  return final !== true && bucket !== 'done'
}

export function mayBeClosed({ final, bucket, overdue }: MatterFilters): boolean {
  return final !== false && overdue !== true && (bucket === undefined || bucket === 'done')
}

function byText(text: string | undefined): Condition[] {
  if (!text) return []
  // A number begins with its district, and the index on numbers begins with the district too.
  if (isMatterNumber(text)) return [sql`(c.district = ${text.slice(0, 6)} and c.number = ${text})`]
  const query = searchQuery(text)
  return query === null ? [sql`false`] : [sql`m.search @@ ${query}::tsquery`]
}

/** Past its limit and still open. */
export function overdueAt(now: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`(not c.final and c.due_at is not null and c.due_at < ${now})`
}

/** Everything under an area, the area itself included. */
export function underArea(code: string): Condition {
  const [from, to] = prefixRange(code)
  return sql`(c.area_code >= ${from} and c.area_code < ${to})`
}

function startOfDay(date: string): Date {
  return new Date(`${date}T00:00:00+08:00`)
}

function dayAfter(date: string): Date {
  return new Date(startOfDay(date).getTime() + 86_400_000)
}
