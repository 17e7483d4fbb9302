import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { MAX_BYTES } from '../contract.ts'
import { aPhoto, upload, uploadOne } from './fixtures.ts'

const DISTRICT = '990101'
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function refusal(files: { name: string; bytes: Buffer }[]) {
  const reply = await upload(app.as('resident'), DISTRICT, files)
  const body = reply.body as unknown as { code: string; detail: string; errors?: { field: string }[] }
  return { status: reply.status, code: body.code, field: body.errors?.[0]?.field, detail: body.detail }
}

async function read(url: string): Promise<Buffer> {
  const reply = await app.as('resident').raw({ method: 'GET', url })
  expect(reply.status).toBe(200)
  expect(reply.headers['content-type']).toBe('image/jpeg')
  return reply.body as Buffer
}

describe('how many and how large', () => {
  it('takes nine at once, and refuses a tenth with a sentence', async () => {
    const bytes = await aPhoto().toBuffer()
    const some = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `${index}.jpg`, bytes }))
    const nine = await upload(app.as('resident'), DISTRICT, some(9))
    expect(nine.status).toBe(200)
    expect(new Set(nine.body.files.map(file => file.id)).size).toBe(9)
    for (const count of [10, 12])
      expect(await refusal(some(count))).toMatchObject({ status: 422, code: 'files.too_many', field: 'files' })
  })

  it('takes 20 MB and not a byte more', async () => {
    const photo = await aPhoto().toBuffer()
    const padded = (length: number) => Buffer.concat([photo, Buffer.alloc(length - photo.length)])
    expect(await refusal([{ name: 'huge.jpg', bytes: padded(MAX_BYTES + 1) }])).toEqual({
      status: 413,
      code: 'files.too_large',
      field: 'files',
      detail: '“huge.jpg”超过 20 MB，请换一张较小的照片。',
    })
    const { sizeBytes } = await uploadOne(app.as('resident'), DISTRICT, padded(MAX_BYTES))
    expect(sizeBytes).toBeLessThan(10_000)
  })

  it('wants at least one, and somebody who is signed in', async () => {
    expect(await refusal([])).toMatchObject({ status: 422, code: 'files.none' })
    const nobody = await upload(app.anonymous, DISTRICT, [{ name: 'a.jpg', bytes: await aPhoto().toBuffer() }])
    expect(nobody.status).toBe(401)
  })
})

describe('what counts is the content', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'

  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['words', () => Buffer.from('<?php echo 1; ?>')],
    ['a drawing that can run code', () => Buffer.from(svg)],
    ['a GIF', () => aPhoto().gif().toBuffer()],
    ['nothing', () => Buffer.alloc(0)],
    ['half a photo', async () => (await aPhoto({ width: 800, height: 600 }).toBuffer()).subarray(0, 1_500)],
  ])('refuses %s though it is named .jpg', async (_what, bytes) => {
    const found = await refusal([{ name: '现场.jpg', bytes: await bytes() }])
    expect(found).toMatchObject({ status: 422, code: 'files.not_an_image', field: 'files' })
    expect(found.detail).toContain('现场.jpg')
  })

  it.each(['png', 'webp', 'avif'] as const)('takes %s by any name, and keeps it as JPEG', async format => {
    const { url } = await uploadOne(app.as('resident'), DISTRICT, await aPhoto().toFormat(format).toBuffer())
    expect((await sharp(await read(url)).metadata()).format).toBe('jpeg')
  })

  it('leaves nothing behind of what it refused', async () => {
    const count = () => app.db.selectFrom('files.file').select('id').execute()
    const before = (await count()).length
    await refusal([{ name: 'a.jpg', bytes: Buffer.from('no') }])
    expect(await count()).toHaveLength(before)
  })
})

describe('what is kept', () => {
  it('holds neither place nor person nor device: all metadata is gone', async () => {
    const bytes = await aPhoto({ width: 900, height: 700 })
      .withExif({
        IFD0: { Artist: 'Wang Xiaoming', Model: 'Phone 9' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '31/1 54/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '117/1 18/1 0/1',
        },
      })
      .withIccProfile('p3')
      .toBuffer()
    const sent = await sharp(bytes).metadata()
    expect(sent.exif?.includes('Wang Xiaoming')).toBe(true)
    // Tag 0x8825 points to the GPS directory.
    expect(sent.exif?.includes(Buffer.from('2588', 'hex'))).toBe(true)
    const { url, thumbnailUrl } = await uploadOne(app.as('resident'), DISTRICT, bytes)
    for (const one of [url, thumbnailUrl]) {
      const kept = await read(one)
      const { exif, icc, iptc, xmp } = await sharp(kept).metadata()
      expect({ exif, icc, iptc, xmp }).toEqual({ exif: undefined, icc: undefined, iptc: undefined, xmp: undefined })
      expect(kept.includes('Exif')).toBe(false)
      expect(kept.includes('Wang')).toBe(false)
    }
  })

  it('stands upright, whichever way the phone was held', async () => {
    const red = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#f00' } })
      .png()
      .toBuffer()
    const lying = await sharp({ create: { width: 120, height: 40, channels: 3, background: '#00f' } })
      .composite([{ input: red, left: 0, top: 0 }])
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const file = await uploadOne(app.as('resident'), DISTRICT, lying)
    expect(file).toMatchObject({ width: 40, height: 120 })
    const { data, info } = await sharp(await read(file.url))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const pixel = (row: number) => [...data.subarray(row * info.width * 3, row * info.width * 3 + 3)]
    // Turned a quarter to the right, what was left is on top.
    const [top, bottom] = [pixel(5), pixel(115)]
    expect(top[0]).toBeGreaterThan(200)
    expect(bottom[2]).toBeGreaterThan(200)
  })

  it('is shrunk to 2048, with a thumbnail of 480; a small one is never blown up', async () => {
    const sizes = async (size: { width: number; height: number }) => {
      const file = await uploadOne(app.as('resident'), DISTRICT, await aPhoto(size).toBuffer())
      const of = async (url: string) => {
        const { width, height } = await sharp(await read(url)).metadata()
        return [width, height]
      }
      const full = await of(file.url)
      expect([file.width, file.height]).toEqual(full)
      return [full, await of(file.thumbnailUrl)]
    }
    expect(await sizes({ width: 3000, height: 1500 })).toEqual([
      [2048, 1024],
      [480, 240],
    ])
    expect(await sizes({ width: 900, height: 2400 })).toEqual([
      [768, 2048],
      [180, 480],
    ])
    expect(await sizes({ width: 40, height: 30 })).toEqual([
      [40, 30],
      [40, 30],
    ])
  })

  it('is answered with the hash of the bytes as they were sent', async () => {
    const bytes = await aPhoto({ width: 77, height: 55 }).toBuffer()
    const { sha256, id } = await uploadOne(app.as('resident'), DISTRICT, bytes)
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const row = await app.db.selectFrom('files.file').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ sha256, mime: 'image/jpeg', subject_id: null, visibility: 'internal' })
  })
})
