import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { IsoDate } from '../index.ts'
import { type AreaScope, underScope } from './directory-ctx.ts'
import { type OrganisationFilter, organisationsLike } from './organisation-queries.ts'

interface Counts {
  here: number
  items: { code: string; name: string; count: number }[]
}

/** The list of the same filter, counted by the parts of its area; for its map. Only what lies within reach. */
export async function countOrganisations(
  db: Kysely<DB>,
  scope: AreaScope,
  options: { filter: Omit<OrganisationFilter, 'limit' | 'cursor'> & { areaCode: string }; date: IsoDate },
): Promise<Counts> {
  const { filter, date } = options
  const counted = db
    .selectFrom('people.organisation as o')
    .where(eb => underScope(eb, scope, 'o.area_code'))
    .where(organisationsLike(filter, date))
  const items = await counted
    .innerJoin('territory.area as part', join =>
      join.on(sql<boolean>`left(o.area_code, length(part.code)) = part.code`),
    )
    .select(['part.code', 'part.name', sql<number>`count(*)::int`.as('count')])
    .where('part.parent_code', '=', filter.areaCode)
    .groupBy(['part.code', 'part.name'])
    .orderBy('part.code')
    .execute()
  const { count: here } = await counted
    .select(sql<number>`count(*)::int`.as('count'))
    .where('o.area_code', '=', filter.areaCode)
    .executeTakeFirstOrThrow()
  return { here, items }
}
