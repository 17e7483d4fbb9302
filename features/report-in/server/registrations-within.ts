import { type Expression, type SqlBool, sql } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import { underArea } from '#kernel/people/server/index.ts'

/**
 * The scope as a condition on `report_in.registration as r`: by place, by the unit, or as the person's own. A registration
 * is no case and outlives the one it began with, so the unit reaches it by its own column.
 */
export function registrationsWithin(scope: Scope): Expression<SqlBool> {
  const parts = [
    ...scope.areas.map(area => ofTypes(underArea(area.code, 'r.area_code'), area.caseTypes)),
    ...scope.organisations.map(({ organisationId, caseTypes }) =>
      ofTypes(sql<SqlBool>`r.organisation_id = ${organisationId}::uuid`, caseTypes),
    ),
    ...(scope.requesterId === null ? [] : [sql<SqlBool>`r.person_id = ${scope.requesterId}::uuid`]),
  ]
  return parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

/** A post limited to some procedures reaches what those procedures are about. */
function ofTypes(part: Expression<SqlBool>, caseTypes: readonly string[] | null): Expression<SqlBool> {
  if (caseTypes === null) return part
  return sql<SqlBool>`(${part} and r.kind || '_report_in' = any(${[...caseTypes]}::text[]))`
}
