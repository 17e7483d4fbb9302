import type { Expression, SqlBool } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import { scopeSql } from '#kernel/access/server/index.ts'

/** How far a permission carries over `workflow.case as c`: the same policy for list, count, map, numbers and one page. */
export function inScope(scope: Scope): Expression<SqlBool> {
  return scopeSql(scope, {
    areaCode: 'c.area_code',
    caseType: 'c.procedure',
    reading: 'c.reading',
    district: 'c.district',
    caseId: 'c.id',
    requesterId: 'c.requester_id',
  })
}
