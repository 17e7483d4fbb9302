import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['apps/console', 'apps/pocket', 'apps/shell', 'ui', 'kernel', 'features', 'platform']

/** Builds each face whose sources are newer than what was built last. Throws when a build fails. */
export function buildStaleFaces(): void {
  for (const face of ['console', 'pocket']) {
    if (!isStale(join(root, 'dist', face, 'index.html'))) continue
    console.log(`Building the ${face} …`)
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const config = join(root, 'apps', face, 'vite.config.ts')
    const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn', '-c', config], {
      cwd: root,
      // Whoever asks, a test runner too, gets what is delivered.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: 'inherit',
    })
    if (built.status !== 0) throw new Error(`The ${face} could not be built`)
  }
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
