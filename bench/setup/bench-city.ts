import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDictionaries } from '#apps/server/dictionaries.ts'
import { cityPorts } from '#apps/server/city-ports.ts'
import { type City, defaultSeed } from '#city/city.ts'
import { fillCity } from '#city/fill.ts'
import { readConfig } from '#platform/config.ts'
import { migrate, openPostgres } from '#platform/db/index.ts'
import { startCluster } from './cluster.ts'
import { type RunningServer, startServer } from './server.ts'

export interface BenchCity {
  url: string
  city: City
  /** The database as it is now, under a name of its own. */
  copyDatabase(): Promise<string>
  startServer(options?: { roles?: string; databaseUrl?: string }): Promise<RunningServer>
}

/**
 * The demo city on a PostgreSQL of its own, for the time of a bench: areas, organisations, people and accounts in full,
 * and so many matters of the past year.
 */
export async function withBenchCity<T>(matters: number, use: (city: BenchCity) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-bench-'))
  const cluster = await startCluster()
  try {
    const url = await cluster.createDatabase()
    const city = await fill(url, dataDir, matters)
    return await use({
      url,
      city,
      copyDatabase: () => cluster.createDatabase(url),
      startServer: options => startServer({ dataDir, databaseUrl: url, ...options }),
    })
  } finally {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function fill(url: string, dataDir: string, matters: number): Promise<City> {
  const config = readConfig({ JINLIN_DATA: dataDir, DATABASE_URL: url })
  const database = openPostgres(url, 4)
  try {
    const now = new Date()
    await migrate(database)
    await ensureDictionaries(database, now)
    return await fillCity(database.db, { seed: defaultSeed, now, matters, ports: cityPorts(config) })
  } finally {
    await database.close()
  }
}
