import { type Expression, type SqlBool, sql } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import { upTo } from '#kernel/workflow/server/index.ts'
import type { MatterFilters } from '../contract.ts'
import {
  caseConditions,
  inCategory,
  indexedConditions,
  looksAtMatter,
  mayBeClosed,
  sourceCondition,
  withMatter,
} from './matter-filters.ts'
import type { MattersDb } from './matter-rows.ts'

type Condition = Expression<SqlBool>

/** A number is counted up to here: what lies beyond nobody pages to. */
const COUNTED = 1_000
/** So many cases of an area are looked at to count those a filter leaves: in its index, one beside the other. */
const LOOKED_AT = 5_000
/** Of those reached one by one, by what a unit or a person has to do with them. */
const LOOKED_UP = 1_000

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
 * How many matters a list has, exactly up to 1,000 and as long as no more than 5,000 cases (1,000 of a unit) had to be
 * looked at: what a page costs may not grow with the past of a city. What an index answers narrows before looking, the rest after.
 */
export async function countMatters(db: MattersDb, scope: Scope, { filters, now, more }: Asked): Promise<Count> {
  const then = [...caseConditions(filters, now), ...sourceCondition(filters)]
  const singly = scope.organisations.length > 0 || scope.requesterId !== null
  const most = then.length === 0 ? COUNTED + 1 : singly ? LOOKED_UP : LOOKED_AT
  const fits = then.length === 0 ? sql`true` : sql.join(then, sql` and `)
  const looked = upTo(scope, {
    conditions: [sql`c.subject_kind = 'matter'`, ...indexedConditions(filters), ...more],
    openOnly: !mayBeClosed(filters),
    // Of an area so many are looked at, whatever the field: only a unit's own index narrows beforehand.
    known: of => (of === 'held' ? inCategory(filters, of) : []),
    select: sql`(${fits}) as fits`,
    most,
    ...(looksAtMatter(filters) ? { join: withMatter } : {}),
  })
  const { rows } = await sql<{ looked: string; fit: string }>`
    select count(*) as looked, count(*) filter (where x.fits) as fit from ${looked} as x`.execute(db)
  const fit = Number(rows[0]?.fit ?? 0)
  return { total: Math.min(fit, COUNTED), atLeast: fit > COUNTED || Number(rows[0]?.looked ?? 0) === most }
}
