import { z } from 'zod'
import { defineContract, PUBLIC, route, SIGNED_IN } from '#platform/http/route.ts'

/** At most this many photos a report or an action. */
export const MAX_FILES = 9
/** Largest photo as sent, in bytes (20 MiB). */
export const MAX_BYTES = 20 * 1024 * 1024

export const fileIds = z.array(z.uuid()).max(MAX_FILES)

export const fileInfo = z.object({
  district: z.string(),
  id: z.uuid(),
  /** Hash of the bytes as they were sent: the sender's proof of arrival. */
  sha256: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  sizeBytes: z.number().int(),
  url: z.string(),
  thumbnailUrl: z.string(),
})
export type FileInfo = z.output<typeof fileInfo>

const fileParams = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })

export const filesContract = defineContract('files', {
  uploadFiles: route({
    method: 'POST',
    path: '/api/files',
    summary: 'Upload up to nine photos (multipart/form-data); they wait a day for the report that uses them',
    permission: SIGNED_IN,
    kind: 'upload',
    idempotent: false,
    bodyLimit: MAX_FILES * MAX_BYTES,
    perMinute: 60,
    query: z
      .object({
        district: z.string().regex(/^\d{6}$/),
        /** The sender's own id of one photo: sent again, it is answered with the photo that was kept the first time. */
        key: z.uuid().optional(),
        /** Hash of the bytes as they should arrive, hex; anything else is refused. */
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
      })
      .refine(({ key, sha256 }) => (key === undefined) === (sha256 === undefined), { path: ['sha256'] }),
    reply: z.object({ files: z.array(fileInfo) }),
  }),
  readFile: route({
    method: 'GET',
    path: '/api/files/:district/:id',
    summary: 'A photo, resized and without metadata; public ones need no sign-in',
    permission: PUBLIC,
    kind: 'stream',
    params: fileParams,
    query: z.object({ size: z.enum(['full', 'thumbnail']).default('full') }),
    reply: z.unknown(),
  }),
})

/** Where a stored photo is read. */
export function fileUrl(district: string, id: string, size: 'full' | 'thumbnail' = 'full'): string {
  return `/api/files/${district}/${id}${size === 'thumbnail' ? '?size=thumbnail' : ''}`
}
