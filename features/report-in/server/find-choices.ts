import { sql } from 'kysely'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { ReportInHandlers } from './report-in-deps.ts'

const MOST = 12

/** `%` and `_` in what a person types are letters. */
const containing = (words: string) => `%${words.replaceAll(/[\\%_]/g, match => `\\${match}`)}%`

/** What a person chooses from when they report in: public names, nothing else. */
export const choiceHandlers = {
  async findUnits({ query }, ctx) {
    const today = shanghaiDate(ctx.now)
    const rows = await ctx.tx.db
      .selectFrom('people.organisation as o')
      .innerJoin('territory.area as a', 'a.code', 'o.area_code')
      .select(['o.id', 'o.name', 'a.name as areaName'])
      .where('o.name', 'ilike', containing(query.name))
      .where('o.kind', 'in', ['party', 'government', 'department', 'social_organisation', 'property_company', 'shop'])
      .where(eb => eb.or([eb('o.valid_to', 'is', null), eb('o.valid_to', '>', today)]))
      .orderBy(sql`length(o.name)`)
      .orderBy('o.name')
      .limit(MOST)
      .execute()
    return { items: rows }
  },
  async findCommunities({ query }, ctx) {
    const today = shanghaiDate(ctx.now)
    const like = containing(query.name)
    const rows = await ctx.tx.db
      .selectFrom('territory.area as a')
      .innerJoin('territory.area as above', 'above.code', 'a.parent_code')
      .select(['a.code', 'a.name', 'above.name as above'])
      .select(
        sql<string>`coalesce((select min(k.name) from territory.compound as k
          where k.community_code = a.code and k.name ilike ${like} and k.valid_to is null), '')`.as('compound'),
      )
      .where('a.level', '=', 'community')
      .where(eb => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', today)]))
      .where(
        sql<boolean>`(a.name ilike ${like} or exists (select 1 from territory.compound as k
          where k.community_code = a.code and k.name ilike ${like} and k.valid_to is null))`,
      )
      .orderBy('a.code')
      .limit(MOST)
      .execute()
    return { items: rows }
  },
} satisfies Partial<ReportInHandlers>
