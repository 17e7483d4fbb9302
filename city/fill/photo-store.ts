import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Storage } from '#kernel/files/server/index.ts'
import { type PhotoKind, photoKinds } from '../photos/photo-kinds.ts'
import { sceneSvg } from '../photos/scenes.ts'

export interface StoredPhoto {
  sha256: string
  width: number
  height: number
  sizeBytes: number
  storageKey: string
  thumbnailKey: string
}

export const VARIANTS = 2
const THUMBNAIL = 480

/** Draws every kind as found and as left, in a few lights, and stores the pictures once; matters share them. */
export async function storePhotos(storage: Storage): Promise<Map<string, StoredPhoto>> {
  const stored = new Map<string, StoredPhoto>()
  for (const kind of photoKinds) {
    for (const phase of ['before', 'after'] as const) {
      for (let variant = 0; variant < VARIANTS; variant += 1) {
        const name = photoName(kind, phase, variant)
        stored.set(name, await storeOne(storage, name, sceneSvg(kind, phase, variant)))
      }
    }
  }
  return stored
}

export function photoName(kind: PhotoKind, phase: 'before' | 'after', variant: number): string {
  return `${kind}-${phase}-${variant}`
}

async function storeOne(storage: Storage, name: string, svg: string): Promise<StoredPhoto> {
  const drawn = await sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true })
  const thumbnail = await sharp(drawn.data).resize({ width: THUMBNAIL }).jpeg({ quality: 75 }).toBuffer()
  const storageKey = `demo/${name}.jpg`
  const thumbnailKey = `demo/${name}.t.jpg`
  await storage.put(storageKey, drawn.data)
  await storage.put(thumbnailKey, thumbnail)
  return {
    sha256: createHash('sha256').update(drawn.data).digest('hex'),
    width: drawn.info.width,
    height: drawn.info.height,
    sizeBytes: drawn.data.length,
    storageKey,
    thumbnailKey,
  }
}
