import type { Storage } from './storage.ts'
import { en } from '../messages.en.ts'
import { zh } from '../messages.zh.ts'
import { filesPart, type MayReadSubject } from './handlers.ts'
import { sweepOrphans } from './sweep-orphans.job.ts'

export { attachFiles, type Attachment } from './attach-files.ts'
export type { FileRow, MayReadSubject } from './handlers.ts'
export { keepPhoto } from './keep-photo.ts'
export { clamdScan, noScan, type Scan } from './scan.ts'
export { diskStorage, type Storage } from './storage.ts'

/** Uploads, reading, and the sweep; who may read a case's photos is decided by the workflow. */
export function filesServer(deps: { storage: Storage; mayReadSubject: MayReadSubject }) {
  return {
    part: filesPart(deps),
    jobs: [sweepOrphans(deps.storage)],
    messages: { namespace: 'files', bundle: { zh, en } },
  }
}
