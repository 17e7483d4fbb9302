import { buffer } from 'node:stream/consumers'
import type { Disk } from 'flydrive'
import { errorCode } from '#platform/tx.ts'

/** Keys of everything that is stored; none when nothing ever was. */
export async function listFiles(disk: Disk): Promise<string[]> {
  const keys: string[] = []
  let paginationToken: string | undefined
  do {
    const page = await listPage(disk, paginationToken)
    for (const object of page?.objects ?? []) if (object.isFile) keys.push(object.key)
    paginationToken = page?.paginationToken
  } while (paginationToken)
  return keys
}

async function listPage(disk: Disk, paginationToken: string | undefined) {
  try {
    return await disk.listAll('', { recursive: true, ...(paginationToken ? { paginationToken } : {}) })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Undefined when it was removed since it was listed: files of lists live for a day. */
export async function readStored(disk: Disk, key: string): Promise<Buffer | undefined> {
  try {
    return await buffer(await disk.getStream(key))
  } catch (error) {
    if (await disk.exists(key)) throw error
    return undefined
  }
}
