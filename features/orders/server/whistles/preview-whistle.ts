import { sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { type OrganisationBrief, organisationsById, organisationsFor } from '#kernel/people/server/index.ts'
import { notFound } from '#platform/error.ts'
import { resolveUnits } from '../../whistle-rules.ts'
import { usableKind } from './whistle-kinds.ts'

/** Which units a kind calls at a place: for each line of the menu the nearest there is. A person may choose otherwise. */
export async function previewWhistle(ctx: Ctx, query: { kind: string; area: string }) {
  if (!ctx.reaches(query.area)) throw notFound()
  const kind = await usableKind(ctx.tx.db, query.kind, 'kind')
  const near = await organisationsFor(ctx.tx.db, { areaCode: query.area, at: ctx.now })
  return {
    units: resolveUnits(kind.units, [...(await servingAt(ctx, query.area)), ...near]).map(({ unit, organisation }) => ({
      ...unit,
      organisation: organisation && { id: organisation.id, name: organisation.name },
    })),
    limit: kind.limit,
  }
}

/** Who is paired with the compounds of a grid, the company of the largest first: nearer than any office. */
async function servingAt(ctx: Ctx, area: string): Promise<OrganisationBrief[]> {
  const date = shanghaiDate(ctx.now)
  const rows = await ctx.tx.db
    .selectFrom('territory.compound_grid as g')
    .innerJoin('territory.compound as c', join =>
      join.onRef('c.district', '=', 'g.district').onRef('c.id', '=', 'g.compound_id'),
    )
    .innerJoin('people.pairing as p', join => join.on(sql`p.target_id`, '=', sql`c.id::text`))
    .select(['p.organisation_id as id', 'c.households'])
    .where('g.grid_code', '=', area)
    .where('p.target_kind', '=', 'compound')
    .where('p.organisation_id', 'is not', null)
    .where('p.valid_from', '<=', date)
    .where(eb => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', date)]))
    .orderBy('c.households', 'desc')
    .orderBy('p.organisation_id')
    .execute()
  const ids = [...new Set(rows.flatMap(row => (row.id === null ? [] : [row.id])))]
  const found = new Map((await organisationsById(ctx.tx.db, { ids, at: ctx.now })).map(one => [one.id, one]))
  return ids.flatMap(id => found.get(id) ?? [])
}
