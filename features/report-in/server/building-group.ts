import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { RouteInput } from '#platform/http/route.ts'
import type { contract } from '../contract.ts'
import { buildingsWithin } from './coverage.ts'
import type { ReportInHandlers } from './report-in-deps.ts'

type Input = RouteInput<typeof contract.routes.keepBuildingGroup>

/** Where the neighbours of a building talk (B34): a name and how one joins, said by whoever answers for the place. */
export const buildingGroupHandlers = {
  keepBuildingGroup: ({ params, body }, ctx) => keep(ctx, params, body),
} satisfies Partial<ReportInHandlers>

async function keep(ctx: Ctx, { district, id }: Input['params'], { name, howToJoin }: Input['body']) {
  const { db } = ctx.tx
  if (name !== '' && howToJoin === '') throw invalid('howToJoin', 'report-in.group_needs_way')
  const building = await buildingsWithin(ctx)
    .select('k.community_code')
    .where('b.district', '=', district)
    .where('b.id', '=', id)
    .executeTakeFirst()
  if (!building) throw notFound()
  const group = name === '' ? null : { name, how_to_join: howToJoin, updated_at: ctx.now }
  if (group)
    await db
      .insertInto('report_in.building_group')
      .values({ district, building_id: id, ...group })
      .onConflict(conflict => conflict.columns(['district', 'building_id']).doUpdateSet(group))
      .execute()
  else
    await db
      .deleteFrom('report_in.building_group')
      .where('district', '=', district)
      .where('building_id', '=', id)
      .execute()
  writeAudit(ctx.tx, {
    district,
    actor: ctx.actor,
    event: group ? 'building_group.kept' : 'building_group.removed',
    subjectKind: 'building',
    subjectId: id,
    areaCode: building.community_code,
    details: { name },
  })
  return { group: group ? { name, howToJoin } : null }
}
