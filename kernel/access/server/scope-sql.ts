import { type Expression, type SqlBool, sql } from 'kysely'
import { underArea } from '#kernel/people/server/index.ts'
import type { AreaReach, Carried, OrganisationReach, Scope } from '../scope.ts'

/** Where a query keeps what the policy asks about: trusted column names such as 'c.area_code'; null where it has none. */
export interface ScopeColumns {
  areaCode: string
  /** The procedure of the case; null when the rows are no cases. */
  caseType: string | null
  /** The permission the case needs to be read by; null when the rows are no cases. */
  reading: string | null
  /** Both, or neither: the case whose assignments count. */
  district: string | null
  caseId: string | null
  requesterId: string | null
  /** Every row is an open case: then assignments are looked for among those of open cases alone. */
  openOnly?: boolean
}

/**
 * The policy as a condition: exactly the rows `scopeReaches` says yes to. A column that is missing closes the reach that
 * needs it, and an empty scope is no row at all. Assigned means assigned now: a unit that returned the case is out.
 */
export function scopeSql(scope: Scope, columns: ScopeColumns): Expression<SqlBool> {
  const carried = carriedSql(scope, columns)
  if (columns.reading === null || scope.guards === 'everything') return carried
  const reading = sql.ref(columns.reading)
  const open = sql<SqlBool>`${reading} is null`
  const guarded = scope.guards.map(
    guard => sql<SqlBool>`(${reading} = ${guard.permission} and ${carriedSql(guard, columns)})`,
  )
  return sql<SqlBool>`(${carried} and (${sql.join([open, ...guarded], sql` or `)}))`
}

/** One way by which cases come into reach, which an index of its own can walk. */
export interface ScopeWay {
  /** Whose assignments lead there: `workflow.assignment as held`, joined by the caller. Null: the case itself says it. */
  organisationId: string | null
  condition: Expression<SqlBool>
}

/**
 * The policy as ways to walk, for pages of lists over a long past: together exactly the rows of `scopeSql`. A row may be
 * reached by several ways.
 */
export function scopeWays(scope: Scope, columns: ScopeColumns & { district: string; caseId: string }): ScopeWay[] {
  const areas = scope.areas.map(area => ({ areas: [area] }))
  const organisations = scope.organisations.map(reach => ({ organisations: [reach] }))
  const own = scope.requesterId === null ? [] : [{ requesterId: scope.requesterId }]
  return [...areas, ...organisations, ...own].map(part => {
    const alone = { areas: [], organisations: [], requesterId: null, permission: scope.permission, ...part }
    return {
      organisationId: alone.organisations[0]?.organisationId ?? null,
      condition: sql<SqlBool>`(${wayIn(alone, columns)} and ${readable(scope, alone, columns)})`,
    }
  })
}

function wayIn(alone: Carried, columns: ScopeColumns): Expression<SqlBool> {
  const [reach] = alone.organisations
  if (!reach) return carriedSql(alone, columns)
  const held = sql<SqlBool>`(held.organisation_id = ${reach.organisationId}::uuid and held.ended_at is null)`
  return limited(held, reach.caseTypes, columns)
}

/** What the way has already seen to is not asked again: most hold a guard exactly as far as they read. */
function readable(scope: Scope, way: Carried, columns: ScopeColumns): Expression<SqlBool> {
  if (columns.reading === null || scope.guards === 'everything') return sql<SqlBool>`true`
  const reading = sql.ref(columns.reading)
  const guarded = scope.guards.map(guard =>
    carriesWay(guard, way)
      ? sql<SqlBool>`${reading} = ${guard.permission}`
      : sql<SqlBool>`(${reading} = ${guard.permission} and ${carriedSql(guard, columns)})`,
  )
  return sql<SqlBool>`(${sql.join([sql<SqlBool>`${reading} is null`, ...guarded], sql` or `)})`
}

/** Whether the guard reaches whatever the way leads to. */
function carriesWay(guard: Carried, way: Carried): boolean {
  const area = (one: AreaReach) => guard.areas.some(wide => wide.caseTypes === null && one.code.startsWith(wide.code))
  const organisation = (one: OrganisationReach) =>
    guard.organisations.some(other => other.caseTypes === null && other.organisationId === one.organisationId)
  return (
    way.areas.every(area) &&
    way.organisations.every(organisation) &&
    (way.requesterId === null || guard.requesterId === way.requesterId)
  )
}

function carriedSql(scope: Carried, columns: ScopeColumns): Expression<SqlBool> {
  const parts = [...areaParts(scope, columns), ...assignedParts(scope, columns), ...ownPart(scope, columns)]
  if (parts.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

function areaParts(scope: Carried, columns: ScopeColumns): Expression<SqlBool>[] {
  return scope.areas.map(area => limited(underArea(area.code, columns.areaCode), area.caseTypes, columns))
}

function assignedParts(scope: Carried, { district, caseId, caseType, openOnly }: ScopeColumns): Expression<SqlBool>[] {
  if (district === null || caseId === null) return []
  const unlimited = scope.organisations.filter(reach => reach.caseTypes === null)
  const limitedOnes = scope.organisations.filter(reach => reach.caseTypes !== null)
  const among = (ids: readonly string[]) => assignedTo(ids, { district, caseId, openOnly })
  return [
    ...(unlimited.length > 0 ? [among(unlimited.map(reach => reach.organisationId))] : []),
    ...limitedOnes.map(reach => limited(among([reach.organisationId]), reach.caseTypes, { caseType })),
  ]
}

function assignedTo(
  ids: readonly string[],
  columns: { district: string; caseId: string; openOnly: boolean | undefined },
): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    select 1 from workflow.assignment as held
    where held.district = ${sql.ref(columns.district)} and held.case_id = ${sql.ref(columns.caseId)}
      and held.organisation_id in (${sql.join(ids.map(id => sql`${id}::uuid`))})
      and ${columns.openOnly ? sql`held.open` : sql`held.ended_at is null`})`
}

function ownPart(scope: Carried, { requesterId }: ScopeColumns): Expression<SqlBool>[] {
  if (scope.requesterId === null || requesterId === null) return []
  return [sql<SqlBool>`${sql.ref(requesterId)} = ${scope.requesterId}::uuid`]
}

function limited(
  part: Expression<SqlBool>,
  caseTypes: readonly string[] | null,
  { caseType }: Pick<ScopeColumns, 'caseType'>,
): Expression<SqlBool> {
  if (caseTypes === null || caseType === null) return part
  return sql<SqlBool>`(${part} and ${sql.ref(caseType)} in (${sql.join(caseTypes)}))`
}
