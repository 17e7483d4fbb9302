import { clamdScan, diskStorage, type Storage } from '#kernel/files/server/index.ts'
import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'

/** Where photos are kept, behind the virus scanner when there is one. */
export function photoStorage({ dataDir, clamd }: Pick<Config, 'dataDir' | 'clamd'>, log: Log): Storage {
  if (!clamd) return diskStorage(dataDir)
  const onDown = (error: unknown) => log.error({ event: 'scanner_down', error: String(error).slice(0, 300) })
  return diskStorage(dataDir, clamdScan({ ...clamd, onDown }))
}
