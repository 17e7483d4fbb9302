import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

export type Storage = Disk

/** Photos on the local disk; an S3-compatible driver of flydrive takes its place without a change here. */
export function diskStorage(dataDir: string): Storage {
  return new Disk(new FSDriver({ location: join(dataDir, 'files'), visibility: 'private' }))
}
