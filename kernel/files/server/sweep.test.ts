import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { withTx } from '#platform/tx.ts'
import { type Home, homeOf, reportWith, uploadOne } from './fixtures.ts'
import { attachFiles } from './index.ts'

const HOUR = 3_600_000
let app: TestApp
let home: Home
beforeEach(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterEach(() => app.close())

/** What is left of a photo: its row, and how many of its two files. */
async function leftOf(id: string, keys: string[]): Promise<{ row: boolean; files: number }> {
  const row = await app.db.selectFrom('files.file').select('id').where('id', '=', id).executeTakeFirst()
  return { row: row !== undefined, files: keys.filter(key => existsSync(join(app.dataDir, 'files', key))).length }
}

async function uploaded() {
  const { id } = await uploadOne(app.as('resident'), home.district)
  const row = await app.db.selectFrom('files.file').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return { id, uploadedBy: row.uploaded_by, keys: [row.storage_key, row.thumbnail_key ?? ''] }
}

it('after a day takes away the photos whose report never came, and no others', async () => {
  const [orphan, used] = [await uploaded(), await uploaded()]
  expect((await reportWith(app.as('resident'), home, [used.id])).status).toBe(200)
  app.clock.advance(24 * HOUR - 1)
  await app.run('files.sweep-orphans')
  expect(await leftOf(orphan.id, orphan.keys)).toEqual({ row: true, files: 2 })
  app.clock.advance(2)
  await app.run('files.sweep-orphans')
  expect(await leftOf(orphan.id, orphan.keys)).toEqual({ row: false, files: 0 })
  expect(await leftOf(used.id, used.keys)).toEqual({ row: true, files: 2 })
  await app.run('files.sweep-orphans')
  expect(await leftOf(used.id, used.keys)).toEqual({ row: true, files: 2 })
})

it('finishes what a crash left half done: bytes gone, row still there', async () => {
  const orphan = await uploaded()
  for (const key of orphan.keys) rmSync(join(app.dataDir, 'files', key))
  app.clock.advance(25 * HOUR)
  await app.run('files.sweep-orphans')
  expect(await leftOf(orphan.id, orphan.keys)).toEqual({ row: false, files: 0 })
})

it('never takes a photo that a late report is binding at that moment', async () => {
  const { id, uploadedBy, keys } = await uploaded()
  app.clock.advance(25 * HOUR)
  const attachment = { district: home.district, fileIds: [id], subjectKind: 'case', subjectId: id, uploadedBy }
  // The embedded database runs one transaction after the other; a server runs the sweep inside this one.
  const sideBySide = inject('template').kind === 'postgres'
  await withTx(app.tx)(async tx => {
    await attachFiles(tx, { ...attachment, visibility: 'public' })
    if (sideBySide) await app.run('files.sweep-orphans')
  })
  await app.run('files.sweep-orphans')
  expect(await leftOf(id, keys)).toEqual({ row: true, files: 2 })
})
