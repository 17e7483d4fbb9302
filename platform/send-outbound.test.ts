import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { isPrivateAddress, type OutboundCall, OutboundError, outboundTo, sendOutbound } from './send-outbound.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function listen(handle: RequestListener): Promise<string> {
  const server = createServer(handle)
  servers.push(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const get = (url: string, more: Partial<OutboundCall> = {}): OutboundCall => ({
  url,
  method: 'GET',
  headers: {},
  ...more,
})

async function faultOf(call: OutboundCall, allowPrivate = true): Promise<unknown> {
  const error = await sendOutbound(call, { allowPrivate }).catch((reason: unknown) => reason)
  return error instanceof OutboundError ? error.fault : error
}

describe('a request that goes out', () => {
  it('carries method, headers and body, and brings back status, headers and words', async () => {
    const url = await listen(async (request, reply) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      reply.writeHead(202, { 'X-Seen': request.headers['x-key'] ?? '', 'set-cookie': ['a=1', 'b=2'] })
      reply.end(`${request.method} ${request.url} ${Buffer.concat(chunks).toString('utf8')}`)
    })
    const call = get(`${url}/a?b=c`, { method: 'POST', headers: { 'X-Key': 'k' }, body: '您好' })
    const reply = await sendOutbound(call, { allowPrivate: true })
    expect(reply).toMatchObject({ status: 202, text: 'POST /a?b=c 您好' })
    expect(reply.headers).toMatchObject({ 'x-seen': 'k', 'set-cookie': 'a=1, b=2' })
  })

  it('does not follow a redirect, wherever it leads', async () => {
    const asked: (string | undefined)[] = []
    const url = await listen((request, reply) => {
      asked.push(request.url)
      reply.writeHead(302, { location: '/secret' }).end()
    })
    expect(await sendOutbound(get(`${url}/first`), { allowPrivate: true })).toMatchObject({ status: 302 })
    expect(asked).toEqual(['/first'])
  })

  it('stops when time is up, before the head or in the middle of the body', async () => {
    expect(await faultOf(get(await listen(() => undefined), { timeoutMs: 50 }))).toBe('timeout')
    const halting = await listen((_request, reply) => void reply.write('a'))
    expect(await faultOf(get(halting, { timeoutMs: 50 }))).toBe('timeout')
  })

  it('takes in no more than the limit', async () => {
    const url = await listen((_request, reply) => void reply.end('x'.repeat(1001)))
    expect(await faultOf(get(url, { maxBytes: 1000 }))).toBe('too_large')
    expect((await sendOutbound(get(url, { maxBytes: 1001 }), { allowPrivate: true })).text).toHaveLength(1001)
  })

  it('says in a word what went wrong, and never repeats the address', async () => {
    const url = await listen((request, _reply) => void request.socket.destroy())
    const error = await sendOutbound(get(`${url}/?key=hidden`), { allowPrivate: true }).catch((one: unknown) => one)
    expect(error).toMatchObject({ fault: 'unreachable', message: 'unreachable: ECONNRESET' })
    for (const wrong of ['', 'nonsense', 'file:///etc/passwd', 'ftp://a.example/', 'http://user:word@a.example/'])
      expect([wrong, await faultOf(get(wrong))]).toEqual([wrong, 'bad_request'])
    expect(await faultOf(get(url, { headers: { 'x-a': 'b\r\nx-c: d' } }))).toBe('bad_request')
  })
})

describe('private addresses', () => {
  it('are refused by number and by name, and nothing arrives there, unless the installation names them', async () => {
    let calls = 0
    const url = await listen((_request, reply) => {
      calls += 1
      reply.end()
    })
    const { port, host } = new URL(url)
    for (const name of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '2130706433', '0x7f.1'])
      expect([name, await faultOf(get(`http://${name}:${port}/`), false)]).toEqual([name, 'address_refused'])
    await expect(outboundTo(['127.0.0.1:1'])(get(url))).rejects.toThrow('address_refused')
    expect(calls).toBe(0)
    expect(await outboundTo([host])(get(url))).toMatchObject({ status: 200 })
  })

  it.each([
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['169.254.169.254', true],
    ['100.100.100.200', true],
    ['fd00::1', true],
    ['fe80::1%eth0', true],
    ['::ffff:a9fe:a9fe', true],
    ['2002:7f00:1::', true],
    ['64:ff9b::7f00:1', true],
    ['240e::1', false],
    ['1.1.1.1', false],
    ['223.5.5.5', false],
    ['not an address', true],
  ])('%s: %s', (address, expected) => {
    expect(isPrivateAddress(address)).toBe(expected)
  })
})
