import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { diskStorage } from '#kernel/files/server/index.ts'
import { checkArchive } from '#platform/backup/read-archive.ts'
import { restore } from '#platform/backup/restore.ts'
import { type Config, hasSecret, readConfig } from '#platform/config.ts'
import { openDatabase, shippedMigrations } from '#platform/db/index.ts'
import { progressOfPhases } from './progress.ts'
import { verifyHistory } from './verify-history.ts'

/** Fills an empty installation from an archive of `backup`, then recomputes every hash and seal of its history. */
export async function restoreFrom(file: string): Promise<void> {
  if (!hasSecret(process.env))
    throw new Error(
      'A restore needs the secret of the installation the backup is of: set JINLIN_SECRET, or put its file `secret` into JINLIN_DATA',
    )
  const config = readConfig(process.env)
  const onProgress = progressOfPhases()
  const archive = await checkArchive({ file, secret: config.secret, migrations: shippedMigrations(), onProgress })
  await fill(config, { archive, onProgress })
  const { manifest } = archive
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  process.stdout.write(
    `${rows} rows of ${manifest.tables.length} tables, ${manifest.jobs.rows} waiting jobs and ${manifest.files.count} files are back as they were at ${manifest.madeAt}\n`,
  )
  // It also brings the tables up to this version.
  await verifyHistory()
}

async function fill(config: Config, options: Pick<Parameters<typeof restore>[0], 'archive' | 'onProgress'>) {
  const embedded = join(config.dataDir, 'pglite')
  const isNew = config.databaseUrl === undefined && !existsSync(embedded)
  const database = await openDatabase(config)
  let restored = false
  try {
    await restore({ ...options, database, disk: diskStorage(config.dataDir) })
    restored = true
  } finally {
    await database.close()
    if (isNew && !restored) rmSync(embedded, { recursive: true, force: true })
  }
}
