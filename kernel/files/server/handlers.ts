import type { Ctx } from '#kernel/access/server/index.ts'
import { DomainError, notFound } from '#platform/error.ts'
import type { RouteInput } from '#platform/http/route.ts'
import { definePart } from '#platform/http/mount.ts'
import { filesContract, MAX_BYTES, MAX_FILES, type FileInfo } from '../contract.ts'
import { keepPhoto } from './keep-photo.ts'
import type { Storage } from './storage.ts'

export interface FileRow {
  district: string
  id: string
  uploaded_by: string | null
  subject_kind: string | null
  subject_id: string | null
}

/** Whether the caller may see the case a file belongs to; wired to the workflow by the server. */
export type MayReadSubject = (ctx: Ctx, file: FileRow) => Promise<boolean>

export function filesPart(deps: { storage: Storage; mayReadSubject: MayReadSubject }) {
  return definePart<typeof filesContract.routes, Ctx>(filesContract, {
    uploadFiles: ({ query }, ctx) => takeIn(ctx, deps.storage, query),
    async readFile({ params, query }, ctx) {
      const row = await ctx.tx.db
        .selectFrom('files.file')
        .select([
          'district',
          'id',
          'uploaded_by',
          'subject_kind',
          'subject_id',
          'storage_key',
          'thumbnail_key',
          'visibility',
          'sha256',
        ])
        .where('district', '=', params.district)
        .where('id', '=', params.id)
        .executeTakeFirst()
      if (!row) throw notFound()
      const own = row.uploaded_by !== null && row.uploaded_by === ctx.actor.personId
      if (!own && !(await deps.mayReadSubject(ctx, row))) throw notFound()
      const key = query.size === 'thumbnail' && row.thumbnail_key ? row.thumbnail_key : row.storage_key
      const bytes = await deps.storage.getBytes(key).catch(() => {
        throw notFound()
      })
      return (
        ctx.reply
          .header('content-type', 'image/jpeg')
          .header('content-disposition', `inline; filename="${params.id}.jpg"`)
          .header('cache-control', 'private, max-age=86400, immutable')
          .header('content-security-policy', "default-src 'none'")
          // Of the photo as it was sent, by which its sender can tell that it is this one.
          .header('etag', `"${row.sha256}-${query.size}"`)
          .send(Buffer.from(bytes))
      )
    },
  })
}

type Query = RouteInput<typeof filesContract.routes.uploadFiles>['query']

async function takeIn(ctx: Ctx, storage: Storage, query: Query): Promise<{ files: FileInfo[] }> {
  const files: FileInfo[] = []
  const { key, sha256 } = query
  const repeatable = key && sha256 ? { key, sha256 } : null
  // One more than is taken, so that the tenth is refused with a sentence and not by the parser.
  const limits = { files: MAX_FILES + 1, fileSize: MAX_BYTES }
  for await (const part of ctx.request.files({ limits })) {
    if (files.length === MAX_FILES) throw new DomainError('files.too_many', { status: 422, field: 'files' })
    if (repeatable && files.length > 0) throw new DomainError('files.one_by_one', { status: 422, field: 'files' })
    const bytes = await part.toBuffer().catch(() => {
      throw new DomainError('files.too_large', { status: 413, field: 'files', params: { name: part.filename } })
    })
    const uploadedBy = ctx.actor.personId
    files.push(
      await keepPhoto(ctx, storage, {
        district: query.district,
        name: part.filename,
        bytes,
        uploadedBy,
        repeatable,
        now: ctx.now,
      }),
    )
  }
  if (files.length === 0) throw new DomainError('files.none', { status: 422, field: 'files' })
  return { files }
}
