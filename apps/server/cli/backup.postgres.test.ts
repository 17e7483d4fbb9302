import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { diskStorage } from '#kernel/files/server/index.ts'
import { verifyHistoryOf } from '#kernel/workflow/server/index.ts'
import { backUp } from '#platform/backup/backup.ts'
import { checkArchive } from '#platform/backup/read-archive.ts'
import { restore } from '#platform/backup/restore.ts'
import { type Database, openPglite, shippedMigrations } from '#platform/db/index.ts'
import { install } from '#tests/setup/installation.ts'
import { everyRow, liven } from '#tests/setup/lively-city.ts'
import { TEST_NOW } from '#tests/setup/test-database.ts'

// On a server only: from a server to the embedded database, and from there to a server again.

const SECRET = 'the-secret-of-the-first-installation'
const folder = mkdtempSync(join(tmpdir(), 'jinlin-archives-'))
const onProgress = () => undefined
afterAll(() => rmSync(folder, { recursive: true }))

async function save(database: Database, dataDir: string, name: string): Promise<string> {
  const file = join(folder, name)
  await backUp({
    database,
    disk: diskStorage(dataDir),
    secret: SECRET,
    version: '1.0.0',
    now: TEST_NOW,
    file,
    onProgress,
  })
  return file
}

async function bringBack(database: Database, dataDir: string, file: string): Promise<void> {
  const archive = await checkArchive({ file, secret: SECRET, migrations: shippedMigrations(), onProgress })
  await restore({ database, disk: diskStorage(dataDir), archive, onProgress })
}

test('from a server to the embedded database and back: every row, and the history of both verifies', async () => {
  const [server, another] = [await install('template'), await install('empty')]
  await liven(server)
  const from = await server.open()
  const rows = await everyRow(from)
  // What is written while the backup reads is not in it.
  let meanwhile: Promise<unknown> | undefined
  const first = join(folder, 'first.tar.gz')
  await backUp({
    database: from,
    disk: diskStorage(server.dataDir),
    secret: SECRET,
    version: '1.0.0',
    now: TEST_NOW,
    file: first,
    onProgress: () => {
      meanwhile ??= from.db.updateTable('people.person').set({ name: '后来改名' }).execute()
    },
  })
  await meanwhile
  expect((await everyRow(from))['people.person']).not.toEqual(rows['people.person'])

  const embeddedDir = join(folder, 'embedded')
  const embedded = await openPglite({ dataDir: embeddedDir })
  await bringBack(embedded, embeddedDir, first)
  expect(await everyRow(embedded)).toEqual(rows)
  expect((await verifyHistoryOf(embedded.db)).faults).toEqual([])

  const to = await another.open()
  await bringBack(to, another.dataDir, await save(embedded, embeddedDir, 'second.tar.gz'))
  expect(await everyRow(to)).toEqual(rows)
  expect((await verifyHistoryOf(to.db)).faults).toEqual([])
  for (const database of [from, embedded, to]) await database.close()
  for (const one of [server, another]) await one.remove()
}, 300_000)
