import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'

/** A table as it is backed up: all that is ours but the ledger of migrations and the job queue's own tables. */
export interface Table {
  schema: string
  /** With its schema: `workflow.case`. */
  name: string
  columns: { name: string; type: string }[]
}

interface Reference {
  table: string
  target: string
  constraint: string
}

export interface Tables {
  /** In the order they are loaded: what is referred to first. */
  ordered: Table[]
  /** References no order satisfies: a table's to itself, and those of a circle. */
  late: Reference[]
}

const OURS = sql`n.nspname not in ('pg_catalog', 'information_schema', 'public', 'jobs') and n.nspname not like 'pg\\_%'`

export async function readTables(db: Kysely<DB>): Promise<Tables> {
  const { rows: tables } = await sql<Table>`
    select n.nspname as schema, n.nspname || '.' || c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and ${OURS}
    order by (n.nspname || '.' || c.relname) collate "C"`.execute(db)
  const { rows: references } = await sql<Reference>`
    select n.nspname || '.' || c.relname as table, tn.nspname || '.' || t.relname as target, f.conname as constraint
    from pg_constraint f
      join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_class t on t.oid = f.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where f.contype = 'f' and f.conparentid = 0 and ${OURS}
    order by 1, 2, 3`.execute(db)
  const ordered = inOrder(tables, references)
  const place = new Map(ordered.map((table, index) => [table.name, index]))
  const late = references.filter(one => (place.get(one.target) ?? 0) >= (place.get(one.table) ?? 0))
  return { ordered, late }
}

function inOrder(tables: readonly Table[], references: readonly Reference[]): Table[] {
  const waiting = [...tables]
  const ordered: Table[] = []
  const isFree = (table: Table) =>
    references.every(
      one => one.table !== table.name || one.target === table.name || waiting.every(other => other.name !== one.target),
    )
  while (waiting.length > 0) {
    // In a circle nobody is free; then the first goes, and its reference is checked at the end.
    const index = Math.max(0, waiting.findIndex(isFree))
    ordered.push(...waiting.splice(index, 1))
  }
  return ordered
}

/** The same text for the same value on every database, whatever its settings and those of the machine. */
export async function fixTexts(db: Kysely<DB>): Promise<void> {
  await sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
    set_config('intervalstyle', 'iso_8601', true), set_config('bytea_output', 'hex', true),
    set_config('extra_float_digits', '1', true)`.execute(db)
}

/** Rows read at a time, and about how many bytes make a piece. */
const FETCHED = 500
const PIECE = 2 ** 20

/**
 * A table's rows in the order of its key, in pieces of about a mebibyte: one JSON array of texts (or null) a line, in
 * the order of {@link Table.columns}. Needs an open transaction in which {@link fixTexts} was called.
 */
export async function* piecesOf(db: Kysely<DB>, table: Table): AsyncGenerator<Buffer> {
  const texts = sql.join(table.columns.map(column => sql`${sql.ref(column.name)}::text`))
  const line = sql`to_json(array[${texts}])::text`
  const key = await keyOf(db, table)
  yield* pieces(db, sql`select ${line} as line from ${sql.table(table.name)} order by ${sql.join(key)}`)
}

/** The pieces of any query that answers one column `line`. */
export async function* pieces(db: Kysely<DB>, query: ReturnType<typeof sql>): AsyncGenerator<Buffer> {
  await sql`declare backup_rows no scroll cursor for ${query}`.execute(db)
  let held: string[] = []
  let size = 0
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch forward ${sql.lit(FETCHED)} from backup_rows`.execute(db)
    for (const { line } of rows) {
      held.push(`${line}\n`)
      size += line.length
      if (size < PIECE) continue
      yield Buffer.from(held.join(''))
      held = []
      size = 0
    }
    if (rows.length < FETCHED) break
  }
  await sql`close backup_rows`.execute(db)
  if (held.length > 0) yield Buffer.from(held.join(''))
}

/** Texts sort by their bytes: the embedded database and a server may know different languages. */
async function keyOf(db: Kysely<DB>, table: Table) {
  const { rows } = await sql<{ name: string; is_text: boolean }>`
    select a.attname as name, a.attcollation <> 0 as is_text
    from pg_index i
      cross join lateral unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indisprimary and i.indrelid = ${quoted(table.name)}::regclass
    order by k.place`.execute(db)
  if (rows.length === 0) throw new Error(`${table.name} has no primary key, so its rows have no order`)
  return rows.map(({ name, is_text }) => (is_text ? sql`${sql.ref(name)} collate "C"` : sql.ref(name)))
}

function quoted(name: string): string {
  return name
    .split('.')
    .map(part => `"${part}"`)
    .join('.')
}

export async function countRows(db: Kysely<DB>, table: Table): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table.name)}`.execute(db)
  return Number(rows[0]?.rows ?? 0)
}
