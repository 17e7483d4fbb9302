import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withBinaries } from './run/command.ts'
import { buildStaleFaces } from './run/faces.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `npm start`: builds the two faces when their sources are newer, then becomes the server. */
function main(): void {
  buildStaleFaces()
  const server = spawn(process.execPath, [join(root, 'apps/server/main.ts')], {
    cwd: root,
    env: withBinaries(),
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
  server.on('exit', code => process.exit(code ?? 1))
}

main()
