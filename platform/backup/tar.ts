import { Header } from 'tar'

const BLOCK = 512
/** Rows come in pieces of about a mebibyte and files are uploads and reports: more than this is no archive of ours. */
const LARGEST_ENTRY = 2 ** 30

/** One file of an archive. Every one fits in memory; the whole never has to. */
export interface Entry {
  name: string
  bytes: Uint8Array
}

/** An entry as it stands in a tar file (ustar), readable by any `tar`. */
export function* packEntry({ name, bytes }: Entry, mtime: Date): Generator<Uint8Array> {
  const header = new Header({ path: name, size: bytes.length, mode: 0o600, mtime, type: 'File', uid: 0, gid: 0 })
  if (header.encode()) throw new Error(`The name ${name} is too long for an archive`)
  yield header.block ?? Buffer.alloc(BLOCK)
  yield bytes
  yield Buffer.alloc(padding(bytes.length))
}

/** What stands after the last entry. */
export const tarEnd: Uint8Array = Buffer.alloc(2 * BLOCK)

/** Reads the entries one after the other, to the very end of the source. Throws when it ends early or is no tar file. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const bytes = byteReader(source)
  for (;;) {
    const block = await bytes.read(BLOCK)
    if (block.every(byte => byte === 0)) break
    const { cksumValid, path, size, type } = new Header(block)
    if (!cksumValid || path === undefined || size === undefined || type !== 'File')
      throw new Error('What should be a header is none')
    if (size > LARGEST_ENTRY) throw new Error(`${path} is too large`)
    const content = await bytes.read(size)
    await bytes.read(padding(size))
    yield { name: path, bytes: content }
  }
  // The compressed stream ends with a check of its own, which is made when all has been read.
  await bytes.drain()
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}

function byteReader(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]()
  let held: Uint8Array[] = []
  let length = 0
  return {
    async read(wanted: number): Promise<Buffer> {
      while (length < wanted) {
        const next = await chunks.next()
        if (next.done) throw new Error('It ends too early')
        held.push(next.value)
        length += next.value.length
      }
      const [first] = held
      const all = held.length === 1 && first ? Buffer.from(first.buffer, first.byteOffset, length) : Buffer.concat(held)
      held = [all.subarray(wanted)]
      length = all.length - wanted
      return all.subarray(0, wanted)
    },
    async drain(): Promise<void> {
      while (!(await chunks.next()).done) held = []
    },
  }
}
