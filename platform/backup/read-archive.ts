import { createReadStream, existsSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { parseWaitingJob, type WaitingJob } from '#platform/jobs/waiting.ts'
import { JOBS } from './backup.ts'
import {
  type About,
  ABOUT,
  aboutShape,
  isSame,
  keyCheck,
  MANIFEST,
  type Manifest,
  manifestShape,
  SIGNATURE,
  signatureOf,
  Tally,
} from './manifest.ts'
import type { Progress } from './progress.ts'
import { type Entry, readTar } from './tar.ts'

/** A sound archive that may not be restored here, and why. */
class ArchiveRefused extends Error {}

export interface CheckedArchive {
  file: string
  manifest: Manifest
  /** Names of the queues of the jobs that waited. */
  queues: string[]
}

interface CheckOptions {
  file: string
  secret: string
  /** What the installed software knows. */
  migrations: readonly { name: string; sha256: string }[]
  onProgress: Progress
}

/**
 * Reads an archive from end to end and writes nothing. Throws a sentence when the secret is another one (found first),
 * when the software is too old for it, or when anything in it is damaged, cut off or altered.
 */
export async function checkArchive(options: CheckOptions): Promise<CheckedArchive> {
  const { file, secret, onProgress } = options
  const tally = new Tally()
  const queues = new Set<string>()
  const single = new Map<string, Uint8Array>()
  let about: About | undefined
  const visit = async (entry: Entry) => {
    if (about === undefined) {
      about = readAbout(entry, options)
      return
    }
    const place = placeOf(entry.name)
    if (place.kind === 'file') tally.addFile(place.key, entry.bytes)
    else if (place.kind === 'rows') tally.addRows(place.table, entry.bytes)
    else single.set(entry.name, entry.bytes)
    if (place.kind === 'rows' && place.table === JOBS) for (const job of jobsOf(entry)) queues.add(job.name)
  }
  await orDamaged(file, async () => {
    await readEntries(file, visit, (done, total) => onProgress('Checking the archive', done, total))
    const manifest = readManifest(single, secret)
    if (JSON.stringify(aboutOf(manifest)) !== JSON.stringify(about)) throw new Error('its two descriptions differ')
    compare(tally, manifest)
    return manifest
  })
  return { file, manifest: readManifest(single, secret), queues: [...queues] }
}

/** Throws when what was counted is not what the manifest says. */
export function compare(tally: Tally, manifest: Manifest): void {
  const counted = [...manifest.tables, { name: JOBS, ...manifest.jobs }]
  for (const { name, rows, sha256 } of counted) {
    const own = tally.rowsOf(name)
    if (own.rows !== rows || own.sha256 !== sha256) throw new Error(`the rows of ${name} are not those that were saved`)
  }
  const strange = tally.seen().find(name => counted.every(one => one.name !== name))
  if (strange) throw new Error(`${strange} is not in its list`)
  const files = tally.files()
  if (files.count !== manifest.files.count || files.sha256 !== manifest.files.sha256)
    throw new Error('the files are not those that were saved')
}

/** Where an entry belongs. */
export function placeOf(
  name: string,
): { kind: 'rows'; table: string } | { kind: 'file'; key: string } | { kind: 'one' } {
  const [, table] = /^rows\/([^/]+)\/\d+\.ndjson$/.exec(name) ?? []
  if (table !== undefined) return { kind: 'rows', table }
  if (name.startsWith('files/')) return { kind: 'file', key: name.slice('files/'.length) }
  return { kind: 'one' }
}

export function jobsOf(entry: Entry): WaitingJob[] {
  return Buffer.from(entry.bytes).toString('utf8').trimEnd().split('\n').map(parseWaitingJob)
}

/** Visits the entries in order; the next is read when the visit has ended. */
export async function readEntries(
  file: string,
  visit: (entry: Entry) => Promise<void>,
  onBytes: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const { size } = statSync(file)
  const source = createReadStream(file, { highWaterMark: 2 ** 18 })
  await pipeline(source, createGunzip({ chunkSize: 2 ** 18 }), async content => {
    for await (const entry of readTar(content)) {
      await visit(entry)
      onBytes(source.bytesRead, size)
    }
  })
}

function readAbout(entry: Entry, { file, secret, migrations }: CheckOptions): About {
  if (entry.name !== ABOUT) throw new ArchiveRefused(`${file} is no backup of Jinlin`)
  const about = aboutShape.parse(JSON.parse(Buffer.from(entry.bytes).toString('utf8')))
  if (!isSame(about.keyCheck, keyCheck(secret, about.madeAt)))
    throw new ArchiveRefused(
      `${file} was made with another secret. Set JINLIN_SECRET, or put the file \`secret\` of that installation into JINLIN_DATA; nothing was written`,
    )
  for (const { name, sha256 } of about.migrations)
    if (migrations.every(known => known.name !== name || known.sha256 !== sha256))
      throw new ArchiveRefused(
        `${file} is of Jinlin ${about.version} and has migration ${name}, which this version does not know. Restore it with that version or a newer one`,
      )
  return about
}

function readManifest(single: ReadonlyMap<string, Uint8Array>, secret: string): Manifest {
  const bytes = single.get(MANIFEST)
  const signature = single.get(SIGNATURE)
  if (!bytes || !signature) throw new Error('its end is missing')
  if (!isSame(Buffer.from(signature).toString('utf8'), signatureOf(secret, bytes)))
    throw new Error('its manifest was altered')
  return manifestShape.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
}

function aboutOf(manifest: Manifest): About {
  const { tables: _tables, jobs: _jobs, files: _files, ...about } = manifest
  return about
}

async function orDamaged(file: string, work: () => Promise<unknown>): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}`)
  try {
    await work()
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${file} is damaged or cut short (${why}); nothing was written`, { cause: error })
  }
}
