import { type SqlBool, sql } from 'kysely'
import { type Scope, systemActor } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { type DirectoryCtx, organisationsById, underArea } from '#kernel/people/server/index.ts'
import { levelOf } from '#kernel/territory/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'

export type ReadCtx = Pick<Ctx, 'tx' | 'scope' | 'now'>

export interface Key {
  district: string
  id: string
}

/** Rows in the areas of a scope, or of an organisation the person answers for: `own` says which of them are its. */
export function withinScope(
  scope: Scope,
  column: string,
  own: (organisationId: string) => ReturnType<typeof sql<SqlBool>>,
) {
  const areas = scope.areas.map(area => underArea(area.code, column))
  const organisations = scope.organisations.map(held => own(held.organisationId))
  const parts = [...areas, ...organisations]
  return parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

/** Joint meetings and their members are a community's. */
export function requireCommunity(ctx: Ctx, areaCode: string): void {
  if (!ctx.reaches(areaCode)) throw notFound()
  if (levelOf(areaCode) !== 'community') throw invalid('areaCode', 'partners.community_only')
}

/** Organisations a community can sit down with: on the way up from it, or elsewhere in its street. Names by id. */
export async function requireNear(
  tx: Tx,
  at: { areaCode: string; ids: readonly string[]; field: string },
): Promise<Map<string, string>> {
  const ids = [...new Set(at.ids)]
  const found = await organisationsById(tx.db, { ids, at: tx.now })
  const street = at.areaCode.slice(0, 9)
  const near = found.filter(one => at.areaCode.startsWith(one.areaCode) || one.areaCode.startsWith(street))
  if (near.length !== ids.length) throw invalid(at.field, 'partners.organisation_not_near')
  return new Map(near.map(one => [one.id, one.name]))
}

/** Carries out in the directory what two sides agreed on: the case says who they are. */
export function agreedBy(tx: Tx, areaCode: string): DirectoryCtx {
  return {
    tx,
    now: tx.now,
    actor: systemActor('partners'),
    scope: { areas: [{ code: areaCode.slice(0, 6) }] },
    reaches: code => code.startsWith(areaCode),
    holds: () => true,
  }
}
