import { type Expression, type SqlBool, sql } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import { scopeSql } from '#kernel/access/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { CaseRow } from '../records.ts'
import type { CaseLine } from '../shapes.ts'
import { procedures } from './runtime.ts'

/** Cases within a scope: there is no list without one. */
export function scopedCases(db: Db, scope: Scope) {
  return db.selectFrom('workflow.case as c').where(casesWithin(scope))
}

/** The scope as a condition on `workflow.case as c`. */
export function casesWithin(scope: Scope): Expression<SqlBool> {
  return scopeSql(scope, columnsOfCase)
}

/** The same for conditions that let open cases through alone. */
export function openWithin(scope: Scope): Expression<SqlBool> {
  return scopeSql(scope, { ...columnsOfCase, openOnly: true })
}

/** Where the policy finds what it asks about. */
export const columnsOfCase = {
  areaCode: 'c.area_code',
  caseType: 'c.procedure',
  reading: 'c.reading',
  district: 'c.district',
  caseId: 'c.id',
  requesterId: 'c.requester_id',
}

export function toLine(row: CaseRow, now: Date, holder: string | null = null): CaseLine {
  return {
    district: row.district,
    id: row.id,
    procedure: row.procedure,
    number: row.number,
    title: row.title,
    place: row.place,
    areaCode: row.area_code,
    category: row.category,
    urgency: row.urgency,
    state: row.state,
    stateLabel: stateLabel(row),
    bucket: row.bucket,
    holder,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    warnAt: row.warn_at?.toISOString() ?? null,
    calendarStatus: row.calendar_status,
    overdue: row.due_at !== null && row.due_at < now,
    overdueLevel: row.overdue_level,
    attempt: row.attempt,
    final: row.final,
    outcome: row.outcome,
    heldUntil: row.held_until?.toISOString() ?? null,
    urged: row.urged_count,
    supervised: row.supervised_level,
    objections: row.objection_count,
    reworked: row.rework_count,
    raised: row.raised_level,
    exclusion: row.exclusion,
    mergedInto: row.merged_into,
  }
}

/** Names of whom the cases wait for, by the id of the unit or the code of the area; one statement. */
export async function holderNames(db: Db, rows: readonly CaseRow[]): Promise<Map<string, string>> {
  const units = [...new Set(rows.map(row => row.acting_organisation).filter(id => id !== null))]
  const areas = [...new Set(rows.map(row => row.acting_area).filter(code => code !== null))]
  if (units.length + areas.length === 0) return new Map()
  const found = await db
    .selectFrom('people.organisation')
    .select([sql<string>`id::text`.as('key'), sql<string>`coalesce(short_name, name)`.as('name')])
    .where(sql<SqlBool>`id = any(${units}::uuid[])`)
    .unionAll(
      db.selectFrom('territory.area').select(['code as key', 'name']).where(sql<SqlBool>`code = any(${areas}::text[])`),
    )
    .execute()
  return new Map(found.map(({ key, name }) => [key, name]))
}

/** Whom a case waits for, from {@link holderNames}. */
export function holderOf(row: CaseRow, names: ReadonlyMap<string, string>): string | null {
  return names.get(row.acting_organisation ?? row.acting_area ?? '') ?? null
}

/** Text key of the state a case is in, on the version it runs on. */
export function stateLabel(row: Pick<CaseRow, 'procedure' | 'procedure_version' | 'state'>): string {
  const { module } = procedures().get(row.procedure, row.procedure_version)
  return `${module}:procedures.${row.procedure}.states.${row.state}`
}
