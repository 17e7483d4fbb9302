import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#apps/server/testing.ts'
import type { FileInfo } from '../contract.ts'
import { type Home, homeOf, reportWith, uploadOne } from './fixtures.ts'

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

async function statusOf(client: TestClient, file: FileInfo): Promise<number> {
  const [full, small] = await Promise.all([file.url, file.thumbnailUrl].map(url => client.raw({ method: 'GET', url })))
  expect(small?.status).toBe(full?.status)
  return full?.status ?? 0
}

async function reported(file: FileInfo): Promise<string> {
  const reply = await reportWith(app.as('resident'), home, [file.id])
  expect(reply.status).toBe(200)
  return reply.body.caseId
}

function attach(client: TestClient, caseId: string, step: { visibility: string; fileIds: string[] }) {
  const payload = { requestId: randomUUID(), form: { visibility: step.visibility }, fileIds: step.fileIds }
  const url = `/api/cases/${home.district}/${caseId}/actions/attach`
  return client.raw({ method: 'POST', url, payload })
}

describe('who sees a photo', () => {
  it('before the report: whoever took it, and nobody else', async () => {
    const file = await uploadOne(app.as('resident'), home.district)
    expect(await statusOf(app.as('resident'), file)).toBe(200)
    for (const other of ['grid_worker', 'dispatcher', 'leader', 'sysadmin'])
      expect([other, await statusOf(app.as(other), file)]).toEqual([other, 404])
    expect(await statusOf(app.anonymous, file)).toBe(404)
  })

  it('after the report: those who see the case', async () => {
    const file = await uploadOne(app.as('resident'), home.district)
    await reported(file)
    for (const staff of ['dispatcher', 'checker', 'supervisor', 'leader', 'resident'])
      expect([staff, await statusOf(app.as(staff), file)]).toEqual([staff, 200])
    // Not assigned, no business with cases, and not signed in.
    for (const other of ['property', 'sysadmin'])
      expect([other, await statusOf(app.as(other), file)]).toEqual([other, 404])
    expect(await statusOf(app.anonymous, file)).toBe(404)
  })

  it('what staff keep to themselves, the requester does not see; what they show, the requester does', async () => {
    const caseId = await reported(await uploadOne(app.as('resident'), home.district))
    for (const [visibility, expected] of [
      ['internal', 404],
      ['public', 200],
    ] as const) {
      const file = await uploadOne(app.as('dispatcher'), home.district)
      expect((await attach(app.as('dispatcher'), caseId, { visibility, fileIds: [file.id] })).status).toBe(200)
      expect([visibility, await statusOf(app.as('resident'), file)]).toEqual([visibility, expected])
      expect(await statusOf(app.as('checker'), file)).toBe(200)
    }
  })

  it('is not told apart from what does not exist', async () => {
    const { id } = await uploadOne(app.as('resident'), home.district)
    const problems = await Promise.all(
      [`/api/files/${home.district}/${id}`, `/api/files/${home.district}/${randomUUID()}`, '/api/files/990101/x'].map(
        async url => (await app.as('grid_worker').raw({ method: 'GET', url })).body,
      ),
    )
    expect(new Set(problems.map(problem => JSON.stringify(problem))).size).toBe(1)
    const elsewhere = await app.as('resident').raw({ method: 'GET', url: `/api/files/990102/${id}` })
    expect(elsewhere.status).toBe(404)
  })

  it('is kept in no shared cache, and runs no code', async () => {
    const { url } = await uploadOne(app.as('resident'), home.district)
    const { headers } = await app.as('resident').raw({ method: 'GET', url })
    expect(headers['cache-control']).toContain('private')
    expect(headers['content-security-policy']).toBe("default-src 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-type']).toBe('image/jpeg')
    expect(headers['content-disposition']).toMatch(/^inline; filename="[0-9a-f-]{36}\.jpg"$/)
  })
})

describe('what a report may carry', () => {
  it('only its own photos: not those of others, of other cases, or of nobody', async () => {
    const mine = await uploadOne(app.as('resident'), home.district)
    const theirs = await uploadOne(app.as('grid_worker'), home.district)
    const used = await uploadOne(app.as('resident'), home.district)
    await reported(used)
    for (const strange of [theirs.id, used.id, randomUUID()]) {
      const reply = await reportWith(app.as('resident'), home, [mine.id, strange])
      expect(reply).toMatchObject({ status: 422, body: { code: 'files.unknown', errors: [{ field: 'fileIds' }] } })
    }
    const row = await app.db.selectFrom('files.file').selectAll().where('id', '=', mine.id).executeTakeFirstOrThrow()
    expect(row.subject_id).toBeNull()
    expect((await reportWith(app.as('resident'), home, [mine.id])).status).toBe(200)
  })

  it('nor does an action take those of others', async () => {
    const caseId = await reported(await uploadOne(app.as('resident'), home.district))
    const { id } = await uploadOne(app.as('checker'), home.district)
    const reply = await attach(app.as('dispatcher'), caseId, { visibility: 'public', fileIds: [id] })
    expect(reply).toMatchObject({ status: 422, body: { code: 'files.unknown' } })
  })
})

it('a photo whose bytes are gone is not found, and no fault', async () => {
  const file = await uploadOne(app.as('resident'), home.district)
  rmSync(join(app.dataDir, 'files'), { recursive: true })
  expect(await statusOf(app.as('resident'), file)).toBe(404)
})
