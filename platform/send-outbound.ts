import { lookup as resolve, type LookupAddress } from 'node:dns'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

export interface OutboundCall {
  /** http or https, without a user name in it. */
  url: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers: Record<string, string>
  body?: string | Uint8Array | undefined
  /** For the whole exchange, from the look-up to the last byte; 10 seconds unless said otherwise. */
  timeoutMs?: number
  /** Largest answer in bytes that is taken in; 1 MiB unless said otherwise. */
  maxBytes?: number
}

export interface OutboundAnswer {
  status: number
  /** Names in lower case; repeated ones joined by a comma. */
  headers: Record<string, string>
  text: string
}

export type OutboundFault = 'bad_request' | 'address_refused' | 'timeout' | 'too_large' | 'unreachable'

/** Nothing usable came back. The message never holds the address, which may carry a key. */
export class OutboundError extends Error {
  readonly fault: OutboundFault
  constructor(fault: OutboundFault, detail?: string) {
    super(detail ? `${fault}: ${detail}` : fault)
    this.name = 'OutboundError'
    this.fault = fault
  }
}

const DEFAULTS = { timeoutMs: 10_000, maxBytes: 1024 * 1024 }

/**
 * The one way a request leaves the server for an address that somebody typed in. Without `allowPrivate` no name and no
 * number leads to this machine, its network or a cloud's metadata: the address that was judged is the one that is
 * connected to. Redirects are not followed: a 3xx is an answer like any other. Throws {@link OutboundError}.
 */
export async function sendOutbound(call: OutboundCall, rules: { allowPrivate: boolean }): Promise<OutboundAnswer> {
  const url = parseUrl(call.url)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (!rules.allowPrivate && isIP(literal) !== 0 && isPrivateAddress(literal))
    throw new OutboundError('address_refused')
  const signal = AbortSignal.timeout(call.timeoutMs ?? DEFAULTS.timeoutMs)
  try {
    const answer = await open(call, { url, signal, lookup: rules.allowPrivate ? undefined : publicOnly })
    const text = await readText(answer, call.maxBytes ?? DEFAULTS.maxBytes)
    return { status: answer.statusCode ?? 0, headers: joinHeaders(answer), text }
  } catch (error) {
    if (error instanceof OutboundError) throw error
    if (signal.aborted) throw new OutboundError('timeout')
    throw new OutboundError('unreachable', codeOf(error))
  }
}

export type SendOutbound = (call: OutboundCall) => Promise<OutboundAnswer>

/** The same, with private addresses open only to the machines the installation names as `host:port`. */
export function outboundTo(hosts: readonly string[]): SendOutbound {
  return call => sendOutbound(call, { allowPrivate: isNamedHost(hosts, call.url) })
}

/** Whether an address is one the installation names as `host:port`. */
export function isNamedHost(hosts: readonly string[], text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return hosts.includes(`${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`)
}

interface Connection {
  url: URL
  signal: AbortSignal
  lookup: LookupFunction | undefined
}

function open(call: OutboundCall, { url, signal, lookup }: Connection): Promise<IncomingMessage> {
  const { promise, resolve: answered, reject } = Promise.withResolvers<IncomingMessage>()
  const start = url.protocol === 'https:' ? secureRequest : plainRequest
  const body = call.body === undefined ? undefined : Buffer.from(call.body)
  const length = body ? { 'content-length': String(body.length) } : {}
  const headers = { 'user-agent': 'Jinlin', ...call.headers, ...length }
  try {
    const options = { method: call.method, headers, signal, agent: false as const, ...(lookup ? { lookup } : {}) }
    start(url, options, answered).on('error', reject).end(body)
  } catch {
    // A header or path that cannot be sent.
    reject(new OutboundError('bad_request'))
  }
  return promise
}

async function readText(answer: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) {
      answer.destroy()
      throw new OutboundError('too_large')
    }
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password)
    throw new OutboundError('bad_request')
  return url
}

function joinHeaders(answer: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')])
  return Object.fromEntries(pairs)
}

/** Resolves a name, and refuses it when any of its addresses is private: a name with both is a trap. */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first) return callback(error ?? new OutboundError('unreachable'), [])
    if (addresses.some(one => isPrivateAddress(one.address))) return callback(new OutboundError('address_refused'), [])
    answerLookup(callback, { all: options.all === true, addresses, first })
  })
}

function answerLookup(
  callback: Parameters<LookupFunction>[2],
  found: { all: boolean; addresses: LookupAddress[]; first: LookupAddress },
): void {
  if (found.all) callback(null, found.addresses)
  else callback(null, found.first.address, found.first.family)
}

/** Not on the public internet: loopback, private, link-local (where clouds keep metadata), shared, multicast, reserved. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '')
  const family = isIP(plain)
  return family === 0 || closed.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

const closed = new BlockList()
/** IANA special-purpose registries (RFC 6890 and its updates), and the tunnels that lead back into IPv4. */
const closedRanges = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23'],
  ...['2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]
for (const range of closedRanges) {
  const [network = '', prefix] = range.split('/')
  closed.addSubnet(network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4')
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
