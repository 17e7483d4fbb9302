import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { install, type Installation } from '#tests/setup/installation.ts'
import { type Acknowledged, faultsIn, reportPersistently } from '#tests/setup/reports.ts'
import { ended, type ServerProcess, signInTo, startServerProcess } from '#tests/setup/server-process.ts'

const HANGING = 200
const READING = 40
const ENOUGH = 40
let installed: Installation
let server: ServerProcess
let cookie = ''

beforeAll(async () => {
  installed = await install('template')
  // How long a question may take to arrive: short, so that this need not wait for a minute.
  server = await startServerProcess(installed.dataDir, { ...installed.env, JINLIN_REQUEST_SECONDS: '5' })
  cookie = await signInTo(server, 'resident')
}, 120_000)
afterAll(async () => {
  server.child.kill('SIGKILL')
  await ended(server.child)
  await installed.remove()
})

async function open(): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1')
  // It is the server's right to hang up.
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

/** Begins a question and never ends it: in its head, or in its body. */
async function hang(index: number): Promise<Socket> {
  const socket = await open()
  const head = `POST /api/matters HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n`
  socket.write(
    index % 2 === 0 ? head : `${head}content-type: application/json\r\ncontent-length: 900\r\n\r\n{"requestId":`,
  )
  return socket
}

/** Asks for much, many times over, and reads none of it. */
async function neverRead(): Promise<Socket> {
  const socket = await open()
  socket.pause()
  for (let more = 0; more < 20; more += 1) {
    socket.write(`GET /api/matter-categories HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n\r\n`)
  }
  return socket
}

async function gone(socket: Socket): Promise<void> {
  if (!socket.closed) await once(socket.resume(), 'close')
}

test(`${HANGING} clients that never finish and ${READING} that never read keep nobody else waiting, and are let go`, async () => {
  const hanging = await Promise.all(Array.from({ length: HANGING }, (_, index) => hang(index)))
  const reading = await Promise.all(Array.from({ length: READING }, neverRead))
  const letGo = Promise.all(hanging.map(socket => gone(socket)))

  const acknowledged: Acknowledged = new Map()
  const enough = () => acknowledged.size >= ENOUGH
  const refused = await reportPersistently({ url: server.url, cookie, clients: 4, acknowledged, enough })
  expect([...refused]).toEqual([])
  await letGo
  for (const socket of reading) socket.destroy()
  server.child.kill('SIGKILL')
  await ended(server.child)

  const database = await installed.open()
  expect(await faultsIn(database, acknowledged)).toEqual([])
  const { count } = await database.db
    .selectFrom('matters.matter')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  // What never arrived whole left no trace.
  expect(Number(count)).toBe(acknowledged.size)
  await database.close()
}, 180_000)
