import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { install, type Installation } from '#tests/setup/installation.ts'
import { ended, type ServerProcess, signInTo, startServerProcess } from '#tests/setup/server-process.ts'

let installed: Installation
let server: ServerProcess
beforeAll(async () => {
  installed = await install('template')
}, 60_000)
beforeEach(async () => {
  server = await startServerProcess(installed.dataDir, installed.env)
}, 120_000)
afterEach(async () => {
  server.child.kill('SIGKILL')
  await ended(server.child)
})
afterAll(() => installed.remove())

/** Everything the other side says until it says `mark`, or hangs up. */
async function readUntil(socket: Socket, mark: string): Promise<string> {
  let text = ''
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    if (text.includes(mark)) return text
  }
  return text
}

/** A report whose head has arrived and whose body is still on its way. */
async function beginReport(requestId: string): Promise<{ socket: Socket; rest: string }> {
  const point = { lng: 117.3, lat: 31.9 }
  const body = JSON.stringify({ requestId, kind: 'resident_request', words: '楼道灯不亮', point })
  const socket = connect(server.port, '127.0.0.1')
  const head = [
    'POST /api/matters HTTP/1.1',
    'host: localhost',
    `cookie: ${await signInTo(server, 'resident')}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    // The server answers this when it has taken the request on.
    'expect: 100-continue',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  expect(await readUntil(socket, '\r\n\r\n')).toContain('100 Continue')
  return { socket, rest: body }
}

test('told to stop, it answers what it has taken on, takes nothing new, and lets its data go', async () => {
  const requestId = randomUUID()
  const { socket, rest } = await beginReport(requestId)
  const idle = connect(server.port, '127.0.0.1')
  await once(idle, 'connect')
  const gone = once(idle, 'close')
  server.child.kill('SIGTERM')
  // A connection nobody asks anything over is closed at once: now it is stopping.
  idle.resume()
  await gone
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow(Error)

  socket.write(rest)
  const answer = await readUntil(socket, '"hearBy"')
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK/)
  expect(answer).toMatch(/"number":"990101-\d{6}-\d{5}"/)
  // It says that this was the last answer over this connection, so that nothing is asked over it any more.
  expect(answer).toMatch(/\r\nconnection: close\r\n/i)
  await ended(server.child)
  expect(server.child.exitCode).toBe(0)
  expect(existsSync(join(installed.dataDir, 'owner.pid'))).toBe(false)

  const database = await installed.open()
  const rows = await database.db
    .selectFrom('platform.command')
    .select('route')
    .where('request_id', '=', requestId)
    .execute()
  await database.close()
  expect(rows).toEqual([{ route: 'matters.reportMatter' }])
}, 120_000)

test('a client that never finishes its question does not keep it from stopping', async () => {
  const { socket } = await beginReport(randomUUID())
  const gone = once(socket, 'close')
  socket.resume()
  server.child.kill('SIGTERM')
  await gone
  await ended(server.child)
  expect(server.child.exitCode).toBe(0)
}, 120_000)
