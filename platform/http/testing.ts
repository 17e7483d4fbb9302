import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import { SettableClock } from '#platform/clock.ts'
import { migrate } from '#platform/db/migrate.ts'
import type { Database } from '#platform/db/open.ts'
import { openEmptyDatabase } from '#platform/db/testing.ts'
import { aesProvider } from '#platform/crypto.ts'
import { createLog } from '#platform/log.ts'
import { type BaseCtx, type Caller, mount, type Part } from './mount.ts'
import { createHttp } from './server.ts'

/** For servers of tests that mount parts by themselves. */
export const testCrypto = aesProvider('a secret for the tests of single parts')

export interface SmallServer {
  http: FastifyInstance
  database: Database
  clock: SettableClock
  close(): Promise<void>
}

/** A server with nothing but one part: whoever `x-caller` names calls, and may everything. */
export async function startSmallServer(
  part: Part<Caller & BaseCtx>,
  options: { limited?: boolean } = {},
): Promise<SmallServer> {
  const database = await openEmptyDatabase()
  await migrate(database)
  const clock = new SettableClock(new Date('2026-09-23T10:00:00+08:00'))
  const log = createLog('silent')
  const http = await createHttp({
    db: database.db,
    log,
    metrics: new Registry(),
    limited: options.limited ?? false,
  })
  const enqueue = () => Promise.reject(new Error('This server has no jobs'))
  mount(http, part, {
    tx: { db: database.db, clock, log, enqueue },
    crypto: testCrypto,
    authorise: async (_route, request) => ({ key: String(request.headers['x-caller'] ?? 'nobody') }),
  })
  return {
    http,
    database,
    clock,
    async close() {
      await http.close()
      await database.close()
    },
  }
}
