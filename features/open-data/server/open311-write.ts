import { XMLBuilder } from 'fast-xml-parser'
import type { FastifyReply } from 'fastify'

type Format = 'json' | 'xml'

const builder = new XMLBuilder({ format: true, suppressEmptyNode: true })

/** One answer in both forms of the standard: the same facts, but XML names the items of its lists. */
export interface Written {
  json: unknown
  xml: Record<string, unknown>
}

export function write(reply: FastifyReply, format: Format, { json, xml }: Written): FastifyReply {
  reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
  if (format === 'json') return reply.type('application/json; charset=utf-8').send(JSON.stringify(json))
  const text = builder.build(withoutNulls(xml))
  return reply.type('text/xml; charset=utf-8').send(`<?xml version="1.0" encoding="utf-8"?>\n${text}`)
}

/** A list of things under a root element, `<services><service>…`. */
export function listOf(root: string, item: string, things: readonly object[]): Written {
  return { json: things, xml: { [root]: things.length > 0 ? { [item]: things } : '' } }
}

/** XML has no null, and some control characters it cannot hold at all. */
function withoutNulls(value: unknown): unknown {
  if (value === null || value === undefined) return ''
  if (value instanceof Array) return value.map(withoutNulls)
  if (typeof value === 'string') return value.replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withoutNulls(child)]))
}

export function formatOf(url: string): Format {
  return /\.xml(?:\?|$)/.test(url) ? 'xml' : 'json'
}

/** `livelihood.sewer.json` → its two halves; the route has checked the suffix. */
export function splitFile(file: string): { name: string; format: Format } {
  const dot = file.lastIndexOf('.')
  return { name: file.slice(0, dot), format: formatOf(file) }
}
