import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openPglite, openPostgres } from '#platform/db/index.ts'
import { administer, withDatabase } from '#tests/setup/postgres.ts'

const KILLS = 10
const CLIENTS = 4
const root = fileURLToPath(new URL('../..', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-kill-'))
const template = inject('template')
const database = `jinlin_test_kill_${process.pid}`
const databaseUrl = template.kind === 'postgres' ? withDatabase(template.url, database) : undefined
let server: ChildProcess | undefined

beforeAll(async () => {
  if (template.kind === 'postgres')
    return administer(template.url, `create database ${database} template ${template.database}`)
  const seeded = await openPglite({ dataDir, snapshot: new Blob([readFileSync(template.file)]) })
  await seeded.close()
}, 60_000)

afterAll(async () => {
  server?.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
  if (template.kind === 'postgres') await administer(template.url, `drop database if exists ${database} with (force)`)
})

test(`killed ${KILLS} times under load, every acknowledged report is there exactly once`, async () => {
  const acknowledged = new Map<string, string>()
  for (let round = 0; round < KILLS; round += 1) {
    const { port, child } = await startServer()
    await loadUntilKilled(port, child, { acknowledged, enough: 6 + round })
  }
  const { port } = await startServer()
  const cookie = await signIn(port)
  // Sending every acknowledged command again must give its first answer, not a second matter.
  for (const [requestId, number] of acknowledged) {
    const again = await report(port, cookie, requestId)
    expect(again).toBe(number)
  }
  server?.kill('SIGKILL')
  await ended(server)
  expect(await countByNumber([...acknowledged.values()])).toEqual(
    new Map([...acknowledged.values()].map(number => [number, 1])),
  )
  expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * 6)
}, 600_000)

/** Clients that report without pause; once enough were acknowledged in this round, the process is killed mid-flight. */
async function loadUntilKilled(
  port: number,
  child: ChildProcess,
  round: { acknowledged: Map<string, string>; enough: number },
): Promise<void> {
  const cookie = await signIn(port)
  let inRound = 0
  const client = async () => {
    for (;;) {
      const requestId = randomUUID()
      const number = await report(port, cookie, requestId).catch(() => undefined)
      if (number === undefined) return
      round.acknowledged.set(requestId, number)
      inRound += 1
      if (inRound === round.enough) child.kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  await ended(child)
}

async function report(port: number, cookie: string, requestId: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/matters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      requestId,
      kind: 'resident_request',
      words: '楼道灯不亮，晚上看不清台阶',
      point: { lng: 117.3, lat: 31.9 },
    }),
  })
  if (response.status !== 200) throw new Error(await response.text())
  const body = (await response.json()) as { number: string }
  return body.number
}

async function signIn(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'resident' }),
  })
  expect(response.status).toBe(200)
  return response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
}

async function startServer(): Promise<{ port: number; child: ChildProcess }> {
  const port = await freePort()
  const child = spawn(process.execPath, [join(root, 'apps/server/main.ts')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      JINLIN_DATA: dataDir,
      JINLIN_LOG: 'error',
      JINLIN_UNLIMITED: '1',
      DATABASE_URL: databaseUrl ?? '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = child
  await new Promise<void>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`The server ended with ${code} before it was ready`)))
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Jinlin is ready')) resolve()
    })
  })
  return { port, child }
}

function ended(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function countByNumber(numbers: string[]): Promise<Map<string, number>> {
  const opened = databaseUrl ? openPostgres(databaseUrl, 2) : await openPglite({ dataDir })
  const rows = await opened.db
    .selectFrom('matters.matter')
    .select(eb => ['number', eb.fn.countAll().as('count')])
    .where('number', 'in', numbers)
    .groupBy('number')
    .execute()
  await opened.close()
  return new Map(rows.map(row => [row.number, Number(row.count)]))
}
