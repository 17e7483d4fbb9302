import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'

export interface Attachment {
  district: string
  fileIds: readonly string[]
  subjectKind: string
  subjectId: string
  /** Only the one who uploaded a file may attach it. */
  uploadedBy: string | null
  visibility: 'public' | 'internal'
}

/** Binds uploaded photos to a case. Throws `files.unknown` when one is gone, another's, or already bound. */
export async function attachFiles(tx: Tx, attachment: Attachment): Promise<void> {
  const ids = [...new Set(attachment.fileIds)]
  if (ids.length === 0) return
  const { numUpdatedRows } = await tx.db
    .updateTable('files.file')
    .set({ subject_kind: attachment.subjectKind, subject_id: attachment.subjectId, visibility: attachment.visibility })
    .where('district', '=', attachment.district)
    .where('id', 'in', ids)
    .where('subject_id', 'is', null)
    .where('uploaded_by', 'is not distinct from', attachment.uploadedBy)
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== ids.length) throw new DomainError('files.unknown', { status: 422, field: 'fileIds' })
}
