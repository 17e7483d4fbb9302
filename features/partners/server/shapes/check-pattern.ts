import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { codeLength } from '#kernel/territory/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { checkArea, gapLines, type Ground, heldForOrganisation } from '../../pattern-rules.ts'
import type { CheckedArea, Pattern, PatternGap } from '../../pattern-shapes.ts'

interface Asked {
  pattern: Pattern
  areaCode?: string | undefined
  cursor?: string | undefined
  limit: number
}

export type CheckCtx = Pick<Ctx, 'tx' | 'scope' | 'now' | 'locale'>

/** A shape laid over the areas of its top level within reach, in the order of codes. */
export async function checkPattern(
  ctx: CheckCtx,
  asked: Asked,
): Promise<{ items: CheckedArea[]; next: string | null }> {
  const [top] = asked.pattern.nodes
  const level = top?.levels[0] ?? 'community'
  const date = shanghaiDate(ctx.now)
  const within = ctx.scope.areas.map(area => underArea(area.code, 'a.code'))
  const rows = await ctx.tx.db
    .selectFrom('territory.area as a')
    .select(['a.code', 'a.name'])
    .where('a.level', '=', level)
    .where(eb => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', date)]))
    .where(within.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(within, sql` or `)})`)
    .$if(asked.areaCode !== undefined, query => query.where(underArea(asked.areaCode ?? '', 'a.code')))
    .$if(asked.cursor !== undefined, query =>
      query.where('a.code', '>', String(decodeCursor(asked.cursor ?? '', 1)[0])),
    )
    .orderBy('a.code')
    .limit(asked.limit + 1)
    .execute()
  const roots = rows.slice(0, asked.limit)
  const end = rows.length > asked.limit ? roots.at(-1) : undefined
  const ground = await readGround(ctx, {
    codes: roots.map(root => root.code),
    pattern: asked.pattern,
    length: codeLength[level],
  })
  return {
    items: roots.map(root => checkArea(asked.pattern.nodes, root, ground(root.code))),
    next: end ? encodeCursor([end.code]) : null,
  }
}

/** The same, gap by gap; what is complete has no line. */
export async function listPatternGaps(
  ctx: CheckCtx,
  asked: Asked,
): Promise<{ items: PatternGap[]; next: string | null }> {
  const { items, next } = await checkPattern(ctx, { ...asked, limit: Math.min(asked.limit, 20) })
  return { items: items.flatMap(gapLines), next }
}

/** Everything under the areas of one page in three statements, told apart by area. */
async function readGround(
  { tx, now, locale }: CheckCtx,
  asked: { codes: readonly string[]; pattern: Pattern; length: number },
): Promise<(root: string) => Ground> {
  const { codes, length, pattern } = asked
  const date = shanghaiDate(now)
  const under = (column: string) => sql<SqlBool>`left(${sql.ref(column)}, ${length}) = any(${codes}::text[])`
  const kinds = [...new Set(pattern.nodes.map(node => node.kind))]
  const roles = [...new Set(pattern.nodes.flatMap(node => node.posts.map(post => post.role)))]
  const organisations = await tx.db
    .selectFrom('people.organisation as o')
    .select(['o.id', 'o.name', 'o.kind', 'o.area_code as areaCode', 'o.parent_id as parentId'])
    .where(under('o.area_code'))
    .where('o.kind', 'in', kinds)
    .where(eb => eb.or([eb('o.valid_to', 'is', null), eb('o.valid_to', '>', date)]))
    .orderBy('o.area_code')
    .orderBy('o.name')
    .execute()
  const areas = await tx.db
    .selectFrom('territory.area as a')
    .select(['a.code', 'a.name'])
    .where(under('a.code'))
    .where(eb => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', date)]))
    .orderBy('a.code')
    .execute()
  const posts =
    roles.length === 0
      ? []
      : await tx.db
          .selectFrom('people.post as p')
          .select(['p.role', 'p.organisation_id', 'p.area_code', sql<number>`count(*)::int`.as('count')])
          .where(under('p.area_code'))
          .where('p.role', 'in', roles)
          .where('p.valid_from', '<=', date)
          .where(eb => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', date)]))
          .groupBy(['p.role', 'p.organisation_id', 'p.area_code'])
          .execute()
  const held = new Map<string, number>()
  for (const post of posts)
    for (const key of [`${post.role} ${post.organisation_id}`, `${post.role} ${post.area_code}`])
      held.set(key, (held.get(key) ?? 0) + post.count)
  return root => ({
    organisations: organisations.filter(one => one.areaCode.startsWith(root)),
    areas: areas.filter(one => one.code.startsWith(root)),
    held: (role, at) => held.get(`${role} ${heldForOrganisation(role) ? at.organisationId : at.areaCode}`) ?? 0,
    locale,
  })
}
