import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import type { CaseRow } from '#kernel/workflow/index.ts'
import { casesWithin } from '#kernel/workflow/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { translate, type Locale } from '#platform/i18n.ts'
import type { listQuery } from '../../service-shapes.ts'
import type { OrdersDb } from '../orders-db.ts'

export type SubjectKind = 'need' | 'service_order' | 'wish'
type Condition = Expression<SqlBool>
type Query = z.output<typeof listQuery>
/** A case of ours with the name of its area. */
export type NamedCase = CaseRow & { area_name: string }

const COUNT_LIMIT = 10_000

/** Cases of one kind within a scope, with the names of their areas. */
function named(db: OrdersDb, scope: Scope, kind: SubjectKind) {
  return db
    .selectFrom('workflow.case as c')
    .innerJoin('territory.area as a', 'a.code', 'c.area_code')
    .where('c.subject_kind', '=', kind)
    .where(casesWithin(scope))
}

/** One page, the newest first; the total with the first page. */
export async function listCasesOf(
  db: OrdersDb,
  scope: Scope,
  ask: { kind: SubjectKind; query: Query; now: Date; more?: readonly Condition[] },
): Promise<{ rows: NamedCase[]; next: string | null; total?: number }> {
  const { kind, query, now, more = [] } = ask
  const narrowed = named(db, scope, kind).where(eb => eb.and([...conditionsOf(query, now), ...more]))
  const found = (await narrowed
    .selectAll('c')
    .select('a.name as area_name')
    .where(eb => eb.and(afterCursor(query.cursor)))
    .orderBy('c.opened_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(query.limit + 1)
    .execute()) as NamedCase[]
  const rows = found.slice(0, query.limit)
  const last = found.length > query.limit ? rows.at(-1) : undefined
  const next = last ? encodeCursor([last.opened_at.toISOString(), last.id]) : null
  if (query.cursor) return { rows, next }
  const counted = await db
    .selectFrom(narrowed.select('c.id').limit(COUNT_LIMIT).as('capped'))
    .select(eb => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return { rows, next, total: Number(counted.count) }
}

function conditionsOf(query: Query, now: Date): Condition[] {
  const conditions: Condition[] = []
  if (query.area) conditions.push(underArea(query.area, 'c.area_code'))
  if (query.state) conditions.push(sql`c.state = ${query.state}`)
  if (query.field) conditions.push(sql`c.category = ${query.field}`)
  if (query.final !== undefined) conditions.push(sql`c.final = ${query.final}`)
  if (query.overdue !== undefined)
    conditions.push(sql`(not c.final and c.due_at is not null and c.due_at < ${now}) = ${query.overdue}`)
  if (query.q) conditions.push(byText(query.q))
  return conditions
}

/** A number is found exactly, anything else in the titles. */
function byText(text: string): Condition {
  if (/^\d{6}-\d{6}-[A-Z]\d{4,}$/.test(text)) return sql`(c.district = ${text.slice(0, 6)} and c.number = ${text})`
  return sql`position(${text} in c.title) > 0`
}

function afterCursor(cursor: string | undefined): Condition[] {
  if (!cursor) return []
  const [at, id] = decodeCursor(cursor, 2)
  return [sql`(c.opened_at, c.id) < (${new Date(String(at))}::timestamptz, ${String(id)}::uuid)`]
}

/** One case by its subject, if it lies within the scope. */
export async function caseOfSubject(
  db: OrdersDb,
  scope: Scope,
  at: { kind: SubjectKind; district: string; id: string },
): Promise<NamedCase | undefined> {
  const row = await named(db, scope, at.kind)
    .selectAll('c')
    .select('a.name as area_name')
    .where('c.district', '=', at.district)
    .where('c.subject_id', '=', at.id)
    .executeTakeFirst()
  return row as NamedCase | undefined
}

/** What every line of a list shows of its case. */
export function caseFields(row: NamedCase, now: Date) {
  return {
    district: row.district,
    id: row.subject_id,
    caseId: row.id,
    number: row.number,
    title: row.title,
    area: { code: row.area_code, name: row.area_name },
    state: row.state,
    bucket: row.bucket,
    final: row.final,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    warnAt: row.warn_at?.toISOString() ?? null,
    overdue: !row.final && row.due_at !== null && row.due_at < now,
    field: row.category,
  }
}

export function stateText(row: Pick<CaseRow, 'procedure' | 'state'>, locale: Locale): string {
  return translate(locale, `orders:procedures.${row.procedure}.states.${row.state}`)
}

/** A scope that is one's own and nothing else. */
export function ownScope(personId: string): Scope {
  return { permission: 'own', areas: [], organisations: [], requesterId: personId, guards: [] }
}
