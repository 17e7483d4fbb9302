import { randomUUID } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import type { TestApp, TestClient, TestReply } from '#apps/server/testing.ts'
import type { FileInfo } from '../contract.ts'

/** A plain photo, to be given more or turned into bytes. */
export function aPhoto(size: { width: number; height: number } = { width: 40, height: 30 }): Sharp {
  return sharp({ create: { ...size, channels: 3, background: '#778899' } }).jpeg()
}

/** Sends photos; the reply is whatever the server said. */
export function upload(client: TestClient, district: string, files: { name: string; bytes: Buffer }[]) {
  return client.upload(`/api/files?district=${district}`, files) as Promise<TestReply<{ files: FileInfo[] }>>
}

/** One photo that was taken in. */
export async function uploadOne(client: TestClient, district: string, bytes?: Buffer): Promise<FileInfo> {
  const reply = await upload(client, district, [{ name: 'a.jpg', bytes: bytes ?? (await aPhoto().toBuffer()) }])
  const [file] = reply.body.files ?? []
  if (!file) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return file
}

export interface Home {
  district: string
  lng: number
  lat: number
}

/** The middle of the grid that the grid worker of the test city walks. */
export async function homeOf(app: TestApp): Promise<Home> {
  const row = await app.db
    .selectFrom('territory.area as a')
    .innerJoin('people.post as p', 'p.area_code', 'a.code')
    .innerJoin('auth.user as u', 'u.person_id', 'p.person_id')
    .select(['a.code', 'a.lng', 'a.lat'])
    .where('u.username', '=', 'grid_worker')
    .executeTakeFirstOrThrow()
  return { district: row.code.slice(0, 6), lng: row.lng ?? 0, lat: row.lat ?? 0 }
}

export interface ReportedWith {
  caseId: string
  code?: string
}

/** A resident request with photos. */
export function reportWith(client: TestClient, home: Home, fileIds: string[]): Promise<TestReply<ReportedWith>> {
  const { lng, lat } = home
  const payload = {
    requestId: randomUUID(),
    kind: 'resident_request',
    words: '楼道的灯坏了，晚上看不见台阶',
    point: { lng, lat },
    fileIds,
  }
  return client.raw({ method: 'POST', url: '/api/matters', payload }) as Promise<TestReply<ReportedWith>>
}
