import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openPostgres } from '#platform/db/index.ts'
import { type Cluster, startCluster } from '#scripts/run/postgres.ts'
import { type Acknowledged, faultsIn, report, reportPersistently } from '#tests/setup/reports.ts'
import { ended, type ServerProcess, signInTo, startServerProcess } from '#tests/setup/server-process.ts'
import { prepareTestDatabase } from '#tests/setup/test-database.ts'

/** What a process had handed to the system survives its death; only a power cut asks for more. */
const SETTINGS = ['fsync=off', 'synchronous_commit=on', 'full_page_writes=off', 'max_connections=100', 'jit=off']
const CLIENTS = 4
let cluster: Cluster
let server: ServerProcess
let dataDir = ''
let cookie = ''
const acknowledged: Acknowledged = new Map()

beforeAll(async () => {
  cluster = await startCluster(SETTINGS)
  const database = openPostgres(cluster.url, 4)
  await prepareTestDatabase(database)
  await database.close()
  dataDir = mkdtempSync(join(tmpdir(), 'jinlin-data-'))
  server = await startServerProcess(dataDir, { DATABASE_URL: cluster.url, JINLIN_LOG: 'silent' })
  cookie = await signInTo(server, 'resident')
}, 180_000)
afterAll(async () => {
  server.child.kill('SIGKILL')
  await ended(server.child)
  await cluster.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Reports go on while something is done to the database, and until some more were acknowledged after it. */
async function underLoad(disturb: () => Promise<void>): Promise<Map<string, number>> {
  let disturbed = false
  let after = 0
  return reportPersistently({
    url: server.url,
    cookie,
    clients: CLIENTS,
    acknowledged,
    enough: () => server.child.exitCode !== null || (disturbed && after >= 12),
    onAcknowledged(soFar) {
      if (disturbed) after += 1
      if (soFar === 8) {
        disturb().then(
          () => (disturbed = true),
          () => server.child.kill('SIGKILL'),
        )
      }
    },
  })
}

async function expectWhole(): Promise<void> {
  const database: Database = openPostgres(cluster.url, 4)
  try {
    expect(await faultsIn(database, acknowledged)).toEqual([])
  } finally {
    await database.close()
  }
  // The same process throughout: it came back by itself.
  expect(server.child.exitCode).toBeNull()
  for (const [requestId, number] of acknowledged) expect(await report(server.url, cookie, requestId)).toBe(number)
}

test.each([
  ['shut down', 'SIGINT'],
  ['fallen', 'SIGQUIT'],
] as const)(
  'the database %s and started again under load: nothing is lost or doubled',
  async (_how, signal) => {
    const refused = await underLoad(async () => {
      await cluster.halt(signal)
      await cluster.resume()
    })
    // Whoever asked meanwhile was told to come again, not that something was wrong with the question.
    expect([...refused.keys()]).toEqual(['503'])
    await expectWhole()
  },
  180_000,
)
