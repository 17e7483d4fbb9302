import { execFileSync } from 'node:child_process'
import pg from 'pg'
import { ensurePostgres } from '#scripts/run/postgres.ts'

/** As an installation has it: what was acknowledged is on the disk. Memory for a machine that is not the database's alone. */
const DURABLE = [
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'max_connections=200',
  'jit=off',
  'shared_buffers=1GB',
  'max_wal_size=8GB',
  'checkpoint_timeout=15min',
  'random_page_cost=1.1',
]

export interface Cluster {
  /** A new database on it, empty, or as another one is at this moment; nobody may be connected to that one. */
  createDatabase(like?: string): Promise<string>
  stop(): Promise<void>
}

/**
 * A throw-away PostgreSQL that writes durably, or the server DATABASE_URL names. Gone when the bench ends, however it
 * ends.
 */
export async function startCluster(): Promise<Cluster> {
  const server = await ensurePostgres(DURABLE)
  const created: string[] = []
  return {
    async createDatabase(like) {
      const name = `jinlin_test_bench_${process.pid}_${created.length}`
      const template = like ? ` template ${new URL(like).pathname.slice(1)} strategy file_copy` : ''
      await runSql(server.url, `create database ${name}${template}`)
      created.push(name)
      const url = new URL(server.url)
      url.pathname = `/${name}`
      return url.toString()
    },
    async stop() {
      for (const name of created) await runSql(server.url, `drop database if exists ${name} with (force)`)
      await server.stop()
    },
  }
}

/** Runs a script on a connection of its own. */
export async function runSql(url: string, script: string): Promise<void> {
  await withClient(url, client => client.query(script))
}

export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** Where this machine's PostgreSQL keeps its programs. */
export function programFolder(): string {
  return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim()
}
