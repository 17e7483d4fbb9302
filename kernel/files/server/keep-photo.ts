import { createHash } from 'node:crypto'
import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import type { Db } from '#platform/db/index.ts'
import { DomainError } from '#platform/error.ts'
import { type FileInfo, fileUrl } from '../contract.ts'
import { preparePhoto } from './photo.ts'
import type { Storage } from './storage.ts'

export interface IncomingPhoto {
  district: string
  name: string
  bytes: Buffer
  uploadedBy: string | null
  /** The sender's id of the photo and the hash it should have; null for an upload that cannot be repeated safely. */
  repeatable: { key: string; sha256: string } | null
  now: Date
}

/** What taking in needs of the request: to read and write, and who sent it. */
type Intake = Pick<Ctx, 'tx' | 'withTx' | 'actor'>

/**
 * Stores one photo and its row; the bytes are on disk before the row exists, so a row never points at nothing. A photo
 * that came before under the same key is not stored again. Throws `files.damaged`, `files.key_reused`, `files.infected`,
 * `files.scanner_down`.
 */
export async function keepPhoto(ctx: Intake, storage: Storage, incoming: IncomingPhoto): Promise<FileInfo> {
  const { db } = ctx.tx
  const sha256 = createHash('sha256').update(incoming.bytes).digest('hex')
  const { repeatable } = incoming
  if (repeatable && repeatable.sha256 !== sha256)
    throw new DomainError('files.damaged', { status: 422, field: 'files' })
  const before = await keptBefore(db, incoming)
  if (before) return before
  await refuseInfected(ctx, storage, { ...incoming, sha256 })
  const photo = await preparePhoto(incoming.bytes, incoming.name)
  const { district, now } = incoming
  const id = newId(now)
  const path = `${district}/${id.slice(0, 8)}/${id}`
  const keys = { storage_key: `${path}.jpg`, thumbnail_key: `${path}.t.jpg` }
  await storage.put(keys.storage_key, photo.full)
  await storage.put(keys.thumbnail_key, photo.thumbnail)
  const row = {
    district,
    id,
    sha256,
    width: photo.width,
    height: photo.height,
    size_bytes: photo.full.length,
  }
  const kept = await db
    .insertInto('files.file')
    .values({
      ...row,
      ...keys,
      mime: 'image/jpeg',
      uploaded_by: incoming.uploadedBy,
      uploaded_at: now,
      upload_key: repeatable?.key ?? null,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (kept.numInsertedOrUpdatedRows === 1n) return infoOf(row)
  // The same photo came twice at once, and the other one was first.
  await storage.delete(keys.storage_key)
  await storage.delete(keys.thumbnail_key)
  const winner = await keptBefore(db, incoming)
  if (!winner) throw new DomainError('files.unknown', { status: 409, field: 'files' })
  return winner
}

/** What the scanner found goes on record and nowhere else. */
async function refuseInfected(
  ctx: Intake,
  storage: Storage,
  { bytes, name, district, sha256 }: IncomingPhoto & { sha256: string },
): Promise<void> {
  const { viruses } = await storage.scan(bytes)
  if (viruses.length === 0) return
  await ctx.withTx(async tx =>
    writeAudit(tx, {
      district,
      actor: ctx.actor,
      event: 'file.infected',
      subjectKind: 'file',
      subjectId: sha256,
      details: { viruses },
    }),
  )
  throw new DomainError('files.infected', { status: 422, field: 'files', params: { name } })
}

async function keptBefore(db: Db, { district, uploadedBy, repeatable }: IncomingPhoto): Promise<FileInfo | null> {
  if (!repeatable) return null
  const row = await db
    .selectFrom('files.file')
    .select(['district', 'id', 'sha256', 'width', 'height', 'size_bytes'])
    .where('district', '=', district)
    .where('uploaded_by', 'is not distinct from', uploadedBy)
    .where('upload_key', '=', repeatable.key)
    .executeTakeFirst()
  if (!row) return null
  if (row.sha256 !== repeatable.sha256) throw new DomainError('files.key_reused', { status: 409, field: 'key' })
  return infoOf(row)
}

type Row = Pick<FileInfo, 'district' | 'id' | 'sha256'> & {
  width: number | null
  height: number | null
  size_bytes: number
}

function infoOf({ district, id, sha256, width, height, size_bytes }: Row): FileInfo {
  return {
    district,
    id,
    sha256,
    width: width ?? 0,
    height: height ?? 0,
    sizeBytes: size_bytes,
    url: fileUrl(district, id),
    thumbnailUrl: fileUrl(district, id, 'thumbnail'),
  }
}
