/**
 * `npm run dev`: the server, restarted when its files change, and both faces with hot reload.
 * Console http://localhost:5173/console/ · Pocket http://localhost:5174/pocket/ · API http://localhost:8080
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './gen/fresh-database.ts'
import { withBinaries } from './run/command.ts'

const WATCHED = ['platform', 'kernel', 'features', 'apps/server', 'city', 'db']

const server = [
  'node',
  ...WATCHED.filter(path => existsSync(join(root, path))).map(path => `--watch-path=${path}`),
  'apps/server/main.ts',
]
const faces = ['console', 'pocket']
  .filter(face => existsSync(join(root, 'apps', face, 'vite.config.ts')))
  .map(face => ['vite', `apps/${face}`])

const children: ChildProcess[] = [server, ...faces].map(([program = '', ...args]) =>
  spawn(program, args, { cwd: root, env: withBinaries(), stdio: 'inherit' }),
)

function stopAll(): void {
  for (const child of children) child.kill('SIGTERM')
}

for (const child of children) child.on('exit', stopAll)
process.on('SIGINT', stopAll)
process.on('SIGTERM', stopAll)
