import { afterAll, beforeAll, expect, test } from 'vitest'
import { install, type Installation } from '#tests/setup/installation.ts'
import { type Acknowledged, faultsIn, report, reportUntilCut } from '#tests/setup/reports.ts'
import { ended, type ServerProcess, signInTo, startServerProcess } from '#tests/setup/server-process.ts'

const KILLS = 50
const CLIENTS = 4
/** Acknowledgements before each kill: more and more, then few again, so that it falls at ever other moments. */
const enoughIn = (round: number) => 3 + (round % 9)
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
  const acknowledged: Acknowledged = new Map()
  let cookie = ''
  for (let round = 0; round < KILLS; round += 1) {
    const running = await start()
    // A session outlives the process that opened it.
    cookie ||= await signInTo(running, 'resident')
    await reportUntilCut({
      url: running.url,
      cookie,
      clients: CLIENTS,
      acknowledged,
      onAcknowledged: soFar => soFar === enoughIn(round) && running.child.kill('SIGKILL'),
    })
    await ended(running.child)
  }
  const last = await start()
  // Sending acknowledged commands again must give their first answer, not a second matter.
  for (const [requestId, number] of acknowledged) expect(await report(last.url, cookie, requestId)).toBe(number)
  await kill()
  expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * 3)
  const database = await installed.open()
  expect(await faultsIn(database, acknowledged)).toEqual([])
  await database.close()
}, 900_000)
