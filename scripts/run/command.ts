import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from '../gen/fresh-database.ts'

const binaries = join(root, 'node_modules/.bin')

/** Where Node keeps what it compiled: a process started again needs half the time. */
const compiled = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/node') }

/** Our own tools come first, and among them the node this package depends on. */
export function withBinaries(env: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...compiled, ...env, PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}` }
}

/** Runs a program in the repository's root with its output shown; resolves to its exit code (127: not found). */
export function run(program: string, args: string[], env: Record<string, string | undefined> = {}): Promise<number> {
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd: root, env: withBinaries(env), stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', () => resolve(127))
    child.on('close', code => resolve(code ?? 1))
  })
}
