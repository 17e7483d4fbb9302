import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { shanghaiDate } from '#kernel/people/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import type { Scope } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { codeLength, levelOf } from '#kernel/territory/index.ts'
import { notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { ReportInHandlers } from './report-in-deps.ts'

/** Which buildings have somebody who answers for them, and which have no one (A05, D23). */
export const coverageHandlers = {
  async listCoverage({ query }, ctx) {
    let rows = buildings(ctx).where(underArea(query.area, 'k.community_code'))
    if (query.uncovered) rows = rows.where(sql<SqlBool>`not ${answered(shanghaiDate(ctx.now))}`)
    if (query.ungrouped) rows = rows.where('g.name', 'is', null)
    if (query.cursor) {
      const [compound, name, id] = decodeCursor(query.cursor, 3)
      rows = rows.where(
        sql<SqlBool>`(k.name, b.name, b.id) > (${String(compound)}, ${String(name)}, ${String(id)}::uuid)`,
      )
    }
    const found = await rows
      .orderBy('k.name')
      .orderBy('b.name')
      .orderBy('b.id')
      .limit(query.limit + 1)
      .execute()
    const shown = found.slice(0, query.limit)
    const last = found.length > query.limit ? shown.at(-1) : undefined
    return { items: shown.map(toBuilding), next: last ? encodeCursor([last.compound, last.name, last.id]) : null }
  },
  async coverageByArea({ params: { code } }, ctx) {
    if (!ctx.reaches(code)) throw notFound()
    const below = ({ city: 'district', district: 'street', street: 'community' } as const)[levelOf(code) as 'city']
    if (!below) return { items: [] }
    const child = sql<string>`left(k.community_code, ${sql.lit(codeLength[below])})`
    const rows = await ctx.tx.db
      .selectFrom('territory.building as b')
      .innerJoin('territory.compound as k', join =>
        join.onRef('k.district', '=', 'b.district').onRef('k.id', '=', 'b.compound_id'),
      )
      .select([child.as('code'), sql<number>`count(*)::int`.as('buildings')])
      .select(sql<number>`(count(*) filter (where not ${answered(shanghaiDate(ctx.now))}))::int`.as('uncovered'))
      .where(underArea(code, 'k.community_code'))
      .groupBy(child)
      .orderBy(child)
      .execute()
    return { items: rows }
  },
} satisfies Partial<ReportInHandlers>

/** Buildings within reach as `b`, their compounds as `k`. */
export function buildingsWithin({ tx, scope }: Pick<Ctx, 'tx' | 'scope'>) {
  return tx.db
    .selectFrom('territory.building as b')
    .innerJoin('territory.compound as k', join =>
      join.onRef('k.district', '=', 'b.district').onRef('k.id', '=', 'b.compound_id'),
    )
    .where('k.valid_to', 'is', null)
    .where(within(scope))
}

function buildings(ctx: Pick<Ctx, 'tx' | 'scope' | 'now'>) {
  const today = shanghaiDate(ctx.now)
  return buildingsWithin(ctx)
    .leftJoin('report_in.building_group as g', join =>
      join.onRef('g.district', '=', 'b.district').onRef('g.building_id', '=', 'b.id'),
    )
    .select(['b.district', 'b.id', 'b.name', 'k.name as compound', 'b.lng', 'b.lat'])
    .select(['g.name as groupName', 'g.how_to_join as howToJoin'])
    .select([countLinkages(today).as('linkages'), answered(today).as('covered')])
}

function toBuilding<Row extends { groupName: string | null; howToJoin: string | null }>(row: Row) {
  const { groupName: name, howToJoin, ...rest } = row
  return { ...rest, group: name === null ? null : { name, howToJoin: howToJoin ?? '' } }
}

/** By the community, or by the grid for a grid team. */
function within(scope: Scope): Expression<SqlBool> {
  const parts = scope.areas.flatMap(({ code }) => [underArea(code, 'k.community_code'), underArea(code, 'b.grid_code')])
  return parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

const held = (today: string) =>
  sql`p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to > ${today}::date)`

function countLinkages(today: string): RawBuilder<number> {
  return sql<number>`(select count(*) from people.pairing as p where ${held(today)} and (
    (p.target_kind = 'building' and p.target_id = b.id::text)
    or (p.target_kind = 'unit' and p.target_id in (select u.id::text from territory.unit as u
      where u.district = b.district and u.building_id = b.id))))::int`
}

function answered(today: string): RawBuilder<boolean> {
  return sql<boolean>`(${countLinkages(today)} > 0 or exists (select 1 from report_in.registration as r
    where r.district = b.district and r.building_id = b.id and r.state = 'registered'))`
}
