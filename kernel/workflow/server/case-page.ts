import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import { type ScopeWay, scopeWays } from '#kernel/access/server/index.ts'
import { columnsOfCase } from './case-lines.ts'

type Condition = Expression<SqlBool>

/** What a list shows, over `workflow.case as c` and whatever `join` adds. */
export interface Listed {
  conditions: readonly Condition[]
  /** Everything `conditions` let through is open: then it is not looked for among what is closed. */
  openOnly?: boolean
  /**
   * Conditions on what both a case and its assignments know, over `workflow.case as c` or `workflow.assignment as held`,
   * whichever is walked: asked of both, the other's index is taken for the shorter way.
   */
  known?: (of: 'c' | 'held') => readonly Condition[]
  join?: RawBuilder<unknown>
}

export interface CasePage extends Listed {
  /** Newest first, or by due date. */
  by: 'opened_at' | 'due_at'
  /** The last row of the page before: its instant and id. */
  after?: readonly [at: Date, id: string] | undefined
  limit: number
}

/**
 * The cases of one page within a scope, as a condition on `c`. Each way into reach is walked in the order of the list
 * until the page is full, so that a page costs what it shows and not what lies behind it.
 */
export function onPage(scope: Scope, page: CasePage): Condition {
  const parts = waysOf(scope).map(way => walk(way, page))
  if (parts.length === 0) return sql<SqlBool>`false`
  const order = page.by === 'due_at' ? sql`x.at, x.id` : sql`x.at desc, x.id desc`
  return sql<SqlBool>`(c.district, c.id) in (select x.district, x.id from (${sql.join(parts, sql` union `)}) as x
    order by ${order} limit ${page.limit})`
}

/**
 * What a list holds, no more than `most` of it, as a table of what `select` says of each `c`. With one way alone nothing
 * else is read of a case, which leaves its index to answer.
 */
export function upTo(
  scope: Scope,
  listed: Listed & { most: number; select: RawBuilder<unknown> },
): RawBuilder<unknown> {
  const [first, ...others] = waysOf(scope)
  if (!first) return sql`(select ${listed.select} from workflow.case as c where false)`
  const part = (way: ScopeWay, key: RawBuilder<unknown>) =>
    sql`(select ${key} ${listed.select} ${from(way, listed)} limit ${listed.most})`
  if (others.length === 0) return part(first, sql``)
  const parts = [first, ...others].map(way => part(way, sql`c.district, c.id,`))
  return sql`(select * from (${sql.join(parts, sql` union `)}) as each limit ${listed.most})`
}

function waysOf(scope: Scope): ScopeWay[] {
  return scopeWays(scope, columnsOfCase)
}

/** One way from its newest or most pressing case on. What a unit has is in that order among its assignments. */
function walk(way: ScopeWay, page: CasePage): RawBuilder<unknown> {
  const { by, after, limit } = page
  const held = way.organisationId !== null && by === 'opened_at'
  const [at, id] = held ? [sql`held.opened_at`, sql`held.case_id`] : [sql.ref(`c.${by}`), sql`c.id`]
  const down = by === 'opened_at'
  const order = down ? sql`${at} desc, ${id} desc` : sql`${at}, ${id}`
  const last = after ? sql`(${after[0]}::timestamptz, ${after[1]}::uuid)` : null
  const behind = last ? [sql<SqlBool>`(${at}, ${id}) ${down ? sql`<` : sql`>`} ${last}`] : []
  const rows = from(way, { ...page, conditions: [...page.conditions, ...behind] })
  return sql`(select c.district, c.id, ${at} as at ${rows} order by ${order} limit ${limit})`
}

function from({ organisationId, condition }: ScopeWay, listed: Listed): RawBuilder<unknown> {
  const { conditions, openOnly, known = () => [], join = sql`` } = listed
  const cases =
    organisationId === null
      ? sql`workflow.case as c`
      : sql`workflow.assignment as held join workflow.case as c on c.district = held.district and c.id = held.case_id`
  const own = organisationId === null ? known('c') : [...known('held'), ...(openOnly ? [sql`held.open`] : [])]
  const open = openOnly ? [sql`not c.final`] : []
  return sql`from ${cases} ${join} where ${sql.join([condition, ...own, ...open, ...conditions], sql` and `)}`
}
