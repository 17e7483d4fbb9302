import { join } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { fromPglite } from 'pg-boss'
import type { ConstructorOptions } from 'pg-boss'
import type { DB } from '#db/tables.gen.ts'
import { lockDataDir } from './lock.ts'

const OID = { int8: 20, date: 1082 }

/** An open database with what each kind needs: the query builder, a way to run scripts, and the job queue's options. */
export interface Database {
  kind: 'pglite' | 'postgres'
  db: Kysely<DB>
  /** Runs a script of several statements without parameters. */
  script(sql: string): Promise<void>
  bossOptions: ConstructorOptions
  close(): Promise<void>
}

const parsers = { [OID.date]: (value: string) => value, [OID.int8]: (value: string) => Number(value) }

/** A server answers many people at once: one statement takes one core, and waits for neither workers nor a compiler. */
const OPTIONS = '-c jit=off -c max_parallel_workers_per_gather=0 -c timezone=Asia/Shanghai'

/**
 * Embedded PostgreSQL: in memory without a directory, else durable in it. One connection, one process.
 * Throws `DataDirBusy` when another process has the directory.
 */
export async function openPglite(options: { dataDir?: string } = {}): Promise<Database> {
  const settings: PGliteOptions = { parsers }
  const release = options.dataDir ? lockDataDir(options.dataDir) : () => undefined
  if (options.dataDir) settings.dataDir = join(options.dataDir, 'pglite')
  const pglite = await PGlite.create(settings)
  const database = wrapPglite(pglite)
  return {
    ...database,
    async close() {
      await database.close()
      release()
    },
  }
}

function wrapPglite(pglite: PGlite): Database {
  return {
    kind: 'pglite',
    db: new Kysely<DB>({ dialect: new PGliteDialect({ pglite }) }),
    async script(text) {
      await pglite.exec(text)
    },
    bossOptions: { db: fromPglite(pglite), backend: 'pglite' },
    async close() {
      if (!pglite.closed) await pglite.close()
    },
  }
}

/** A PostgreSQL server (15 or newer). */
export function openPostgres(url: string, poolSize: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    options: OPTIONS,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (oid, format) => {
        if (oid === OID.date) return (value: string) => value
        if (oid === OID.int8) return (value: string) => Number(value)
        return format === undefined ? pg.types.getTypeParser(oid) : pg.types.getTypeParser(oid, format)
      },
    },
  })
  // A connection that breaks while idle is replaced by the pool; the next query tells if the server is gone.
  pool.on('error', () => undefined)
  // One that breaks while it is lent out fails the query that runs on it, or the next: that is where it is dealt with.
  pool.on('connect', client => void client.on('error', () => undefined))
  return {
    kind: 'postgres',
    db: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }),
    async script(text) {
      await pool.query(text)
    },
    bossOptions: { connectionString: url, max: 3 },
    async close() {
      await pool.end()
    },
  }
}

/** The server when DATABASE_URL says so, else the embedded database in the data directory. */
export async function openDatabase(config: {
  databaseUrl: string | undefined
  dataDir: string
  poolSize: number
}): Promise<Database> {
  if (config.databaseUrl) return openPostgres(config.databaseUrl, config.poolSize)
  return openPglite({ dataDir: config.dataDir })
}
