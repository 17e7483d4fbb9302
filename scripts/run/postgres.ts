import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findProgram, isExecutable } from './find-program.ts'
import { installPackages } from './install-package.ts'

export interface TestServer {
  /** A database whose name says test, on a server where we may create more. */
  url: string
  stop: () => Promise<void>
}

const MISSING =
  'The tests need PostgreSQL 15 or newer: install it (Debian: postgresql) or set DATABASE_URL to a test database'

/** For tests: nothing of it is ever read again, so nothing waits for a disk. */
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'jit=off']

/**
 * The server DATABASE_URL names, or a throw-away cluster of an installed PostgreSQL (installed now when possible), by
 * default one that does not wait for its disk.
 */
export async function ensurePostgres(settings: readonly string[] = FORGETFUL): Promise<TestServer> {
  const given = process.env.DATABASE_URL
  if (given) return { url: refuseRealDatabase(given), stop: async () => undefined }
  return startCluster(settings)
}

/** A throw-away cluster that can be broken on purpose. */
export interface Cluster extends TestServer {
  /** Of the process all of its others come from. */
  pid(): number
  /** SIGINT: it shuts down and ends every connection; SIGQUIT: it falls. Resolves when it is gone. */
  halt(signal: 'SIGINT' | 'SIGQUIT'): Promise<void>
  /** Starts again on the same port with the same data; resolves when it answers. */
  resume(): Promise<void>
}

/** Of the newest PostgreSQL installed here, or installed now; gone with this process at the latest. */
export async function startCluster(settings: readonly string[]): Promise<Cluster> {
  let binaries = findServer()
  if (!binaries) {
    await installPackages(['postgresql'])
    binaries = findServer()
  }
  if (!binaries) throw new Error(MISSING)
  return createCluster(binaries, settings)
}

/** Tests create and drop databases: only a database that calls itself a test may be named. */
export function refuseRealDatabase(url: string): string {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  if (name.includes('test')) return url
  throw new Error(`DATABASE_URL names the database '${name}': the tests only touch one whose name contains 'test'`)
}

/** The folder of an installed server's programs, the newest first. */
function findServer(): string | undefined {
  const debian = listDebianVersions().map(version => `/usr/lib/postgresql/${version}/bin`)
  const complete = (folder: string) => isExecutable(join(folder, 'initdb')) && isExecutable(join(folder, 'postgres'))
  const known = [...debian, binariesByConfig()].filter(folder => folder !== undefined).find(complete)
  if (known) return known
  const initdb = findProgram(['initdb'])
  return initdb && complete(join(initdb, '..')) ? join(initdb, '..') : undefined
}

function listDebianVersions(): string[] {
  try {
    return readdirSync('/usr/lib/postgresql')
      .filter(name => Number(name) >= 15)
      .toSorted((a, b) => Number(b) - Number(a))
  } catch {
    return []
  }
}

function binariesByConfig(): string | undefined {
  const program = findProgram(['pg_config'])
  return program ? execFileSync(program, ['--bindir'], { encoding: 'utf8' }).trim() : undefined
}

async function createCluster(binaries: string, settings: readonly string[]): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-postgres-'))
  const owner = unprivileged()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const initial = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C']
  execFileSync(join(binaries, 'initdb'), initial, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await freePort()
  const set = settings.flatMap(setting => ['-c', setting])
  const start = () =>
    spawn(join(binaries, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', ...set], {
      ...owner,
      cwd: folder,
      stdio: 'ignore',
    })
  let server = start()
  // Whatever ends this process ends the cluster: SIGINT is PostgreSQL's fast shutdown.
  process.once('exit', () => server.kill('SIGINT'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const cluster: Cluster = {
    url: urlOf(port, 'jinlin_test'),
    pid: () => server.pid ?? 0,
    halt: signal => halt(server, signal),
    async resume() {
      server = start()
      await askFirst(port, 'select 1')
    },
    async stop() {
      await halt(server, 'SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await askFirst(port, 'create database jinlin_test').catch(async (error: unknown) => {
    await cluster.stop()
    throw error
  })
  return cluster
}

/** PostgreSQL refuses to run as root: then it runs as postgres, or as nobody where there is no such user. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string, user: string) =>
    Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u', 'postgres'), gid: id('-g', 'postgres') }
  } catch {
    return { uid: id('-u', 'nobody'), gid: id('-g', 'nobody') }
  }
}

/** Asks a server that is starting, until it answers. */
async function askFirst(port: number, question: string): Promise<void> {
  const give = Date.now() + 60_000
  for (;;) {
    const client = new pg.Client({ connectionString: urlOf(port, 'postgres') })
    try {
      await client.connect()
      await client.query(question)
      return await client.end()
    } catch (error) {
      await client.end().catch(() => undefined)
      if (Date.now() > give) throw new Error('The throw-away PostgreSQL did not start', { cause: error })
      await wait(100)
    }
  }
}

async function halt(server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  const ended = new Promise(resolve => server.once('close', resolve))
  if (server.exitCode === null && server.signalCode === null && server.kill(signal)) await ended
}

function urlOf(port: number, database: string): string {
  return `postgres://postgres@127.0.0.1:${port}/${database}`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
