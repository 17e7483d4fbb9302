import { type Expression, type SqlBool, sql } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import type { MatterFilters } from '../contract.ts'
import { caseConditions, indexedConditions, mayBeClosed, sourceCondition } from './matter-filters.ts'
import type { MattersDb } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'

type Condition = Expression<SqlBool>

/** A number is counted up to here: what lies beyond nobody pages to. */
const COUNTED = 1_000
/** So many cases within reach are looked at to count those a filter leaves. */
const LOOKED_AT = 5_000

export interface Count {
  total: number
  /** There are more: counting stopped. */
  atLeast: boolean
}

interface Asked {
  filters: MatterFilters
  now: Date
  /** What the list takes beside its filters. */
  more: readonly Condition[]
}

/**
 * How many matters a list has, exactly up to 1,000 and as long as no more than 5,000 cases had to be looked at: what a
 * page costs may not grow with the past of a city. What an index answers narrows before looking, the rest after.
 */
export async function countMatters(db: MattersDb, scope: Scope, { filters, now, more }: Asked): Promise<Count> {
  const openOnly = mayBeClosed(filters) ? [] : [sql<SqlBool>`not c.final`]
  const first = [inScope(scope), ...indexedConditions(filters), ...openOnly, ...more]
  const then = [...caseConditions(filters, now), ...sourceCondition(filters)]
  const most = then.length === 0 ? COUNTED + 1 : LOOKED_AT
  const fits = then.length === 0 ? sql`true` : sql.join(then, sql` and `)
  // The matter itself is looked up only for what only it knows.
  const matter =
    filters.q || filters.source
      ? sql`join matters.matter as m on m.district = c.district and m.id = c.subject_id`
      : sql``
  const { rows } = await sql<{ looked: string; fit: string }>`
    select count(*) as looked, count(*) filter (where x.fits) as fit from (
      select (${fits}) as fits from workflow.case as c ${matter}
      where c.subject_kind = 'matter' and ${sql.join(first, sql` and `)} limit ${most}
    ) as x`.execute(db)
  const fit = Number(rows[0]?.fit ?? 0)
  return { total: Math.min(fit, COUNTED), atLeast: fit > COUNTED || Number(rows[0]?.looked ?? 0) === most }
}
