import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { noScan, type Scan } from './scan.ts'

/** Where photos lie, and who looks at them before they get there: one does not come without the other. */
export type Storage = Disk & { scan: Scan }

/** Photos on the local disk; an S3-compatible driver of flydrive takes its place without a change here. */
export function diskStorage(dataDir: string, scan: Scan = noScan): Storage {
  const disk = new Disk(new FSDriver({ location: join(dataDir, 'files'), visibility: 'private' }))
  return Object.assign(disk, { scan })
}
