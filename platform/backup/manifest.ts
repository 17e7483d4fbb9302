import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { deriveKey } from '#platform/crypto.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Stands first in an archive, so that a wrong secret or a newer version is found at once. */
export const aboutShape = z.strictObject({
  product: z.literal('jinlin'),
  /** Of the archive itself. */
  format: z.literal(1),
  version: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), sha256 })).min(1),
  /** Tells whether a secret is that of the archive; nothing about the secret can be read from it. */
  keyCheck: z.string(),
})

const counted = z.strictObject({ rows: z.int(), sha256 })

/** Stands last: what was written before it, so that a cut archive has none. */
export const manifestShape = aboutShape.extend({
  tables: z.array(
    counted.extend({ name: z.string(), columns: z.array(z.strictObject({ name: z.string(), type: z.string() })) }),
  ),
  jobs: counted,
  files: z.strictObject({ count: z.int(), bytes: z.int(), sha256 }),
})

export type About = z.output<typeof aboutShape>
export type Manifest = z.output<typeof manifestShape>
export type Counted = z.output<typeof counted>

export const ABOUT = 'about.json'
export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.hmac'

/** A value only the holder of the secret can make, for this moment; not the secret, and no key that opens anything. */
export function keyCheck(secret: string, madeAt: string): string {
  return createHmac('sha256', backupKey(secret)).update(`key-check\n${madeAt}`).digest('base64url')
}

/** Over the manifest, and by its hashes over all the rest: who has not the secret cannot alter an archive unseen. */
export function signatureOf(secret: string, manifest: Uint8Array): string {
  return createHmac('sha256', backupKey(secret)).update('manifest\n').update(manifest).digest('base64url')
}

export function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

function backupKey(secret: string): Buffer {
  return deriveKey(secret, 'jinlin/backup')
}

/** Counts and hashes what goes by: the writer makes the manifest of it, the reader compares. */
export class Tally {
  #rows = new Map<string, { rows: number; hash: ReturnType<typeof createHash> }>()
  #files = { count: 0, bytes: 0, hash: createHash('sha256') }

  addRows(table: string, lines: Uint8Array): number {
    const own = this.#rows.get(table) ?? { rows: 0, hash: createHash('sha256') }
    this.#rows.set(table, own)
    const rows = countLines(lines)
    own.rows += rows
    own.hash.update(lines)
    return rows
  }

  addFile(key: string, bytes: Uint8Array): void {
    this.#files.count += 1
    this.#files.bytes += bytes.length
    this.#files.hash.update(`${key}\n${createHash('sha256').update(bytes).digest('hex')}\n`)
  }

  rowsOf(table: string): Counted {
    const own = this.#rows.get(table)
    return { rows: own?.rows ?? 0, sha256: (own?.hash ?? createHash('sha256')).copy().digest('hex') }
  }

  files(): Manifest['files'] {
    const { count, bytes, hash } = this.#files
    return { count, bytes, sha256: hash.copy().digest('hex') }
  }

  /** Names of everything rows were seen of. */
  seen(): string[] {
    return [...this.#rows.keys()]
  }
}

function countLines(lines: Uint8Array): number {
  let count = 0
  for (let at = lines.indexOf(10); at !== -1; at = lines.indexOf(10, at + 1)) count += 1
  return count
}
