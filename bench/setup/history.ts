import type pg from 'pg'
import { rebuildTally } from '#features/matters/server/index.ts'
import { openPostgres } from '#platform/db/index.ts'
import type { BenchCity } from './bench-city.ts'
import { runSql, withClient } from './cluster.ts'
import { copiedTables, nameOf, setSampleAside } from './sample.ts'

/**
 * A database for each size, of so many matters in all: copies of the one that grows, and itself for the last. `open` of
 * the matters are still open, at every size the same, since a desk's work does not grow with its past. The city's own
 * matters are the sample the past is made from, and are taken away first.
 */
export async function growInStages(city: BenchCity, sizes: readonly number[], open: number): Promise<string[]> {
  await withClient(city.url, setSampleAside)
  const urls: string[] = []
  let grown = { open: 0, closed: 0 }
  for (const [index, matters] of sizes.entries()) {
    const wanted = { open: Math.min(open, matters), closed: Math.max(0, matters - open) }
    await grow(city.url, grown, wanted)
    grown = wanted
    urls.push(index === sizes.length - 1 ? city.url : await city.copyDatabase())
  }
  return urls
}

interface Size {
  open: number
  closed: number
}

async function grow(url: string, from: Size, to: Size): Promise<void> {
  const columns = await withClient(url, columnsOfAll)
  const restore = await withClient(url, easeLoading)
  await copy(url, columns, { final: false, from: from.open, to: to.open })
  await copy(url, columns, { final: true, from: from.closed, to: to.closed })
  await together(url, restore)
  await countForMap(url)
  await runSql(url, 'vacuum (analyze)')
  await runSql(url, 'checkpoint')
}

/** Matters copied per statement. */
const CHUNK = 50_000

type Columns = ReadonlyMap<string, readonly { name: string; type: string }[]>

async function copy(url: string, columns: Columns, rows: { final: boolean; from: number; to: number }): Promise<void> {
  for (let from = rows.from; from < rows.to; from += CHUNK) {
    await withClient(url, async client => {
      await client.query('truncate sample.copy')
      await client.query(CHOOSE, [rows.final, from, Math.min(from + CHUNK, rows.to)])
      await client.query('analyze sample.copy')
    })
    // Half of what there is to write are actions: they go beside the rest.
    const [actions, rest] = [statementsOf(columns, true), statementsOf(columns, false)]
    await Promise.all([runSql(url, LOADING + actions.join(';')), runSql(url, LOADING + rest.join(';'))])
  }
}

/** Without foreign keys, and without a wait for the disk after each chunk: the bench begins with a checkpoint. */
const LOADING = 'set session_replication_role = replica; set synchronous_commit = off;'

function statementsOf(columns: Columns, actions: boolean): string[] {
  return copiedTables
    .filter(({ table }) => (table === 'workflow.action') === actions)
    .map(({ table, key, column }) => {
      const own = columns.get(table) ?? []
      const values = own.map(({ name, type }) => valueOf(table, name, type))
      const source = `sample.${nameOf(table)} s join sample.copy k on k.district = s.district and k.${key}_id = s.${column}`
      return `insert into ${table} (${own.map(({ name }) => name).join(', ')}) select ${values.join(', ')} from ${source}`
    })
}

async function columnsOfAll(client: pg.Client): Promise<Columns> {
  const columns = new Map<string, { name: string; type: string }[]>()
  for (const { table } of copiedTables) columns.set(table, await columnsOf(client, table))
  return columns
}

/** As the product keeps it with every step. */
async function countForMap(url: string): Promise<void> {
  const database = openPostgres(url, 1)
  try {
    await database.db.transaction().execute(rebuildTally)
  } finally {
    await database.close()
  }
}

/** The n-th copy is of the sample's matters in turn. What is closed lies up to four years further back, a little beside. */
const CHOOSE = `
  insert into sample.copy
  select k.district, k.case_id, k.matter_id, k.number,
    k.lng + (random() - 0.5) * 0.003, k.lat + (random() - 0.5) * 0.003, s.shift,
    sample.id_of(k.opened_at - s.shift), sample.id_of(k.opened_at - s.shift),
    k.district || '-' || to_char((k.opened_at - s.shift) at time zone 'Asia/Shanghai', 'YYMMDD') || '-' || nextval('sample.serial')
  from generate_series($2::bigint, $3::bigint - 1) as n
  join sample.kind k on k.final = $1 and k.place = n % (select count(*) from sample.kind where final = $1)
  cross join lateral (select make_interval(days => case when k.final then 1 + (n / k.places * 37 % 1460)::int else 0 end)) as s(shift)`

async function columnsOf(client: pg.Client, table: string): Promise<{ name: string; type: string }[]> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, atttypid::regtype::text as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  )
  return rows
}

const own: Record<string, string> = {
  'workflow.case.id': 'k.new_case_id',
  'workflow.case.subject_id': 'k.new_matter_id',
  'workflow.case.number': 'k.new_number',
  'workflow.case.merged_into': 'null',
  'workflow.action.id': 'sample.id_of(s.at - k.shift)',
  'workflow.assignment.id': 'sample.id_of(s.assigned_at - k.shift)',
  'matters.matter.id': 'k.new_matter_id',
  'matters.matter.case_id': 'k.new_case_id',
  'matters.matter.number': 'k.new_number',
  'matters.matter.lng': 'k.lng',
  'matters.matter.lat': 'k.lat',
  'matters.matter.quadkey': 'sample.quadkey(k.lng, k.lat)',
  'files.file.id': 'sample.id_of(s.uploaded_at - k.shift)',
  'files.file.subject_id': 'k.new_case_id',
  'files.file.upload_key': 'null',
}

function valueOf(table: string, column: string, type: string): string {
  const special = own[`${table}.${column}`]
  if (special) return special
  if (column === 'case_id') return 'k.new_case_id'
  if (column === 'matter_id') return 'k.new_matter_id'
  return type === 'timestamp with time zone' ? `s.${column} - k.shift` : `s.${column}`
}

/** Takes secondary indexes away for the time of loading; says how to bring them back. */
async function easeLoading(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any($1::regclass[]) and not i.indisprimary
       and not exists (select 1 from pg_constraint where conindid = i.indexrelid)`,
    [copiedTables.map(({ table }) => table)],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

/** Builds the indexes, two at a time. */
async function together(url: string, definitions: readonly string[]): Promise<void> {
  const waiting = [...definitions]
  const build = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      await runSql(url, `set maintenance_work_mem = '512MB'; ${next}`)
  }
  await Promise.all([build(), build()])
}
