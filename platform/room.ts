import { statfs } from 'node:fs/promises'
import { DomainError } from './error.ts'

/** How much can still be stored, in bytes. */
export type FreeBytes = () => Promise<number>

/** What the file system of a directory has free for us. */
export function freeBytesOf(directory: string): FreeBytes {
  return async () => {
    const { bavail, bsize } = await statfs(directory)
    return bavail * bsize
  }
}

/**
 * Refuses whatever would write while less than the reserve is free: an embedded database that meets the end of its disk
 * does not come back by itself, one that is asked nothing more goes on answering reads and takes up again as soon as
 * there is room. Throws 507 `platform.storage_full`.
 */
export function keepReserve(freeBytes: FreeBytes, reserveBytes: number): () => Promise<void> {
  return async () => {
    if ((await freeBytes()) < reserveBytes) throw new DomainError('platform.storage_full', { status: 507 })
  }
}
