import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { notFound } from '#platform/error.ts'
import type { contract } from '../contract.ts'
import { usableCategory } from './category-store.ts'
import { matterRows } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'
import { walkOf } from './complaints.ts'
import { choicesAt } from './dispatchable.ts'

type Reply = z.input<typeof contract.routes.previewDispatch.reply>
type Query = z.output<typeof contract.routes.previewDispatch.query>

/** The walk as it would be made now, and whom else the dispatcher may choose, the nearest first. */
export async function previewDispatch(ctx: Ctx, key: { district: string; id: string }, query: Query): Promise<Reply> {
  const { db } = ctx.tx
  const matter = await matterRows(db)
    .select(['m.district', 'c.area_code as areaCode', 'm.compound_id as compoundId', 'c.category as categoryId'])
    .where('m.district', '=', key.district)
    .where('m.id', '=', key.id)
    .where(inScope(ctx.scope))
    .executeTakeFirst()
  if (!matter) throw notFound()
  if (query.categoryId) await usableCategory(db, query.categoryId, { field: 'categoryId', now: ctx.now })
  const categoryId = query.categoryId ?? matter.categoryId
  const walk = await walkOf(db, { ...matter, id: key.id, categoryId }, ctx.now)
  return { walk, choices: await choicesAt(db, { areaCode: matter.areaCode, now: ctx.now, q: query.q }) }
}
