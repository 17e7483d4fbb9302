import { withClient } from '../setup/cluster.ts'
import type { Statement } from './wire-tap.ts'

/** What is another one in each report: ids, and the human number. */
const OWN = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{6}-\d{6}-\d{5,}/g

/**
 * The statements of one report as a script of pgbench. What two reports alike have differently is made anew by each run
 * of the script, everywhere the same within it; all else stays as it was sent, with the type the server gave it.
 */
export async function pgbenchScript(
  url: string,
  report: readonly Statement[],
  another: readonly Statement[],
): Promise<string> {
  if (report.map(one => one.sql).join() !== another.map(one => one.sql).join())
    throw new Error('Two reports were not taken in by the same statements')
  const own = ownNames(report, another)
  const lines: string[] = []
  for (const { sql, values } of report) {
    const types = values.length === 0 ? [] : await typesOf(url, sql)
    const filled = sql.replaceAll(/\$(\d+)/g, (_, at: string) => {
      const index = Number(at) - 1
      return literal(values[index] ?? null, types[index] ?? 'text', own)
    })
    lines.push(`${filled.replaceAll(/\s*\n\s*/g, ' ').replace(/;\s*$/, '')};`)
  }
  return [`\\set n :n + 1`, `\\set base ((:run * 200 + :client_id) * 1000000 + :n) * ${SPACE}`, ...lines, ''].join('\n')
}

/** Ids of one run of the script lie this close together. */
const SPACE = 64

/** Each id or number that differs, by its place among them. */
function ownNames(report: readonly Statement[], another: readonly Statement[]): Map<string, number> {
  const found = (statements: readonly Statement[]) =>
    statements.flatMap(({ values }) => values.flatMap(value => value?.match(OWN) ?? []))
  const theirs = found(another)
  const names = new Map<string, number>()
  for (const [at, name] of found(report).entries()) {
    if (name !== theirs[at] && !names.has(name)) names.set(name, names.size)
  }
  if (names.size > SPACE) throw new Error(`${names.size} ids in one report`)
  return names
}

async function typesOf(url: string, sql: string): Promise<string[]> {
  return withClient(url, async client => {
    await client.query(`prepare captured as ${sql}`)
    const { rows } = await client.query<{ types: string[] }>(
      `select parameter_types::text[] as types from pg_prepared_statements where name = 'captured'`,
    )
    return rows[0]?.types ?? []
  })
}

function literal(value: string | null, type: string, own: ReadonlyMap<string, number>): string {
  if (value === null) return `null::${type}`
  const parts: string[] = []
  let from = 0
  for (const match of value.matchAll(OWN)) {
    const place = own.get(match[0])
    if (place === undefined) continue
    parts.push(quoted(value.slice(from, match.index)), made(match[0], place))
    from = match.index + match[0].length
  }
  parts.push(quoted(value.slice(from)))
  const used = parts.filter(part => part !== quoted(''))
  return `(${used.length === 0 ? quoted('') : used.join(' || ')})::${type}`
}

/** Rising with time for each client, as the product's ids do. */
function made(name: string, place: number): string {
  const value = `((:base)::bigint + ${place})`
  const number = /^(\d{6}-\d{6}-)\d+$/.exec(name)
  if (number) return `${quoted(number[1] ?? '')} || (${value})::text`
  return `'00000000-0000-7000-8000-' || lpad(to_hex(${value}), 12, '0')`
}

/** pgbench would read `:name` inside a literal as a variable. */
function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\072').replaceAll('\n', '\\n')
  return `E'${escaped}'`
}
