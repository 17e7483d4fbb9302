import { existsSync, readdirSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { aPhoto, upload } from './fixtures.ts'

const DISTRICT = '990101'
/** The string every scanner takes for a virus (eicar.org), put together so that none takes this file for one. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('')

/** Speaks clamd's INSTREAM: `zINSTREAM\0`, then chunks behind their length in four bytes, until one of no length. */
function clamd(answer: (bytes: Buffer) => string | null): Promise<{ server: Server; address: string }> {
  const server = createServer((socket: Socket) => {
    let received = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', chunk => {
      received = Buffer.concat([received, chunk])
      const bytes = readStream(received)
      if (!bytes) return
      const said = answer(bytes)
      if (said === null) socket.destroy()
      else socket.end(`${said}\0`)
    })
  })
  return new Promise(done => {
    server.listen(0, '127.0.0.1', () =>
      done({ server, address: `127.0.0.1:${(server.address() as AddressInfo).port}` }),
    )
  })
}

/** The whole stream once it has ended; null until then. */
function readStream(received: Buffer): Buffer | null {
  const start = received.indexOf('INSTREAM\0')
  if (start < 0) return null
  const chunks: Buffer[] = []
  for (let at = start + 9; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

async function refusal(app: TestApp, bytes: Buffer) {
  const reply = await upload(app.as('resident'), DISTRICT, [{ name: '现场.jpg', bytes }])
  const body = reply.body as unknown as { code: string; detail: string }
  return { status: reply.status, code: body.code, detail: body.detail }
}

const left = async (app: TestApp) => ({
  rows: (await app.db.selectFrom('files.file').select('id').execute()).length,
  files: existsSync(join(app.dataDir, 'files')) ? readdirSync(join(app.dataDir, 'files')).length : 0,
})

describe('with a scanner', () => {
  let peer: Awaited<ReturnType<typeof clamd>>
  let app: TestApp
  const seen: number[] = []
  beforeAll(async () => {
    peer = await clamd(bytes => {
      seen.push(bytes.length)
      return bytes.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'
    })
    app = await startTestApp({ clamd: { address: peer.address, failOpen: false } })
  })
  afterAll(async () => {
    await app.close()
    peer.server.close()
  })

  it('an infected photo is refused with a sentence, goes on record, and nothing of it is kept', async () => {
    const photo = await aPhoto().toBuffer()
    const before = await left(app)
    expect(await refusal(app, Buffer.concat([photo, Buffer.from(EICAR)]))).toEqual({
      status: 422,
      code: 'files.infected',
      detail: '“现场.jpg”里发现了病毒，没有收下。请换一张照片。',
    })
    expect(await left(app)).toEqual(before)
    const entries = await app.db
      .selectFrom('audit.entry')
      .select(['district', 'subject_kind', 'details', 'actor_id'])
      .where('event', '=', 'file.infected')
      .execute()
    expect(entries).toEqual([
      {
        district: DISTRICT,
        subject_kind: 'file',
        details: { viruses: ['Eicar-Test-Signature'] },
        actor_id: expect.any(String),
      },
    ])
  })

  it('a clean one is looked at whole and kept', async () => {
    const photo = await aPhoto({ width: 900, height: 700 }).toBuffer()
    const padded = Buffer.concat([photo, Buffer.alloc(3_000_000)])
    const reply = await upload(app.as('resident'), DISTRICT, [{ name: 'a.jpg', bytes: padded }])
    expect(reply.status).toBe(200)
    expect(seen.at(-1)).toBe(padded.length)
  })
})

describe('without an answer', () => {
  const open: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close()
  })

  async function startWith(address: string, failOpen: boolean): Promise<TestApp> {
    const app = await startTestApp({ clamd: { address, failOpen } })
    open.push(app)
    return app
  }

  it.each<[string, (() => string | null) | null]>([
    ['nobody is there', null],
    ['it hangs up', () => null],
    ['it says what nobody understands', () => 'stream: MAYBE'],
    ['it refuses the size', () => 'INSTREAM size limit exceeded. ERROR'],
  ])('photos are refused until it is back: %s', async (_what, answer) => {
    const peer = answer ? await clamd(answer) : undefined
    const app = await startWith(peer?.address ?? '127.0.0.1:1', false)
    expect(await refusal(app, await aPhoto().toBuffer())).toEqual({
      status: 503,
      code: 'files.scanner_down',
      detail: '现在无法检查照片是否带有病毒，所以暂时不能收照片。请稍后再试，您填写的内容没有丢失。',
    })
    expect(await left(app)).toEqual({ rows: 0, files: 0 })
    peer?.server.close()
  })

  it('they are taken in unseen where the installation chose so', async () => {
    const app = await startWith('127.0.0.1:1', true)
    const reply = await upload(app.as('resident'), DISTRICT, [{ name: 'a.jpg', bytes: await aPhoto().toBuffer() }])
    expect(reply.status).toBe(200)
  })
})
