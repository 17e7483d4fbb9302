import { isIP } from 'node:net'
import { DomainError } from '#platform/error.ts'
import { isPrivateAddress, OutboundError, sendOutbound } from './send-outbound.ts'

export { isNamedHost, OutboundError, outboundTo, type SendOutbound } from './send-outbound.ts'

export interface OutboundRequest {
  method: 'GET' | 'POST'
  url: string
  headers?: Record<string, string>
  body?: string
  /** Bytes of the answer that are read; what is longer is refused. 1 MiB unless said otherwise. */
  maxBytes?: number
}

export interface OutboundReply {
  status: number
  body: string
}

/** Calls machines outside. What it is given may come from a form: it never reaches into the own network. */
export interface Outbound {
  /** Throws `platform.outbound_url` when the address may not be called at all. Asks no name server. */
  check(url: string): void
  /** Follows no redirect. Throws when the address is refused, the other side is silent for 10 s, or says too much. */
  send(request: OutboundRequest): Promise<OutboundReply>
}

/** True for an address everybody reaches. An IPv4 address written as IPv6 is judged as what it is. */
export function isPublicAddress(address: string): boolean {
  return !isPrivateAddress(address)
}

/** `allowed`: `host:port` of machines the installation itself names; plain http and private addresses are open to them. */
export function createOutbound(allowed: readonly string[]): Outbound {
  const named = new Set(allowed)
  const isNamed = (url: URL) => named.has(`${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`)
  return {
    check(text) {
      checked(text, isNamed)
    },
    async send(request) {
      const url = checked(request.url, isNamed)
      return exchange(url, request, isNamed(url))
    },
  }
}

function checked(text: string, isNamed: (url: URL) => boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.username !== '' || url.password !== '') throw refused()
  if (isNamed(url) && /^https?:$/.test(url.protocol)) return url
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host))) throw refused()
  return url
}

function refused(): DomainError {
  return new DomainError('platform.outbound_url', { status: 422, field: 'url' })
}

async function exchange(url: URL, request: OutboundRequest, trusted: boolean): Promise<OutboundReply> {
  const { method, headers = {}, body, maxBytes } = request
  const call = { url: url.href, method, headers, body, ...(maxBytes === undefined ? {} : { maxBytes }) }
  const reply = await sendOutbound(call, { allowPrivate: trusted }).catch((error: unknown) => {
    if (!(error instanceof OutboundError)) throw error
    if (error.fault === 'address_refused') throw refused()
    throw error.fault === 'too_large' ? new Error('answer too long') : error
  })
  return { status: reply.status, body: reply.text }
}
