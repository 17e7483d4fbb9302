/**
 * `npm test` runs everything, on both databases and in a browser, and ends in one line: N passed, N failed.
 * `npm test -- kernel/ids` runs the tests whose path contains the given text, on the embedded database.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './gen/fresh-database.ts'
import { ensureChromium } from './run/chromium.ts'
import { staticChecks } from './run/checks.ts'
import { ensurePostgres, type TestServer } from './run/postgres.ts'
import { type Count, runStages, type Stage, tests, tool } from './run/stage.ts'

function faces(): Stage[] {
  return ['console', 'pocket']
    .filter(face => existsSync(join(root, 'apps', face, 'vite.config.ts')))
    .map(face => tool(`build of ${face}`, 'vite', ['build', `apps/${face}`, '--logLevel', 'warn']))
}

function everything(server: TestServer, chromium: string): Stage[] {
  return [
    ...staticChecks(),
    // The new slice waits for one tool after the other: the other worker has the guard and the rules meanwhile.
    tests('guard, rules, a new slice', ['architecture', 'rules', 'engine', 'generator']),
    tests('server on the embedded database', ['http-pglite']),
    tests('server on PostgreSQL', ['http-postgres'], { env: { DATABASE_URL: server.url } }),
    ...faces(),
    tests('browser', ['e2e'], { env: { CHROMIUM_PATH: chromium } }),
  ]
}

async function runEverything(): Promise<Count> {
  const chromium = await ensureChromium()
  const server = await ensurePostgres()
  try {
    return await runStages(everything(server, chromium))
  } finally {
    await server.stop()
  }
}

const filters = process.argv.slice(2)
try {
  const total =
    filters.length > 0
      ? await runStages([tests('selected', ['rules', 'architecture', 'engine', 'http-pglite'], { filters })])
      : await runEverything()
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
