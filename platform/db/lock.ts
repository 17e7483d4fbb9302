import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** Takes the directory for this process; returns the release. A lock left by a process that died is taken over. */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'owner.pid')
  const owner = ownerOf(file)
  if (owner !== undefined && owner !== process.pid && isAlive(owner)) throw new DataDirBusy(dataDir, owner)
  writeFileSync(file, `${process.pid}\n`)
  return () => {
    if (ownerOf(file) === process.pid) rmSync(file, { force: true })
  }
}

function ownerOf(file: string): number | undefined {
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').trim())
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
