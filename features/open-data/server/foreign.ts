import { z } from 'zod'
import type { Outbound } from '#platform/outbound.ts'
import type { OutgoingMatter } from '../ports.ts'

/** The Open311 system of a handling unit. */
export interface Foreign {
  /** Without the file, `https://311.example.org/open311/v2`. */
  url: string
  jurisdiction: string | null
  apiKey: string
}

/** What the other side said. `final`: saying it again would get the same answer. */
export class ForeignError extends Error {
  readonly final: boolean
  constructor(message: string, final: boolean) {
    super(message.slice(0, 200))
    this.final = final
  }
}

const id = z.union([z.string(), z.number()]).transform(String).nullish()
const created = z.array(z.object({ service_request_id: id, token: id })).min(1)
const states = z
  .array(z.object({ service_request_id: id, status: z.string().max(40), status_notes: z.string().nullish() }))
  .min(1)
const refusals = z.array(z.object({ description: z.string() })).min(1)

/** Hands a matter over; the same `repeatKey` gives the same number on sides that know Idempotency-Key. */
export async function postForeign(
  outbound: Outbound,
  to: Foreign,
  matter: OutgoingMatter & { serviceCode: string; repeatKey: string },
): Promise<{ id: string | null; token: string | null }> {
  const form = new URLSearchParams({
    ...(to.jurisdiction === null ? {} : { jurisdiction_id: to.jurisdiction }),
    api_key: to.apiKey,
    service_code: matter.serviceCode,
    lat: String(matter.lat),
    long: String(matter.lng),
    description: `${matter.description} (${matter.number})`,
    ...(matter.place === '' ? {} : { address_string: matter.place }),
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': matter.repeatKey }
  const { url } = to
  const reply = await outbound.send({ method: 'POST', url: `${url}/requests.json`, headers, body: form.toString() })
  const [first] = read(reply, created)
  return { id: first?.service_request_id ?? null, token: first?.token ?? null }
}

/** The number behind a token; null while the other side has none yet. */
export async function askToken(outbound: Outbound, from: Foreign, token: string): Promise<string | null> {
  const url = `${from.url}/tokens/${encodeURIComponent(token)}.json${whose(from)}`
  const [first] = read(await outbound.send({ method: 'GET', url }), created)
  return first?.service_request_id ?? null
}

export async function askStatus(
  outbound: Outbound,
  from: Foreign,
  number: string,
): Promise<{ status: string; notes: string | null }> {
  const url = `${from.url}/requests/${encodeURIComponent(number)}.json${whose(from)}`
  const [first] = read(await outbound.send({ method: 'GET', url }), states)
  return { status: first?.status ?? '', notes: first?.status_notes ?? null }
}

function whose({ jurisdiction }: Foreign): string {
  return jurisdiction === null ? '' : `?${new URLSearchParams({ jurisdiction_id: jurisdiction })}`
}

function read<S extends z.ZodType>({ status, body }: { status: number; body: string }, schema: S): z.output<S> {
  const answer = parse(body)
  if (status < 200 || status >= 300) {
    const said = refusals.safeParse(answer).data?.[0]?.description
    throw new ForeignError(`HTTP ${status}${said ? `: ${said}` : ''}`, status >= 400 && status < 500 && status !== 429)
  }
  const parsed = schema.safeParse(answer)
  if (!parsed.success) throw new ForeignError('not an answer of GeoReport v2', false)
  return parsed.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
