import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import sharp from 'sharp'
import { RESERVE_BYTES, startTestApp, type TestApp } from '#apps/server/testing.ts'

let app: TestApp
let photo: Buffer
let free = 10 * RESERVE_BYTES

beforeAll(async () => {
  app = await startTestApp({ freeBytes: async () => free })
  photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#8a8' } })
    .jpeg()
    .toBuffer()
}, 60_000)
afterAll(() => app.close())

function report(requestId: string) {
  const payload = { requestId, kind: 'resident_request', words: '楼道灯不亮', point: { lng: 117.3, lat: 31.9 } }
  return app.as('resident').raw({ method: 'POST', url: '/api/matters', payload })
}

function upload() {
  return app.as('resident').upload('/api/files?district=990101', [{ name: 'lamp.jpg', bytes: photo }])
}

async function stored(): Promise<object> {
  const count = (table: 'matters.matter' | 'files.file' | 'platform.command') =>
    app.db
      .selectFrom(table)
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  return {
    matters: await count('matters.matter'),
    files: await count('files.file'),
    commands: await count('platform.command'),
  }
}

test('with less than the reserve free nothing is written, reading goes on, and with room it takes up again', async () => {
  const first = await report(randomUUID())
  expect(first.status).toBe(200)
  const before = await stored()

  free = RESERVE_BYTES - 1
  const requestId = randomUUID()
  const refused = await report(requestId)
  expect(refused).toMatchObject({ status: 507, body: { code: 'platform.storage_full' } })
  expect(await upload()).toMatchObject({ status: 507 })
  expect((await app.as('dispatcher').raw({ method: 'GET', url: '/api/matters' })).status).toBe(200)
  expect(await stored()).toEqual(before)

  free = RESERVE_BYTES
  expect((await report(requestId)).status).toBe(200)
  expect((await upload()).status).toBe(200)
})
