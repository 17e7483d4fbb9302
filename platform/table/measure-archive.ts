import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { DomainError } from '#platform/error.ts'
import { UNPACKED } from './limits.ts'

const inflate = promisify(inflateRaw)
const END = 0x06054b50
const ENTRY = 0x02014b50
const LESS_THAN = 0x3c

/**
 * Unpacks every file of a zip into nothing, up to {@link UNPACKED}: what a file says of its own size is not believed.
 * Throws `platform.table_too_large` for a zip bomb and `platform.table_unreadable` for what is no zip.
 */
export async function measureArchive(bytes: Buffer): Promise<void> {
  const left = { ...UNPACKED }
  for (const entry of entriesOf(bytes)) {
    left.files -= 1
    if (left.files < 0) throw tooLarge()
    const text = await unpack(entry, left.bytes)
    left.bytes -= text.length
    left.elements -= elementsOf(text)
    if (left.elements < 0) throw tooLarge()
  }
}

interface Entry {
  method: number
  packed: Buffer
}

/** As the directory at the end lists them: the readers go by it too. */
function* entriesOf(bytes: Buffer): Generator<Entry> {
  const end = bytes.lastIndexOf(signature(END))
  if (end < 0 || end + 22 > bytes.length) throw unreadable()
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw unreadable()
    const local = bytes.readUInt32LE(at + 42)
    if (local + 30 > bytes.length) throw unreadable()
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    yield { method: bytes.readUInt16LE(at + 10), packed: bytes.subarray(from, from + bytes.readUInt32LE(at + 20)) }
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

async function unpack({ method, packed }: Entry, most: number): Promise<Buffer> {
  if (method === 0) {
    if (packed.length > most) throw tooLarge()
    return packed
  }
  try {
    return await inflate(packed, { maxOutputLength: Math.max(most, 1) })
  } catch (error) {
    throw error instanceof RangeError ? tooLarge() : unreadable()
  }
}

function elementsOf(text: Buffer): number {
  let [count, at] = [0, text.indexOf(LESS_THAN)]
  while (at >= 0) {
    count += 1
    at = text.indexOf(LESS_THAN, at + 1)
  }
  return count
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function tooLarge(): DomainError {
  return new DomainError('platform.table_too_large', { status: 413, field: 'file' })
}

export function unreadable(): DomainError {
  return new DomainError('platform.table_unreadable', { status: 422, field: 'file' })
}
