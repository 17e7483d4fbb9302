import { readFileSync } from 'node:fs'
import { diskStorage } from '#kernel/files/server/index.ts'
import { backUp } from '#platform/backup/backup.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/index.ts'
import { progressOfPhases } from './progress.ts'

/** Writes this installation (DATABASE_URL, else JINLIN_DATA, and its files) into one archive; changes nothing. */
export async function backUpTo(file: string): Promise<void> {
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    const made = await backUp({
      database,
      disk: diskStorage(config.dataDir),
      secret: config.secret,
      version: version(),
      now: systemClock.now(),
      file,
      onProgress: progressOfPhases(),
    })
    const rows = made.tables.reduce((sum, table) => sum + table.rows, 0)
    process.stdout.write(
      `${rows} rows of ${made.tables.length} tables, ${made.jobs.rows} waiting jobs and ${made.files.count} files are in ${file} (${(made.archiveBytes / 1e6).toFixed(1)} MB). The secret is not: keep it in another place\n`,
    )
  } finally {
    await database.close()
  }
}

function version(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
  const parsed: unknown = JSON.parse(text)
  const found = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : undefined
  return String(found)
}
