import type { Disk } from 'flydrive'
import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { type Database, migrate } from '#platform/db/index.ts'
import { openForWaiting } from '#platform/jobs/waiting.ts'
import { filledTables, loadArchive } from './load.ts'
import type { Progress } from './progress.ts'
import type { CheckedArchive } from './read-archive.ts'
import { listFiles } from './stored-files.ts'
import { readTables } from './tables.ts'

export interface RestoreOptions {
  database: Database
  disk: Disk
  archive: CheckedArchive
  onProgress: Progress
}

/**
 * Fills an empty installation from a checked archive: tables as of the archive's migrations, rows in one transaction,
 * files and waiting jobs. Throws a sentence, and leaves the installation as it found it, when it is not empty or
 * anything goes wrong.
 */
export async function restore(options: RestoreOptions): Promise<void> {
  const { database, disk, archive } = options
  await refuseFilled(options)
  const before = await standing(database.db)
  try {
    const names = new Set(archive.manifest.migrations.map(({ name }) => name))
    await migrate(database, undefined, name => names.has(name))
    await load(options)
  } catch (error) {
    await disk.deleteAll()
    await dropAllBut(database.db, before)
    throw error
  }
}

async function load({ database, disk, archive, onProgress }: RestoreOptions): Promise<void> {
  const queue = archive.queues.length > 0 ? await openForWaiting(database, archive.queues) : undefined
  try {
    await database.db.transaction().execute(tx =>
      loadArchive(tx, {
        ...archive,
        storeFile: (key, bytes) => disk.put(key, bytes),
        putJobs: async (own, jobs) => queue?.put(own, jobs),
        onProgress,
      }),
    )
  } finally {
    await queue?.stop()
  }
}

async function refuseFilled({ database, disk, archive }: RestoreOptions): Promise<void> {
  const { db } = database
  const refuse = (what: string) => {
    throw new Error(`${what}. A restore needs an empty installation: another JINLIN_DATA, or an empty DATABASE_URL`)
  }
  if ((await listFiles(disk)).length > 0) refuse('There are stored files already')
  const [filled] = await filledTables(db, (await readTables(db)).ordered)
  if (filled) refuse(`The database holds data already (${filled})`)
  const { ledger } = await standing(db)
  if (!ledger) return
  const { rows } = await sql<{ name: string }>`select name from public.migration order by name`.execute(db)
  const known = new Set(archive.manifest.migrations.map(({ name }) => name))
  const newer = rows.find(({ name }) => !known.has(name))
  if (newer) refuse(`The database has the tables of a newer version (${newer.name})`)
}

interface Standing {
  schemas: string[]
  /** Whether migrations ever ran. */
  ledger: boolean
}

async function standing(db: Kysely<DB>): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select to_regclass('public.migration') is not null as ledger,
      (select coalesce(json_agg(nspname), '[]') from pg_namespace) as schemas`.execute(db)
  return rows[0] ?? { schemas: [], ledger: false }
}

async function dropAllBut(db: Kysely<DB>, before: Standing): Promise<void> {
  const { schemas } = await standing(db)
  for (const schema of schemas.filter(name => !before.schemas.includes(name) && !name.startsWith('pg_')))
    await sql`drop schema ${sql.id(schema)} cascade`.execute(db)
  if (!before.ledger) await sql`drop table if exists public.migration`.execute(db)
}
