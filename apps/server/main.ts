import { readConfig } from '#platform/config.ts'
import { migrate, openDatabase } from '#platform/db/index.ts'
import { createLog } from '#platform/log.ts'
import { buildApp } from './app.ts'
import { announce, prepareCity } from './first-start.ts'

/** The server: one binary, roles by JINLIN_ROLES. Stops gracefully: answers what it has accepted, then lets go. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const database = await openDatabase(config)
  await migrate(database)
  const credentials = await prepareCity(database, config)
  const app = await buildApp({
    config,
    database,
    log,
    limited: !config.unlimited,
    schedule: config.roles.includes('scheduler'),
  })
  if (config.roles.includes('worker')) await app.queue.work(app.jobDeps)
  if (config.roles.includes('api')) await app.http.listen({ port: config.port, host: config.host })
  announce(config, credentials)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      log.info({ event: 'stopping', signal })
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
