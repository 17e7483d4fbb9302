import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/index.ts'
import { conditionsOf, type Filter, type ListCtx, within } from './list-partners.ts'
import { isPublic } from './partner-rows.ts'

interface Counts {
  /** Registered with the area itself. */
  here: number
  items: { code: string; name: string; count: number }[]
}

type AtArea = Filter & { areaCode: string }

/** The list of the same filter, counted by the parts of its area; for a map. */
export function countPartners(ctx: ListCtx, query: AtArea): Promise<Counts> {
  return countByPart(ctx.tx.db, query, [within(ctx.scope), ...conditionsOf(query)])
}

export function countPublicPartners(ctx: ListCtx, query: AtArea): Promise<Counts> {
  return countByPart(ctx.tx.db, query, [isPublic, ...conditionsOf(query)])
}

async function countByPart(db: Db, { areaCode }: AtArea, conditions: Expression<SqlBool>[]): Promise<Counts> {
  const rows = await db
    .selectFrom('territory.area as part')
    .innerJoin('partners.partner as p', join => join.on(sql<SqlBool>`left(p.area_code, length(part.code)) = part.code`))
    .leftJoin('people.organisation as o', 'o.id', 'p.organisation_id')
    .select(['part.code', 'part.name', sql<number>`count(*)::int`.as('count')])
    .where('part.parent_code', '=', areaCode)
    .where(eb => eb.and(conditions))
    .groupBy(['part.code', 'part.name'])
    .orderBy('part.code')
    .execute()
  const { count: here } = await db
    .selectFrom('partners.partner as p')
    .leftJoin('people.organisation as o', 'o.id', 'p.organisation_id')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('p.area_code', '=', areaCode)
    .where(eb => eb.and(conditions))
    .executeTakeFirstOrThrow()
  return { here, items: rows }
}
