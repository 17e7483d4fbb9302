import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['apps/console', 'apps/pocket', 'ui', 'kernel', 'features', 'platform']

/** `npm start`: builds the two faces when their sources are newer, then becomes the server. */
function main(): void {
  for (const face of ['console', 'pocket']) {
    if (!isStale(join(root, 'dist', face, 'index.html'))) continue
    console.log(`Building the ${face} …`)
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const config = join(root, 'apps', face, 'vite.config.ts')
    const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn', '-c', config], {
      cwd: root,
      stdio: 'inherit',
    })
    if (built.status !== 0) process.exit(built.status ?? 1)
  }
  const server = spawn(process.execPath, [join(root, 'apps/server/main.ts')], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
  server.on('exit', code => process.exit(code ?? 1))
}

function isStale(output: string): boolean {
  if (!existsSync(output)) return true
  const builtAt = statSync(output).mtimeMs
  return sources.some(folder => newestIn(join(root, folder)) > builtAt)
}

function newestIn(folder: string): number {
  let newest = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs)
  }
  return newest
}

main()
