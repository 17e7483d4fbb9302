import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { ancestors, isAreaCode, prefixRange } from '#kernel/territory/index.ts'
import type { Tx } from '#platform/tx.ts'

/** The part of a compiled permission the directory needs: area prefixes, '' being everywhere. Access fills it. */
export interface AreaScope {
  areas: readonly { code: string }[]
}

/** What the directory's handlers need of the caller; the context of access satisfies it. */
export interface DirectoryCtx {
  tx: Tx
  now: Date
  actor: { personId: string; name: string }
  scope: AreaScope
  /** True when the permission of this route carries to the area. */
  reaches(areaCode: string): boolean
  /** Holds a permission anywhere at all. */
  holds(permission: string): boolean
}

/** Rows under the scope's areas; nothing for an empty scope. `column` is a trusted column name. */
export function underScope<Tables, T extends keyof Tables>(
  eb: ExpressionBuilder<Tables, T>,
  scope: AreaScope,
  column: string,
): Expression<SqlBool> {
  return eb.or(scope.areas.map(area => underArea(area.code, column)))
}

export function underArea(code: string, column: string): Expression<SqlBool> {
  if (code === '') return sql<SqlBool>`true`
  const [from, to] = prefixRange(code)
  return sql<SqlBool>`(${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to})`
}

/** Under the scope's areas, or on the way up from them: a community sees the street and district offices it works with. */
export function inLineage<Tables, T extends keyof Tables>(
  eb: ExpressionBuilder<Tables, T>,
  scope: AreaScope,
  column: string,
): Expression<SqlBool> {
  const above = upward(scope)
  if (above.length === 0) return underScope(eb, scope, column)
  return eb.or([underScope(eb, scope, column), sql<SqlBool>`${sql.ref(column)} in (${sql.join(above)})`])
}

export function seesOrganisationAt(ctx: DirectoryCtx, areaCode: string): boolean {
  return ctx.reaches(areaCode) || upward(ctx.scope).includes(areaCode)
}

function upward(scope: AreaScope): string[] {
  return [...new Set(scope.areas.flatMap(area => (isAreaCode(area.code) ? ancestors(area.code) : [])))]
}

/** `%` and `_` in what a person types are letters. */
export function containing(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, match => `\\${match}`)}%`
}
