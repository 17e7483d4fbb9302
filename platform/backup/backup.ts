import { open, rename, rm, stat } from 'node:fs/promises'
import { createWriteStream, existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Disk } from 'flydrive'
import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { Database } from '#platform/db/index.ts'
import { hasQueue, waitingJobs } from '#platform/jobs/waiting.ts'
import {
  type About,
  ABOUT,
  type Counted,
  keyCheck,
  MANIFEST,
  type Manifest,
  SIGNATURE,
  signatureOf,
  Tally,
} from './manifest.ts'
import type { Progress } from './progress.ts'
import { listFiles, readStored } from './stored-files.ts'
import { countRows, fixTexts, pieces, piecesOf, readTables, type Table } from './tables.ts'
import { type Entry, packEntry, tarEnd } from './tar.ts'

export interface BackupOptions {
  database: Database
  disk: Disk
  secret: string
  /** Of the software that writes the archive. */
  version: string
  now: Date
  /** Must not exist yet. */
  file: string
  onProgress: Progress
}

/**
 * Writes the whole installation as it is at one moment into one archive (tar, gzip): rows of every table, jobs that
 * wait, stored files, and a manifest signed with the secret. The file appears under its name when it is complete.
 */
export async function backUp(options: BackupOptions): Promise<Manifest & { archiveBytes: number }> {
  const { file } = options
  if (existsSync(file)) throw new Error(`${file} is there already; a backup does not write over another`)
  const partial = `${file}.${process.pid}.partial`
  const tally = new Tally()
  const made: { manifest?: Manifest } = {}
  try {
    const target = createWriteStream(partial, { flags: 'wx', mode: 0o600 })
    await pipeline(Readable.from(archive(options, tally, made)), createGzip(), target)
    await settle(partial)
    if (!made.manifest) throw new Error('The archive has no manifest')
    await rename(partial, file)
    return { ...made.manifest, archiveBytes: (await stat(file)).size }
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

/** A backup that is only in the machine's memory does not outlive a power cut. */
async function settle(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

async function* archive(
  options: BackupOptions,
  tally: Tally,
  made: { manifest?: Manifest },
): AsyncGenerator<Uint8Array> {
  const { now, secret } = options
  const pack = (name: string, bytes: Uint8Array) => packEntry({ name, bytes }, now)
  const tx = await options.database.db.startTransaction().execute()
  let about: About
  let tables: Table[]
  try {
    // One snapshot for all that is read, however long it takes and whatever happens meanwhile.
    await sql`set transaction isolation level repeatable read, read only`.execute(tx)
    await fixTexts(tx)
    about = await readAbout(tx, options)
    tables = (await readTables(tx)).ordered
    yield* pack(ABOUT, json(about))
    for await (const entry of rowEntries(tx, tables, { tally, onProgress: options.onProgress }))
      yield* pack(entry.name, entry.bytes)
  } finally {
    await tx.rollback().execute()
  }
  for await (const entry of fileEntries(options, tally)) yield* pack(entry.name, entry.bytes)
  const manifest = {
    ...about,
    tables: tables.map(({ name, columns }) => ({ name, columns, ...tally.rowsOf(name) })),
    jobs: tally.rowsOf(JOBS),
    files: tally.files(),
  }
  made.manifest = manifest
  yield* pack(MANIFEST, json(manifest))
  yield* pack(SIGNATURE, Buffer.from(signatureOf(secret, json(manifest))))
  yield tarEnd
}

/** What the jobs that wait are called among the tables. */
export const JOBS = 'jobs.waiting'

async function readAbout(tx: Kysely<DB>, { version, secret, now }: BackupOptions): Promise<About> {
  const { rows: ledger } = await sql<{ there: boolean }>`
    select to_regclass('public.migration') is not null as there`.execute(tx)
  if (!ledger[0]?.there) throw new Error('There is nothing to back up: Jinlin never started on this database')
  const { rows: migrations } = await sql<{ name: string; sha256: string }>`
    select name, sha256 from public.migration order by name collate "C"`.execute(tx)
  const madeAt = now.toISOString()
  return { product: 'jinlin', format: 1, version, madeAt, migrations, keyCheck: keyCheck(secret, madeAt) }
}

interface Counting {
  tally: Tally
  onProgress: Progress
}

async function* rowEntries(
  tx: Kysely<DB>,
  tables: readonly Table[],
  { tally, onProgress }: Counting,
): AsyncGenerator<Entry> {
  let total = 0
  for (const table of tables) total += await countRows(tx, table)
  let done = 0
  for (const table of tables) {
    for await (const entry of numbered(table.name, piecesOf(tx, table))) {
      done += tally.addRows(table.name, entry.bytes)
      onProgress('Rows', done, total)
      yield entry
    }
  }
  if (!(await hasQueue(tx))) return
  for await (const entry of numbered(JOBS, pieces(tx, waitingJobs))) {
    tally.addRows(JOBS, entry.bytes)
    yield entry
  }
}

async function* numbered(name: string, parts: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  let number = 0
  for await (const bytes of parts) {
    number += 1
    yield { name: `rows/${name}/${String(number).padStart(6, '0')}.ndjson`, bytes }
  }
}

/** After the rows: a file is stored before its row is, so every row of the snapshot finds its file here. */
async function* fileEntries({ disk, onProgress }: BackupOptions, tally: Tally): AsyncGenerator<Entry> {
  const keys = await listFiles(disk)
  for (const [index, key] of keys.entries()) {
    const bytes = await readStored(disk, key)
    if (bytes) {
      tally.addFile(key, bytes)
      yield { name: `files/${key}`, bytes }
    }
    onProgress('Files', index + 1, keys.length)
  }
}

function json(value: About | Manifest | Counted): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
}
