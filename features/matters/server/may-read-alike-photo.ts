import type { Ctx } from '#kernel/access/server/index.ts'
import type { FileRow } from '#kernel/files/server/index.ts'
import { shownToAll } from './find-alike.ts'
import { matterRows } from './matter-rows.ts'

/**
 * Whether a photo may be seen by whoever is about to report something like it: it came with the report itself, and the
 * matter is one that is shown to all. The ids are handed out only by the search for matters alike.
 */
export async function mayReadAlikePhoto(ctx: Ctx, file: FileRow): Promise<boolean> {
  if (file.subject_kind !== 'case' || file.subject_id === null || !ctx.holds('matter.report')) return false
  const row = await matterRows(ctx.tx.db)
    .leftJoin('matters.category as k', 'k.id', 'c.category')
    .leftJoin('matters.requester as r', join =>
      join.onRef('r.district', '=', 'm.district').onRef('r.matter_id', '=', 'm.id'),
    )
    .innerJoin('workflow.action as h', join =>
      join.onRef('h.district', '=', 'c.district').onRef('h.case_id', '=', 'c.id').on('h.seq', '=', 1),
    )
    .select('h.file_ids')
    .where('c.district', '=', file.district)
    .where('c.id', '=', file.subject_id)
    .where(eb => eb.and([...shownToAll]))
    .executeTakeFirst()
  return row?.file_ids.includes(file.id) ?? false
}
