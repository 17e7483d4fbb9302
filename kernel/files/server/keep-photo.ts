import { createHash } from 'node:crypto'
import { newId } from '#kernel/ids/index.ts'
import type { Db } from '#platform/db/index.ts'
import { type FileInfo, fileUrl } from '../contract.ts'
import { preparePhoto } from './photo.ts'
import type { Storage } from './storage.ts'

export interface IncomingPhoto {
  district: string
  name: string
  bytes: Buffer
  uploadedBy: string | null
  now: Date
}

/** Stores one photo and its row; the bytes are on disk before the row exists, so a row never points at nothing. */
export async function keepPhoto(db: Db, storage: Storage, incoming: IncomingPhoto): Promise<FileInfo> {
  const photo = await preparePhoto(incoming.bytes, incoming.name)
  const { district, now } = incoming
  const id = newId(now)
  const key = `${district}/${id.slice(0, 8)}/${id}`
  await storage.put(`${key}.jpg`, photo.full)
  await storage.put(`${key}.t.jpg`, photo.thumbnail)
  const sha256 = createHash('sha256').update(incoming.bytes).digest('hex')
  await db
    .insertInto('files.file')
    .values({
      district,
      id,
      sha256,
      mime: 'image/jpeg',
      width: photo.width,
      height: photo.height,
      size_bytes: photo.full.length,
      storage_key: `${key}.jpg`,
      thumbnail_key: `${key}.t.jpg`,
      uploaded_by: incoming.uploadedBy,
      uploaded_at: now,
    })
    .execute()
  return {
    district,
    id,
    sha256,
    width: photo.width,
    height: photo.height,
    sizeBytes: photo.full.length,
    url: fileUrl(district, id),
    thumbnailUrl: fileUrl(district, id, 'thumbnail'),
  }
}
