import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { type Database, openPglite, openPostgres } from '#platform/db/index.ts'
import { administer, withDatabase } from './postgres.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A data directory and a database of its own, for processes that are started and end. */
export interface Installation {
  dataDir: string
  /** What a process needs to find them. */
  env: Record<string, string>
  /** The database, while no process has it. */
  open(): Promise<Database>
  remove(): Promise<void>
}

/** `template`: the small test city; `empty`: not even a table. On the database TEST_DATABASE names. */
export async function install(from: 'template' | 'empty'): Promise<Installation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-installed-'))
  const template = inject('template')
  const env = { JINLIN_DATA: dataDir, JINLIN_LOG: 'error', DATABASE_URL: '' }
  const removeData = () => rmSync(dataDir, { recursive: true, force: true })
  if (template.kind === 'pglite') {
    if (from === 'template') cpSync(template.dataDir, dataDir, { recursive: true })
    return { dataDir, env, open: () => openPglite({ dataDir }), remove: async () => removeData() }
  }
  const name = `jinlin_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await administer(
    template.url,
    `create database ${name}${from === 'empty' ? '' : ` template ${template.database} strategy = file_copy`}`,
  )
  const url = withDatabase(template.url, name)
  return {
    dataDir,
    env: { ...env, DATABASE_URL: url },
    open: async () => openPostgres(url, 4),
    async remove() {
      await administer(template.url, `drop database if exists ${name} with (force)`)
      removeData()
    },
  }
}

export interface Ran {
  code: number | null
  out: string
  err: string
}

/** Runs one of our programs to its end. */
export async function runProgram(path: string, args: readonly string[], env: Record<string, string>): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, path), ...args], { cwd: root, env: { ...process.env, ...env } })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}
