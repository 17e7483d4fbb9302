import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type Locale, toLocale } from '#platform/i18n.ts'
import type { Log } from '#platform/log.ts'
import { readOnlyTx, type Tx, type TxDeps, type WithTx, withTx } from '#platform/tx.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { type Command, hashBody, mayHaveLostToCopy, rememberReply, storedReply } from './idempotency.ts'
import { parsePart, toProblem } from './problem.ts'
import type { Contract, Handlers, Problem, Route } from './route.ts'

/** What every handler has, whoever calls. The access module adds who and how far. */
export interface BaseCtx {
  tx: Tx
  now: Date
  log: Log
  locale: Locale
  /** Upload and stream routes only: no transaction is open while bytes flow; they open their own. */
  withTx: WithTx
  request: FastifyRequest
  reply: FastifyReply
}

/** Who calls, decided before a transaction is opened. `key` separates callers' request ids. */
export interface Caller {
  key: string
  locale?: Locale
}

export type Authorise<P extends Caller> = (route: Route, request: FastifyRequest, now: Date) => Promise<P>

export interface Part<Ctx> {
  contract: Contract
  /** Handlers by route name; their inputs are checked against the contract where they are written. */
  handlers: Record<string, (input: never, ctx: Ctx) => Promise<unknown>>
  /** For a standard that says itself what an error looks like: answers in place of problem+json. */
  onError?: AnswerError
}

/** Writes the answer to an error that has been put into the words of a problem. */
export type AnswerError = (problem: Problem, request: FastifyRequest, reply: FastifyReply) => FastifyReply

/** Ties handlers to their contract; a missing handler or a reply of the wrong shape does not compile. */
export function definePart<T extends Record<string, Route>, Ctx>(
  contract: Contract<T>,
  handlers: Handlers<T, Ctx>,
  onError?: AnswerError,
): Part<Ctx> {
  return { contract, handlers: handlers as Part<Ctx>['handlers'], ...(onError ? { onError } : {}) }
}

interface MountDeps<P extends Caller> {
  tx: TxDeps
  authorise: Authorise<P>
  /** Seals the answers that are kept for commands sent again. */
  crypto: Pick<CryptoProvider, 'encrypt' | 'decrypt'>
  /** Throws while nothing more can be stored; asked before anything but a read. */
  ensureRoom?: () => Promise<void>
}

/** Mounts every route of a part: parse, authorise, open the transaction, run, answer. */
export function mount<P extends Caller>(app: FastifyInstance, part: Part<P & BaseCtx>, deps: MountDeps<P>): void {
  for (const [name, route] of Object.entries(part.contract.routes)) {
    const handler = part.handlers[name]
    if (!handler) throw new Error(`${part.contract.name}.${name} has no handler`)
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: route.bodyLimit ?? 1_048_576,
      config: { rateLimit: { max: route.perMinute ?? 600, timeWindow: '1 minute' } },
      ...(part.onError ? { errorHandler: errorsAs(part.onError, deps.tx.log) } : {}),
      handler: (request, reply) =>
        answer(
          { id: `${part.contract.name}.${name}`, route, handler: handler as Handler<P & BaseCtx> },
          { request, reply, deps },
        ),
    })
  }
}

function errorsAs(answerError: AnswerError, log: Log) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = toProblem(error, toLocale(request.headers['accept-language']))
    if (problem.status >= 500)
      log.error({ event: 'request_failed', url: request.routeOptions.url, error: String(error).slice(0, 500) })
    return answerError(problem, request, reply)
  }
}

type Handler<Ctx> = (input: { params: unknown; query: unknown; body: unknown }, ctx: Ctx) => Promise<unknown>
interface Endpoint<Ctx> {
  id: string
  route: Route
  handler: Handler<Ctx>
}
interface Call<P extends Caller> {
  request: FastifyRequest
  reply: FastifyReply
  deps: MountDeps<P>
}

async function answer<P extends Caller>(endpoint: Endpoint<P & BaseCtx>, call: Call<P>): Promise<unknown> {
  const { route, handler } = endpoint
  const { request, reply, deps } = call
  const now = deps.tx.clock.now()
  const caller = await deps.authorise(route, request, now)
  // Signing in is a stream: it writes a line, and who cannot sign in cannot read either.
  if (route.method !== 'GET' && route.kind !== 'stream') await deps.ensureRoom?.()
  const locale = caller.locale ?? toLocale(request.headers['accept-language'])
  const input = {
    params: route.params && parsePart(route.params, request.params, { part: 'params', locale }),
    query: route.query && parsePart(route.query, request.query, { part: 'query', locale }),
    body: route.body && route.kind !== 'upload' && parsePart(route.body, request.body, { part: 'body', locale }),
  }
  const open = withTx(deps.tx)
  const context = (tx: Tx): P & BaseCtx => ({
    ...caller,
    tx,
    now: tx.now,
    log: deps.tx.log,
    locale,
    withTx: open,
    request,
    reply,
  })
  if (route.method === 'GET' || (route.kind ?? 'json') !== 'json')
    return respond(route, await handler(input, context(readOnlyTx(deps.tx))))
  const run = async (command?: Command) =>
    open(async tx => {
      const result = respond(route, await handler(input, context(tx)))
      if (command) rememberReply(tx, command, deps.crypto.encrypt(JSON.stringify(result)))
      return result
    })
  if (route.idempotent === false) return run()
  const command = {
    actorKey: caller.key,
    requestId: requestIdOf(input.body),
    route: endpoint.id,
    bodyHash: hashBody([input.params, input.body]),
  }
  return replayable(command, () => storedReply(deps.tx.db, command, deps.crypto), run)
}

async function replayable(
  command: Command,
  stored: () => ReturnType<typeof storedReply>,
  run: (command: Command) => Promise<unknown>,
): Promise<unknown> {
  const before = await stored()
  if (before) return before.reply
  try {
    return await run(command)
  } catch (error) {
    const winner = mayHaveLostToCopy(error) ? await stored() : undefined
    if (winner) return winner.reply
    throw error
  }
}

function respond(route: Route, value: unknown): unknown {
  if (route.kind === 'stream') return value
  // The reply schema is also the list of what may leave: a column that is not in it does not.
  return (route.reply as z.ZodType).parse(value)
}

function requestIdOf(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'requestId' in body && typeof body.requestId === 'string')
    return body.requestId
  throw new Error('A command route must declare requestId in its body, or idempotent: false')
}
