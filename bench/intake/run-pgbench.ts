import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { programFolder } from '../setup/cluster.ts'

export interface Floor {
  url: string
  script: string
  clients: number
  seconds: number
  protocol: 'extended' | 'prepared'
  /** Ids of different runs do not meet. */
  run: number
}

/** Reports per second of a script, without the time to connect. Throws when a statement failed. */
export async function runPgbench({ url, script, clients, seconds, protocol, run }: Floor): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-pgbench-'))
  try {
    const file = join(folder, 'report.sql')
    writeFileSync(file, script)
    const load = ['-n', '-c', String(clients), '-j', '2', '-T', String(seconds), '-M', protocol]
    const args = [...load, '-D', 'n=0', '-D', `run=${run}`, '-f', file, url]
    const { stdout, stderr } = await promisify(execFile)(join(programFolder(), 'pgbench'), args)
    const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? '0'
    const perSecond = /tps = ([\d.]+)/.exec(stdout)?.[1]
    if (failed !== '0' || perSecond === undefined) throw new Error(`pgbench: ${stdout}${stderr}`)
    return Number(perSecond)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
