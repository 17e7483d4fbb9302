import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOutbound, isPublicAddress } from './outbound.ts'

const server = createServer((request, response) => {
  if (request.url === '/long') response.end('x'.repeat(2_000))
  else if (request.url === '/away') response.writeHead(302, { location: 'http://127.0.0.1/secret' }).end()
  else response.end(`${request.method} ${request.url}`)
})
let host = ''
beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise(done => server.close(done)))

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'localhost',
  ])('%s is not public', address => {
    expect(isPublicAddress(address)).toBe(false)
  })
  it.each(['1.1.1.1', '223.5.5.5', '172.32.0.1', '2400:3200::1', '::ffff:223.5.5.5'])('%s is public', address => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('what may be called', () => {
  it.each([
    'http://example.com/hook',
    'ftp://example.com/',
    'file:///etc/passwd',
    'https://user:word@example.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'not an address',
  ])('not %s', url => {
    expect(() => createOutbound([]).check(url)).toThrow('platform.outbound_url')
  })
  it('a public address by https', () => {
    expect(() => createOutbound([]).check('https://example.com/hook')).not.toThrow()
  })
  it('what the installation names, and only that port', async () => {
    const outbound = createOutbound([host])
    expect(await outbound.send({ method: 'GET', url: `http://${host}/a` })).toEqual({ status: 200, body: 'GET /a' })
    expect(() => outbound.check('http://127.0.0.1:1/')).toThrow('platform.outbound_url')
  })
  it('not a name that leads into the own network', async () => {
    const inward = createOutbound([]).send({ method: 'GET', url: 'https://localhost:9/' })
    await expect(inward).rejects.toThrow('platform.outbound_url')
  })
})

describe('the answer', () => {
  it('is cut off when it is too long', async () => {
    const long = createOutbound([host]).send({ method: 'GET', url: `http://${host}/long`, maxBytes: 1_000 })
    await expect(long).rejects.toThrow('answer too long')
  })
  it('leads nowhere else', async () => {
    expect((await createOutbound([host]).send({ method: 'GET', url: `http://${host}/away` })).status).toBe(302)
  })
})
