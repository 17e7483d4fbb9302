import { readConfig } from '#platform/config.ts'
import { migrate, openDatabase } from '#platform/db/index.ts'
import { createLog } from '#platform/log.ts'
import { buildApp } from './app.ts'
import { announce, announceAdministrators, prepareCity } from './first-start.ts'

/** How long a stop waits for clients that are slow to send or to read, in milliseconds. */
const PATIENCE_MS = 8_000

/** The server: one binary, roles by JINLIN_ROLES. Stops gracefully: answers what it has accepted, then lets go. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const database = await openDatabase(config)
  await migrate(database)
  const start = await prepareCity(database, config)
  announceAdministrators(start)
  const app = await buildApp({
    config,
    database,
    log,
    limited: !config.unlimited,
    schedule: config.roles.includes('scheduler'),
  })
  if (config.roles.includes('worker')) await app.queue.work(app.jobDeps)
  if (config.roles.includes('api')) await app.http.listen({ port: config.port, host: config.host })
  announce(config, start)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      log.info({ event: 'stopping', signal })
      setTimeout(() => app.http.server.closeAllConnections(), PATIENCE_MS).unref()
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`Jinlin could not start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
