import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { install, type Installation } from '#tests/setup/installation.ts'
import { ended, type ServerProcess, signInTo, startServerProcess } from '#tests/setup/server-process.ts'

const KILLS = 10
const CLIENTS = 4
let installed: Installation
let server: ServerProcess | undefined

beforeAll(async () => {
  installed = await install('template')
}, 60_000)
afterAll(async () => {
  await kill()
  await installed.remove()
})

async function start(): Promise<ServerProcess> {
  server = await startServerProcess(installed.dataDir, installed.env)
  return server
}

async function kill(): Promise<void> {
  server?.child.kill('SIGKILL')
  await ended(server?.child)
}

test(`killed ${KILLS} times under load, every acknowledged report is there exactly once`, async () => {
  const acknowledged = new Map<string, string>()
  for (let round = 0; round < KILLS; round += 1) {
    await loadUntilKilled(await start(), { acknowledged, enough: 6 + round })
  }
  const last = await start()
  const cookie = await signInTo(last, 'resident')
  // Sending every acknowledged command again must give its first answer, not a second matter.
  for (const [requestId, number] of acknowledged) {
    expect(await report(last, cookie, requestId)).toBe(number)
  }
  await kill()
  expect(await countByNumber([...acknowledged.values()])).toEqual(
    new Map([...acknowledged.values()].map(number => [number, 1])),
  )
  expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * 6)
}, 600_000)

/** Clients that report without pause; once enough were acknowledged in this round, the process is killed mid-flight. */
async function loadUntilKilled(
  running: ServerProcess,
  round: { acknowledged: Map<string, string>; enough: number },
): Promise<void> {
  const cookie = await signInTo(running, 'resident')
  let inRound = 0
  const client = async () => {
    for (;;) {
      const requestId = randomUUID()
      const number = await report(running, cookie, requestId).catch(() => undefined)
      if (number === undefined) return
      round.acknowledged.set(requestId, number)
      inRound += 1
      if (inRound === round.enough) running.child.kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  await ended(running.child)
}

async function report({ url }: ServerProcess, cookie: string, requestId: string): Promise<string> {
  const response = await fetch(`${url}/api/matters`, {
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

async function countByNumber(numbers: string[]): Promise<Map<string, number>> {
  const opened = await installed.open()
  const rows = await opened.db
    .selectFrom('matters.matter')
    .select(eb => ['number', eb.fn.countAll().as('count')])
    .where('number', 'in', numbers)
    .groupBy('number')
    .execute()
  await opened.close()
  return new Map(rows.map(row => [row.number, Number(row.count)]))
}
