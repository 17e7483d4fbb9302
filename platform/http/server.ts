import type { Socket } from 'node:net'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import { sql } from 'kysely'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'
import { Histogram } from 'prom-client'
import type { Db } from '#platform/db/feature-db.ts'
import { DomainError } from '#platform/error.ts'
import { registerMessages, toLocale } from '#platform/i18n.ts'
import type { Log } from '#platform/log.ts'
import { en } from '#platform/messages.en.ts'
import { zh } from '#platform/messages.zh.ts'
import { toProblem } from './problem.ts'

export interface HttpOptions {
  db: Db
  log: Log
  metrics: Registry
  /** False in tests that send thousands of requests on purpose. */
  limited: boolean
  /** How long a client may take to send its question, in seconds; 60 unless said otherwise. */
  requestSeconds?: number
  /** Believe X-Forwarded-For; only behind a proxy that sets it, else anyone could pretend to be many. */
  behindProxy?: boolean
  /** The address people use is https: browsers are told to use nothing else for a year. */
  https?: boolean
  /** Pages under these paths may load images from other origins too; asked anew for each page. */
  pages?: { paths: readonly string[]; imageOrigins: () => Promise<readonly string[]> }
}

/** A Fastify application with what every deployment needs: headers, limits, problem+json, health and metrics. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  registerMessages('platform', { zh, en })
  const patience = (options.requestSeconds ?? 60) * 1000
  const app = Fastify({
    logger: false,
    trustProxy: options.behindProxy ?? false,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: patience,
    http: { headersTimeout: patience, connectionsCheckingInterval: Math.min(patience, 10_000) },
    keepAliveTimeout: 75_000,
    forceCloseConnections: 'idle',
  })
  const admitted = admitImages(app, options)
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: [() => ["'self'", 'data:', 'blob:', ...admitted()].join(' ')],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: [() => ["'self'", ...admitted()].join(' ')],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: options.https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  })
  if (options.limited) await app.register(rateLimit, { max: 3_000, timeWindow: '1 minute' })
  await app.register(multipart, { limits: { fileSize: 20 * 1024 * 1024, files: 9, fields: 20 } })
  // A sample without a single turn of the loop counts as endless delay: shorter than the limit, it would refuse too early.
  if (options.limited)
    await app.register(underPressure, { maxEventLoopDelay: 5_000, sampleInterval: 5_000, retryAfter: 5 })
  acceptForms(app)
  letGoOnStop(app)
  reportErrors(app, options.log)
  measure(app, options.metrics)
  health(app, options)
  return app
}

/**
 * What the content policy lets pages load images from. A page keeps the policy it came with, so each is sent with the
 * setting of its moment; when the database does not answer, with the last one known.
 */
function admitImages(app: FastifyInstance, { pages, log }: HttpOptions): () => readonly string[] {
  let origins: readonly string[] = []
  if (pages)
    app.addHook('onRequest', async request => {
      if (!pages.paths.some(path => request.url.startsWith(path))) return
      origins = await pages.imageOrigins().catch((error: unknown) => {
        log.warn({ event: 'image_origins_unread', error: describe(error) })
        return origins
      })
    })
  return () => origins
}

/**
 * A form arrives as its raw text: a handler that means to read one parses it, and every JSON route refuses it, so that a
 * page of another site cannot post one with the visitor's cookie.
 */
function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body)
  })
}

/**
 * What would keep a stop waiting though nobody waits for an answer: to Node a connection over which nothing was ever
 * asked counts as busy, and one that gets its answer meanwhile is kept for a next question.
 */
function letGoOnStop(app: FastifyInstance): void {
  const unused = new Set<Socket>()
  let stopping = false
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  app.server.on('request', request => unused.delete(request.socket))
  app.addHook('preClose', async () => {
    stopping = true
    for (const socket of unused) socket.destroy()
  })
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close')
  })
}

function reportErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, toLocale(request.headers['accept-language']))
    if (problem.status >= 500)
      log.error({ event: 'request_failed', url: request.routeOptions.url, error: describe(error) })
    return reply.status(problem.status).type('application/problem+json').send(problem)
  })
  app.setNotFoundHandler((request, reply) => {
    const problem = toProblem(
      new DomainError('platform.not_found', { status: 404 }),
      toLocale(request.headers['accept-language']),
    )
    return reply.status(404).type('application/problem+json').send(problem)
  })
}

function describe(error: unknown): { message: string; stack?: string | undefined } {
  if (error instanceof Error) return { message: error.message.slice(0, 500), stack: error.stack?.slice(0, 2_000) }
  return { message: String(error) }
}

function measure(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of the request to the last of the reply',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'unmatched', status: reply.statusCode }
    seconds.observe(labels, reply.elapsedTime / 1_000)
  })
}

function health(app: FastifyInstance, options: HttpOptions): void {
  app.get('/healthz', async () => ({ status: 'alive' }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await sql`select 1`.execute(options.db)
      return { status: 'ready' }
    } catch {
      return reply.status(503).send({ status: 'database unreachable' })
    }
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type(options.metrics.contentType).send(await options.metrics.metrics()),
  )
}
