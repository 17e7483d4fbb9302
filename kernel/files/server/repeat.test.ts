import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestReply } from '#apps/server/testing.ts'
import type { FileInfo } from '../contract.ts'
import { aPhoto } from './fixtures.ts'

const DISTRICT = '990101'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function send(bytes: Buffer, { key, sha256 = hashOf(bytes), as = 'resident', district = DISTRICT }: Sent) {
  const url = `/api/files?district=${district}&key=${key}&sha256=${sha256}`
  return (await app.as(as).upload(url, [{ name: 'a.jpg', bytes }])) as TestReply<{ files: FileInfo[] }>
}

interface Sent {
  key: string
  sha256?: string
  as?: 'resident' | 'grid_worker'
  district?: string
}

const rowsOf = (key: string) => app.db.selectFrom('files.file').select('id').where('upload_key', '=', key).execute()

describe('a photo whose answer was lost', () => {
  it('is kept once, and answered the same, however often it comes', async () => {
    const key = randomUUID()
    const bytes = await aPhoto({ width: 61, height: 40 }).toBuffer()
    const first = await send(bytes, { key })
    expect(first.status).toBe(200)
    expect(first.body.files[0]?.sha256).toBe(hashOf(bytes))
    expect((await send(bytes, { key })).body).toEqual(first.body)
    expect(await rowsOf(key)).toHaveLength(1)
  })

  it('is kept once when it comes twice at the same moment', async () => {
    const key = randomUUID()
    const bytes = await aPhoto({ width: 62, height: 40 }).toBuffer()
    const both = await Promise.all([send(bytes, { key }), send(bytes, { key })])
    expect(both.map(reply => reply.status)).toEqual([200, 200])
    expect(new Set(both.map(reply => reply.body.files[0]?.id)).size).toBe(1)
    expect(await rowsOf(key)).toHaveLength(1)
  })

  it('is another photo in another district, and from another person', async () => {
    const key = randomUUID()
    const bytes = await aPhoto({ width: 63, height: 40 }).toBuffer()
    for (const sent of [{ key }, { key, district: '990102' }, { key, as: 'grid_worker' as const }])
      expect((await send(bytes, sent)).status).toBe(200)
    expect(await rowsOf(key)).toHaveLength(3)
  })
})

describe('what is not what it says', () => {
  it('is refused: damaged on the way, another photo under the same key, two at once, a key without a hash', async () => {
    const key = randomUUID()
    const bytes = await aPhoto({ width: 64, height: 40 }).toBuffer()
    const other = await aPhoto({ width: 65, height: 40 }).toBuffer()
    const damaged = await send(bytes, { key, sha256: hashOf(other) })
    expect(damaged).toMatchObject({ status: 422, body: { code: 'files.damaged' } })
    expect(await rowsOf(key)).toHaveLength(0)
    await send(bytes, { key })
    expect(await send(other, { key })).toMatchObject({ status: 409, body: { code: 'files.key_reused' } })
    const two = [bytes, bytes].map((one, index) => ({ name: `${index}.jpg`, bytes: one }))
    const url = `/api/files?district=${DISTRICT}&key=${randomUUID()}`
    expect(await app.as('resident').upload(`${url}&sha256=${hashOf(bytes)}`, two)).toMatchObject({
      status: 422,
      body: { code: 'files.one_by_one' },
    })
    expect((await app.as('resident').upload(url, two.slice(1))).status).toBe(422)
  })
})

it('a photo that is read says which one it is by the hash of what was sent', async () => {
  const bytes = await aPhoto({ width: 66, height: 40 }).toBuffer()
  const sent = await send(bytes, { key: randomUUID() })
  const url = sent.body.files[0]?.url ?? ''
  const read = await app.as('resident').raw({ method: 'GET', url })
  expect(read.headers.etag).toBe(`"${hashOf(bytes)}-full"`)
})
