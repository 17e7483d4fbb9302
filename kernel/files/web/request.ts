import { ApiError, OfflineError } from '#platform/client/call.ts'

export interface Asked {
  locale: string
  signal: AbortSignal
  /** Absent: a GET. */
  body?: string | FormData
}

/** One request without a contract: what waits in the outbox carries its address with it. Runs in pages and workers. */
export async function ask(url: string, { locale, signal, body }: Asked): Promise<unknown> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': locale,
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
    },
    ...(body === undefined ? {} : { body }),
    signal,
  }).catch(() => {
    throw new OfflineError()
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok && answer !== null) return answer
  // An answer that broke off half-way says nothing.
  if (response.ok) throw new OfflineError()
  const blank = { type: 'about:blank', title: `HTTP ${response.status}`, status: response.status }
  const known = typeof answer === 'object' && answer !== null ? answer : {}
  throw new ApiError(response.status, { code: 'platform.internal', detail: blank.title, ...blank, ...known })
}
