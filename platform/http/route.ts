import { z } from 'zod'

/** Everyone, also without signing in. */
export const PUBLIC = 'public'
/** Everyone who is signed in; the handler narrows to what is the caller's own. */
export const SIGNED_IN = 'signed-in'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One HTTP operation as data: the server validates by it, the web client is typed by it, OpenAPI is printed from it. */
export interface Route {
  method: Method
  /** Fastify path with `:name` parameters. */
  path: `/${string}`
  summary: string
  /** Required: 'public', 'signed-in' or a permission such as 'matter.read'. */
  permission: string
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  reply: z.ZodType
  /** 'upload': multipart read by the handler; 'stream': the handler writes the reply itself. Both get the raw request. */
  kind?: 'json' | 'upload' | 'stream'
  /** A non-GET JSON route carries `requestId` in its body and is replayed by it, unless this is false. */
  idempotent?: boolean
  /** Largest body in bytes; 1 MiB unless said otherwise. */
  bodyLimit?: number
  /** Calls per minute and caller; 600 unless said otherwise. */
  perMinute?: number
}

export function route<const R extends Route>(definition: R): R {
  return definition
}

export interface Contract<T extends Record<string, Route> = Record<string, Route>> {
  name: string
  routes: T
}

export function defineContract<const T extends Record<string, Route>>(name: string, routes: T): Contract<T> {
  return { name, routes }
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined
type In<S> = S extends z.ZodType ? z.input<S> : undefined

/** What a handler receives: parsed and defaulted. */
export interface RouteInput<R extends Route> {
  params: Out<R['params']>
  query: Out<R['query']>
  body: Out<R['body']>
}
/** What a caller sends. */
export type RouteArgs<R extends Route> = (R extends { params: z.ZodType } ? { params: In<R['params']> } : object) &
  (R extends { query: z.ZodType } ? { query?: In<R['query']> } : object) &
  (R extends { body: z.ZodType } ? { body: In<R['body']> } : object)
export type RouteReply<R extends Route> = z.output<R['reply']>

export type Handlers<T extends Record<string, Route>, Ctx> = {
  [K in keyof T]: (input: RouteInput<T[K]>, ctx: Ctx) => Promise<z.input<T[K]['reply']>>
}

/** The client's own id of a command; sending it again returns the first answer. */
export const requestId = z.uuid()

/** Keyset page: pass `next` back as `cursor`. */
export const pageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
})

export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int().optional() })
}

/** RFC 9457 body of every error. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), detail: z.string() })).optional(),
})
export type Problem = z.output<typeof problem>
