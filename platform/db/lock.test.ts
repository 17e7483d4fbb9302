import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataDirBusy, lockDataDir } from './lock.ts'
import { openPglite } from './open.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let dataDir: string
let other: ChildProcess | undefined

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'jinlin-lock-'))
})
afterEach(async () => {
  await kill()
  rmSync(dataDir, { recursive: true })
})

const lockFile = () => join(dataDir, 'owner.pid')

/** Another process that holds the directory until it is killed, which leaves its lock behind. */
async function holdElsewhere(): Promise<number> {
  const program = `
    const { lockDataDir } = await import('#platform/db/lock.ts')
    lockDataDir(process.argv[1])
    process.stdout.write('held')
    process.stdin.resume()`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  other = child
  await once(child.stdout, 'data')
  return child.pid ?? 0
}

async function kill(): Promise<void> {
  if (!other || other.signalCode !== null) return
  const gone = once(other, 'exit')
  other.kill('SIGKILL')
  await gone
}

test('a second process on the same data is refused, and told which process has it', async () => {
  const pid = await holdElsewhere()
  const refused = await openPglite({ dataDir }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(DataDirBusy)
  expect(refused).toMatchObject({ pid, message: expect.stringContaining(`in use by process ${pid}`) })
  expect(existsSync(join(dataDir, 'pglite'))).toBe(false)
  expect(readFileSync(lockFile(), 'utf8')).toMatch(new RegExp(`^${pid}\\n`))
})

test('the lock of a process that was killed is taken over, and let go at the end', async () => {
  await holdElsewhere()
  await kill()
  expect(existsSync(lockFile())).toBe(true)
  const database = await openPglite({ dataDir })
  expect(readFileSync(lockFile(), 'utf8')).toMatch(new RegExp(`^${process.pid}\\n`))
  await sql`create table public.lamp (id integer)`.execute(database.db)
  await database.close()
  expect(existsSync(lockFile())).toBe(false)
})

test('after a power cut the old number may be anybody’s: it is not taken for the owner', () => {
  // The parent of this process is alive, and has nothing to do with the data.
  writeFileSync(lockFile(), `${process.ppid}\n00000000-0000-4000-8000-000000000000\n`)
  lockDataDir(dataDir)()
  expect(existsSync(lockFile())).toBe(false)
})

test('a lock that cannot be read as one is taken over', () => {
  for (const text of ['', 'x', '-1\n', '0\n']) {
    writeFileSync(lockFile(), text)
    const release = lockDataDir(dataDir)
    expect(readFileSync(lockFile(), 'utf8')).toMatch(new RegExp(`^${process.pid}\\n`))
    release()
  }
})

test('letting go leaves the lock of whoever took over meanwhile', () => {
  const release = lockDataDir(dataDir)
  writeFileSync(lockFile(), `${process.ppid}\n`)
  release()
  expect(readFileSync(lockFile(), 'utf8')).toBe(`${process.ppid}\n`)
})
