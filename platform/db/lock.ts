import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The embedded database has one owner at a time: a second process on the same directory would corrupt it. */
export class DataDirBusy extends Error {
  readonly pid: number
  constructor(dataDir: string, pid: number) {
    super(`The data in ${dataDir} is in use by process ${pid}. Stop it first, or set JINLIN_DATA to another directory.`)
    this.name = 'DataDirBusy'
    this.pid = pid
  }
}

interface Owner {
  pid: number
  /** Of the machine's run since it was switched on; after a power cut the same pid is somebody else. */
  boot: string
}

/** Takes the directory for this process; returns the release. A lock left by a process that died is taken over. */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'owner.pid')
  const mine = `${process.pid}\n${boot()}\n`
  while (!createFile(file, mine)) {
    const owner = ownerOf(file)
    if (owner && owner.pid !== process.pid && owner.boot === boot() && isAlive(owner.pid))
      throw new DataDirBusy(dataDir, owner.pid)
    rmSync(file, { force: true })
  }
  return () => {
    if (ownerOf(file)?.pid === process.pid) rmSync(file, { force: true })
  }
}

/** False when there is one already: of two that try at once, one gets it. */
function createFile(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function ownerOf(file: string): Owner | undefined {
  const [pid, at] = readText(file).split('\n')
  const owner = { pid: Number(pid), boot: at ?? '' }
  return Number.isInteger(owner.pid) && owner.pid > 0 ? owner : undefined
}

/** Empty where the system does not say. */
function boot(): string {
  return readText('/proc/sys/kernel/random/boot_id').trim()
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
