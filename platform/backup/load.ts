import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { hasQueue, type WaitingJob, waitingJobs } from '#platform/jobs/waiting.ts'
import { JOBS } from './backup.ts'
import { Tally, type Manifest } from './manifest.ts'
import type { Progress } from './progress.ts'
import { compare, jobsOf, placeOf, readEntries } from './read-archive.ts'
import { fixTexts, pieces, piecesOf, readTables, type Table, type Tables } from './tables.ts'

export interface LoadOptions {
  file: string
  manifest: Manifest
  storeFile(key: string, bytes: Uint8Array): Promise<void>
  putJobs(tx: Kysely<DB>, jobs: readonly WaitingJob[]): Promise<void>
  onProgress: Progress
}

/**
 * Loads a checked archive into the empty tables of this transaction and reads every row back: throws unless each table
 * holds exactly the rows the manifest says.
 */
export async function loadArchive(tx: Kysely<DB>, options: LoadOptions): Promise<void> {
  const { manifest } = options
  await fixTexts(tx)
  const tables = await readTables(tx)
  refuseOtherColumns(tables.ordered, manifest)
  await lockEmpty(tx, tables.ordered)
  await eachLate(tx, tables, 'deferrable initially deferred')
  await loadEntries(tx, tables.ordered, options)
  await sql`set constraints all immediate`.execute(tx)
  await eachLate(tx, tables, 'not deferrable')
  await readBack(tx, tables.ordered, options)
}

/** Names of tables that hold rows. */
export async function filledTables(db: Kysely<DB>, tables: readonly Table[]): Promise<string[]> {
  const filled: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0) filled.push(name)
  }
  return filled
}

/** Nobody writes until the restored city is there: a server that starts now waits. */
async function lockEmpty(tx: Kysely<DB>, tables: readonly Table[]): Promise<void> {
  await sql`lock table ${sql.join(tables.map(({ name }) => sql.table(name)))} in access exclusive mode`.execute(tx)
  const [filled] = await filledTables(tx, tables)
  if (filled) throw new Error(`${filled} was filled meanwhile; a restore needs an empty installation`)
}

function refuseOtherColumns(tables: readonly Table[], manifest: Manifest): void {
  const shape = (list: readonly Pick<Table, 'name' | 'columns'>[]) =>
    list
      .map(({ name, columns }) => JSON.stringify([name, columns.map(column => [column.name, column.type])]))
      .toSorted()
      .join()
  if (shape(tables) !== shape(manifest.tables))
    throw new Error('The tables of this database are not those its migrations make; a restore needs an empty database')
}

async function eachLate(tx: Kysely<DB>, { late }: Tables, how: 'deferrable initially deferred' | 'not deferrable') {
  for (const { table, constraint } of late)
    await sql`alter table ${sql.table(table)} alter constraint ${sql.id(constraint)} ${sql.raw(how)}`.execute(tx)
}

async function loadEntries(tx: Kysely<DB>, tables: readonly Table[], options: LoadOptions): Promise<void> {
  const { manifest, onProgress } = options
  const byName = new Map(tables.map(table => [table.name, table]))
  const total = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const tally = new Tally()
  let [rows, files] = [0, 0]
  await readEntries(options.file, async entry => {
    const place = placeOf(entry.name)
    if (place.kind === 'file') {
      await options.storeFile(place.key, entry.bytes)
      tally.addFile(place.key, entry.bytes)
      onProgress('Files', (files += 1), manifest.files.count)
    }
    if (place.kind !== 'rows') return
    const added = tally.addRows(place.table, entry.bytes)
    const table = byName.get(place.table)
    if (table) {
      await insertPiece(tx, table, entry.bytes)
      onProgress('Rows', (rows += added), total)
    } else await options.putJobs(tx, jobsOf(entry))
  })
  compare(tally, manifest)
}

/** One statement a piece: the database takes the texts apart itself. */
async function insertPiece(tx: Kysely<DB>, { name, columns }: Table, lines: Uint8Array): Promise<void> {
  const array = `[${Buffer.from(lines).toString('utf8').trimEnd().replaceAll('\n', ',')}]`
  const names = sql.join(columns.map(column => sql.ref(column.name)))
  // The types are those the database itself named.
  const values = sql.join(columns.map(({ type }, index) => sql`(line->>${sql.lit(index)})::${sql.raw(type)}`))
  await sql`insert into ${sql.table(name)} (${names}) overriding system value
    select ${values} from jsonb_array_elements(${array}::jsonb) as line`.execute(tx)
}

async function readBack(tx: Kysely<DB>, tables: readonly Table[], options: LoadOptions): Promise<void> {
  const { manifest, onProgress } = options
  const total = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const tally = new Tally()
  let done = 0
  const add = async (name: string, parts: AsyncIterable<Uint8Array>) => {
    for await (const lines of parts) {
      done += tally.addRows(name, lines)
      onProgress('Comparing', Math.min(done, total), total)
    }
  }
  for (const table of tables) await add(table.name, piecesOf(tx, table))
  if (await hasQueue(tx)) await add(JOBS, pieces(tx, waitingJobs))
  for (const { name, sha256 } of [...manifest.tables, { name: JOBS, ...manifest.jobs }])
    if (tally.rowsOf(name).sha256 !== sha256) throw new Error(`${name} came back other than it was saved`)
}
