import type { Ctx } from '#kernel/access/server/index.ts'
import type { FileRow } from '#kernel/files/server/index.ts'
import { whistleIn } from './whistle-rows.ts'

/** A called unit sees the photos the whistle was raised with, though the whistle's own case is not its. */
export async function mayReadWhistlePhoto(ctx: Ctx, file: FileRow): Promise<boolean> {
  if (file.subject_kind !== 'case' || file.subject_id === null || !ctx.holds('whistle.read')) return false
  const row = await ctx.tx.db
    .selectFrom('orders.whistle as w')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 'w.district').onRef('c.id', '=', 'w.case_id'),
    )
    .innerJoin('workflow.action as h', join =>
      join.onRef('h.district', '=', 'c.district').onRef('h.case_id', '=', 'c.id').on('h.seq', '=', 1),
    )
    .select('h.file_ids')
    .where('w.district', '=', file.district)
    .where('w.case_id', '=', file.subject_id)
    .where(whistleIn(ctx.scopeFor('whistle.read')))
    .executeTakeFirst()
  return row?.file_ids.includes(file.id) ?? false
}
