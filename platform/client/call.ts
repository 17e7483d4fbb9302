import type { Contract, Problem, Route, RouteArgs, RouteReply } from '#platform/http/route.ts'

/** What the server said when it refused; `problem.detail` is a sentence in the user's language. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(status: number, problem: Problem) {
    super(problem.detail)
    this.name = 'ApiError'
    this.status = status
    this.problem = problem
  }
}

/** The network gave no answer; the command may or may not have arrived and is safe to send again. */
export class OfflineError extends Error {
  constructor() {
    super('offline')
    this.name = 'OfflineError'
  }
}

export type Client<T extends Record<string, Route>> = {
  [K in keyof T]: (args: RouteArgs<T[K]>, options?: { signal?: AbortSignal }) => Promise<RouteReply<T[K]>>
}

export interface ClientOptions {
  /** Sent as Accept-Language. */
  locale(): string
  fetch?: typeof fetch
  base?: string
}

type Scalar = string | number | boolean
type Args = {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** One typed function per route. Throws {@link ApiError} or {@link OfflineError}. */
export function createClient<T extends Record<string, Route>>(
  contract: Contract<T>,
  options: ClientOptions,
): Client<T> {
  const calls = Object.entries(contract.routes).map(([name, route]) => [
    name,
    (args: Args, extra: { signal?: AbortSignal } = {}) => send(route, args, { ...options, ...extra }),
  ])
  return Object.fromEntries(calls) as Client<T>
}

async function send(route: Route, args: Args, options: ClientOptions & { signal?: AbortSignal }): Promise<unknown> {
  const init: RequestInit = {
    method: route.method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': options.locale(),
      ...(args.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(args.body === undefined ? {} : { body: JSON.stringify(args.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  }
  const response = await attempt(options.fetch ?? fetch, `${options.base ?? ''}${urlOf(route, args)}`, init)
  const text = await response.text()
  if (!response.ok) throw new ApiError(response.status, problemOf(response.status, text))
  return text === '' ? undefined : JSON.parse(text)
}

async function attempt(call: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await call(url, init)
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error
    throw new OfflineError()
  }
}

/** The path of a route with its parameters and query filled in; also for links to files. */
export function urlOf(route: Route, args: Args): string {
  const path = route.path.replaceAll(/:([a-zA-Z]+)/g, (_match, name: string) =>
    encodeURIComponent(String(args.params?.[name])),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(args.query ?? {})) {
    const items: unknown[] = Array.isArray(value) ? value : [value]
    for (const item of items.filter(isScalar)) if (item !== '') query.append(name, String(item))
  }
  return query.size === 0 ? path : `${path}?${query}`
}

function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function problemOf(status: number, text: string): Problem {
  try {
    return JSON.parse(text)
  } catch {
    return { type: 'about:blank', title: `HTTP ${status}`, status, code: 'platform.internal', detail: `HTTP ${status}` }
  }
}
