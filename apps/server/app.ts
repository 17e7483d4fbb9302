import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { reportUnsoundSchemes } from '#kernel/appraisal/server/index.ts'
import { ensureVapidKeys } from '#kernel/notify/server/index.ts'
import { readTileOrigins } from '#kernel/territory/server/index.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { aesProvider } from '#platform/crypto.ts'
import type { Database } from '#platform/db/index.ts'
import { createHttp } from '#platform/http/server.ts'
import { mount } from '#platform/http/mount.ts'
import { registerMessages } from '#platform/i18n.ts'
import type { Job, JobDeps } from '#platform/jobs/job.ts'
import { openQueue, type Queue } from '#platform/jobs/queue.ts'
import type { Log } from '#platform/log.ts'
import { logOnlySms, type SmsDriver } from '#platform/sms.ts'
import { type FreeBytes, freeBytesOf, keepReserve } from '#platform/room.ts'
import { type TxDeps, withTx } from '#platform/tx.ts'
import { assemble } from './assembly.ts'
import { faces, serveFaces } from './static.ts'

export interface AppOptions {
  config: Config
  database: Database
  log: Log
  clock?: Clock
  sms?: SmsDriver
  /** False in tests that send thousands of requests on purpose. */
  limited?: boolean
  /** What is free for data; the data directory's disk unless said otherwise. */
  freeBytes?: FreeBytes
  /** Whether this process fires the cron jobs. */
  schedule?: boolean
}

export interface App {
  http: FastifyInstance
  queue: Queue
  jobs: readonly Job[]
  jobDeps: JobDeps
  tx: TxDeps
  close(): Promise<void>
}

/** Puts all parts together on an open, migrated database. Nothing listens and no job runs until the caller says so. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { config, database, log } = options
  const clock = options.clock ?? systemClock
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const http = await createHttp({
    db: database.db,
    log,
    metrics,
    limited: options.limited ?? true,
    requestSeconds: config.requestSeconds,
    behindProxy: config.behindProxy,
    https: config.baseUrl.startsWith('https:'),
    pages: { paths: faces.map(face => `/${face}`), imageOrigins: () => readTileOrigins(database.db) },
  })
  const crypto = aesProvider(config.secret)
  await ensureVapidKeys(database.db, { crypto, baseUrl: config.baseUrl, now: clock.now() })
  const assembly = await assemble({
    config,
    database,
    crypto,
    sms: options.sms ?? logOnlySms(log),
    clock,
    log,
  })
  for (const { messages } of assembly.parts) registerMessages(messages.namespace, messages.bundle)
  await reportUnsoundSchemes(database.db, log)
  const jobs = assembly.parts.flatMap(part => part.jobs ?? [])
  const queue = await openQueue(database, { jobs, log, schedule: options.schedule ?? false })
  const tx: TxDeps = { db: database.db, clock, log, enqueue: queue.enqueue }
  const ensureRoom = keepReserve(options.freeBytes ?? freeBytesOf(config.dataDir), config.reserveBytes)
  for (const { part } of assembly.parts) mount(http, part, { tx, crypto, authorise: assembly.authorise, ensureRoom })
  http.addHook('preClose', async () => {
    for (const part of assembly.parts) part.stop?.()
  })
  await serveFaces(http)
  return {
    http,
    queue,
    jobs,
    jobDeps: { withTx: withTx(tx), db: database.db, log },
    tx,
    async close() {
      await http.close()
      await queue.stop()
      await database.close()
    },
  }
}
