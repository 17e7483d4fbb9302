import { type RawBuilder, sql } from 'kysely'
import type { Measure } from '../catalogue.ts'
import { NOTHING, plus, type Sums } from '../measures.ts'
import { cut, type Span } from '../periods.ts'
import type { InsightsDb } from './insights-db.ts'

export type Dimension = 'all' | 'field' | 'item' | 'organisation'

export interface Filter {
  dimension: Dimension
  member: string
}

/** Which sums: of these areas, in this dimension, of one member of it or of each. */
export interface Selection {
  areas: readonly string[]
  dimension: Dimension
  /** One member; absent: all of the dimension, each by itself. '' is the only member of 'all'. */
  member?: string | undefined
  span: Span
}

/** Without what was excluded from assessment, and with it. */
export interface Pair {
  assessed: Sums
  all: Sums
}

export const NO_PAIR: Pair = { assessed: NOTHING, all: NOTHING }

export interface GroupedSums {
  area: string
  member: string
  /** The day, or first day of the month, when asked for by day. */
  day: string
  pair: Pair
}

const COLUMNS = [
  'n',
  'kept',
  'handled',
  'handled_kept',
  'closed',
  'closed_kept',
  'reworked',
  'extended',
  'solved',
  'satisfied',
  'hours',
] as const
type Row = Record<(typeof COLUMNS)[number], number> & {
  area: string
  member: string
  day: string
  kind: string
  excluded: boolean
}

const measured: Readonly<Record<string, readonly (typeof COLUMNS)[number][]>> = {
  reported: ['n'],
  accept: ['n', 'kept'],
  dispatch: ['n', 'kept'],
  sign: ['n', 'kept'],
  check: ['n', 'kept'],
  due: ['n', 'handled', 'handled_kept', 'closed', 'closed_kept', 'reworked', 'extended'],
  rated: ['n', 'solved', 'satisfied'],
  closed: ['n', 'hours'],
}

/** Sums by area and member; `byDay` keeps days (and whole months) apart. An area nothing happened in is absent. */
export async function readSums(db: InsightsDb, selection: Selection, byDay = false): Promise<GroupedSums[]> {
  if (selection.areas.length === 0) return []
  const day = byDay ? sql`to_char(day, 'YYYY-MM-DD')` : sql`''`
  const where = conditions(selection)
  const sums = sql.join(COLUMNS.map(name => sql`sum(${sql.ref(name)})::int as ${sql.ref(name)}`))
  const tallies = await sql<Row>`
    select area_code as area, member, ${day} as day, kind, excluded, ${sums}
    from insights.tally where ${where} group by 1, 2, 3, 4, 5`.execute(db)
  const durations = await sql<Hours>`
    select area_code as area, member, ${day} as day, excluded, hours, sum(n)::int as n
    from insights.duration where ${where} group by 1, 2, 3, 4, 5`.execute(db)
  return grouped(tallies.rows, durations.rows)
}

type Hours = { area: string; member: string; day: string; excluded: boolean; hours: number; n: number }

/** Equal on everything the key begins with, so that each area and month is one short range of it. */
function conditions({ areas, dimension, member, span }: Selection): RawBuilder<unknown> {
  const { months, days } = cut(span)
  const ranges = [
    ...(months ? [sql`(grain = 'month' and day between ${months.from}::date and ${months.to}::date)`] : []),
    ...days.map(range => sql`(grain = 'day' and day between ${range.from}::date and ${range.to}::date)`),
  ]
  const districts = [...new Set(areas.map(area => area.slice(0, 6)))]
  return sql`district in (${sql.join(districts)}) and dimension = ${dimension} and area_code in (${sql.join(areas)})
    and (${sql.join(ranges, sql` or `)}) ${member === undefined ? sql`` : sql`and member = ${member}`}`
}

function grouped(tallies: readonly Row[], durations: readonly Hours[]): GroupedSums[] {
  const groups = new Map<string, GroupedSums>()
  const add = (row: { area: string; member: string; day: string; excluded: boolean }, sums: Sums) => {
    const key = [row.area, row.member, row.day].join('|')
    const group = groups.get(key) ?? { area: row.area, member: row.member, day: row.day, pair: NO_PAIR }
    const assessed = row.excluded ? group.pair.assessed : plus(group.pair.assessed, sums)
    groups.set(key, { ...group, pair: { assessed, all: plus(group.pair.all, sums) } })
  }
  for (const row of tallies) {
    const of = Object.fromEntries((measured[row.kind] ?? []).map(name => [`${row.kind}.${name}` as Measure, row[name]]))
    add(row, { of, hours: new Map() })
  }
  for (const row of durations) add(row, { of: {}, hours: new Map([[row.hours, row.n]]) })
  return [...groups.values()]
}

export function plusPair(a: Pair, b: Pair): Pair {
  return { assessed: plus(a.assessed, b.assessed), all: plus(a.all, b.all) }
}
