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
  return [...byCase(filters, now), ...byMatter(filters), ...byText(filters.q)]
}

function byCase(filters: MatterFilters, now: Date): Condition[] {
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
  if (filters.area) conditions.push(underArea(filters.area))
  return conditions
}

function byMatter({ category, source }: MatterFilters): Condition[] {
  const conditions: Condition[] = []
  if (source) conditions.push(sql`m.source = ${source}`)
  if (category === 'none') conditions.push(sql`c.category is null`)
  else if (category?.includes('.')) conditions.push(sql`c.category = ${category}`)
  else if (category) conditions.push(sql`split_part(c.category, '.', 1) = ${category}`)
  return conditions
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
