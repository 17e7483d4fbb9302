import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface ServerProcess {
  url: string
  port: number
  child: ChildProcess
}

/** The real server as a process of its own, on a free port of this machine; `env` adds to and replaces what it is given. */
export async function startServerProcess(dataDir: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const port = await freePort()
  const child = spawn(process.execPath, [join(root, 'apps/server/main.ts')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      JINLIN_DATA: dataDir,
      JINLIN_LOG: 'error',
      JINLIN_UNLIMITED: '1',
      DATABASE_URL: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`The server ended with ${code} before it was ready`)))
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Jinlin is ready')) resolve()
    })
  })
  return { url: `http://127.0.0.1:${port}`, port, child }
}

/** Signs a demo persona in; resolves to the `cookie` header of whatever follows. */
export async function signInTo(server: ServerProcess, username: string): Promise<string> {
  const response = await fetch(`${server.url}/api/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username }),
  })
  if (response.status !== 200) throw new Error(await response.text())
  return response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
}

/** Resolves when the process is gone. */
export function ended(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
  })
}

/** A port nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
