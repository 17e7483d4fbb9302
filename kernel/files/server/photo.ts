import sharp from 'sharp'
import { DomainError } from '#platform/error.ts'

/** Longest side of a kept photo and of its thumbnail, in pixels. */
const LONGEST = { full: 2048, thumbnail: 480 }
/** What sharp calls them; its `heif` is AVIF, for HEVC is not free to decode: phones turn their HEIC into JPEG on upload. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'heif'])

export interface Photo {
  full: Buffer
  thumbnail: Buffer
  width: number
  height: number
}

/**
 * Decodes a photo by its content (never by its name or declared type), turns it upright, shrinks it and drops all
 * metadata: EXIF may hold the reporter's home. Throws `files.not_an_image`.
 */
export async function preparePhoto(bytes: Buffer, name: string): Promise<Photo> {
  try {
    const { format } = await sharp(bytes, { limitInputPixels: 100_000_000 }).metadata()
    if (!format || !FORMATS.has(format)) throw new Error('format')
    const upright = await sharp(bytes, { limitInputPixels: 100_000_000 })
      .rotate()
      .resize({ width: LONGEST.full, height: LONGEST.full, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    const thumbnail = await sharp(upright.data)
      .resize({ width: LONGEST.thumbnail, height: LONGEST.thumbnail, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer()
    return { full: upright.data, thumbnail, width: upright.info.width, height: upright.info.height }
  } catch {
    throw new DomainError('files.not_an_image', { status: 422, field: 'files', params: { name } })
  }
}
