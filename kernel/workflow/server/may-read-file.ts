import { can } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { FileRow } from '#kernel/files/server/index.ts'
import { readRecord } from './read-record.ts'
import { seesPublicOnly, targetOf } from './view-of.ts'

/** Whether the caller may see a photo of a case: whoever sees the step it came with. */
export async function mayReadCaseFile(ctx: Pick<Ctx, 'tx' | 'actor'>, file: FileRow): Promise<boolean> {
  if (file.subject_kind !== 'case' || file.subject_id === null) return false
  const { db } = ctx.tx
  const record = await readRecord(db, { district: file.district, caseId: file.subject_id })
  if (!record || !can(ctx.actor, 'case.read', targetOf(record))) return false
  if (!seesPublicOnly(ctx.actor, record)) return true
  const row = await db
    .selectFrom('files.file')
    .select('visibility')
    .where('district', '=', file.district)
    .where('id', '=', file.id)
    .executeTakeFirst()
  return row?.visibility === 'public'
}
