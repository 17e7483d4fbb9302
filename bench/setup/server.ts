import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '#scripts/gen/fresh-database.ts'

export interface RunningServer {
  port: number
  /** From the start of the process to the first answer over HTTP. */
  firstAnswerMs: number
  /** Resident memory in bytes: now, and the most it ever was. */
  memory(): { residentBytes: number; peakBytes: number }
  stop(): Promise<void>
}

export interface ServerOptions {
  dataDir: string
  /** Embedded when left out. */
  databaseUrl?: string
  roles?: string
}

/** The product's own server as a process of its own, on a free port, without rate limits. Resolves when it answers. */
export async function startServer({ dataDir, databaseUrl = '', roles }: ServerOptions): Promise<RunningServer> {
  const port = await freePort()
  const started = performance.now()
  const child = spawn(process.execPath, [join(root, 'apps/server/main.ts')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      JINLIN_DATA: dataDir,
      JINLIN_LOG: 'error',
      JINLIN_UNLIMITED: '1',
      DATABASE_URL: databaseUrl,
      ...(roles ? { JINLIN_ROLES: roles } : {}),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  await answers(child, port)
  const firstAnswerMs = performance.now() - started
  return {
    port,
    firstAnswerMs,
    memory: () => memoryOf(child.pid ?? 0),
    async stop() {
      process.removeListener('exit', kill)
      const ended = new Promise(resolve => child.once('exit', resolve))
      if (child.exitCode === null && child.kill('SIGTERM')) await ended
    },
  }
}

async function answers(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode} before it answered`)
    const reply = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
    if (reply?.ok) return
    await wait(10)
  }
}

/** Where there is no /proc the figures are missing, not wrong. */
function memoryOf(pid: number): { residentBytes: number; peakBytes: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const bytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) * 1024
  return { residentBytes: bytes('VmRSS'), peakBytes: bytes('VmHWM') }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
