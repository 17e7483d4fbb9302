import { sql } from 'kysely'
import { prefixRange } from '#kernel/territory/index.ts'
import { type Measure, measures } from '../shapes.ts'
import type { WallDb } from './wall-db.ts'

export type Counts = Record<Measure, number> & { soon: number }

interface Counting {
  under: string
  /** Digits of the codes they are told apart by. */
  by: number
  /** Begin of the day. */
  since: Date
  now: Date
  handlingSteps: readonly string[]
}

/** Ended without anything having been done about it. */
const undone = sql`('voided', 'withdrawn', 'declined', 'merged')`

/**
 * Matters by area: what is open now, and what came in, was handled and was ended since a moment. What only some may read
 * (petitions) is not counted at all, so that no number gives it away.
 */
export async function countCases(db: WallDb, asked: Counting): Promise<Map<string, Counts>> {
  const found = new Map<string, Counts>()
  for (const row of await standing(db, asked)) found.set(row.code, { ...countsOf(row), handled: 0 })
  for (const { code, handled } of await handledBy(db, asked)) {
    const counts = found.get(code) ?? countsOf({})
    found.set(code, { ...counts, handled: Number(handled) })
  }
  return found
}

function countsOf(row: Partial<Record<string, unknown>>): Counts {
  const numbers = [...measures, 'soon'].map(name => [name, Number(row[name] ?? 0)])
  return Object.fromEntries(numbers) as Counts
}

async function standing(db: WallDb, { under, by, since, now }: Counting) {
  const [from, to] = prefixRange(under)
  const open = sql`not c.final`
  const late = sql`(not c.final and c.held_until is null and c.due_at < ${now})`
  const rows = await sql<Record<string, unknown> & { code: string }>`
    select left(c.area_code, ${sql.lit(by)}) as code,
      count(*) filter (where c.opened_at >= ${since}) as received,
      count(*) filter (where c.final and c.closed_at >= ${since} and c.state not in ${undone}) as closed,
      count(*) filter (where ${open}) as open,
      count(*) filter (where ${late}) as overdue,
      count(*) filter (where ${open} and c.held_until is null and c.warn_at < ${now} and c.due_at >= ${now}) as soon,
      count(*) filter (where ${open} and c.supervised_level = 'yellow') as yellow,
      count(*) filter (where ${open} and c.supervised_level = 'red') as red,
      count(*) filter (where ${open} and c.held_until is not null) as held
    from workflow."case" c
    where c.subject_kind = 'matter' and c.reading is null
      and c.area_code >= ${from} and c.area_code < ${to}
      and (${open} or c.closed_at >= ${since} or c.opened_at >= ${since})
    group by 1`.execute(db)
  return rows.rows
}

async function handledBy(db: WallDb, { under, by, since, handlingSteps }: Counting) {
  const [from, to] = prefixRange(under)
  const rows = await sql<{ code: string; handled: number }>`
    select left(c.area_code, ${sql.lit(by)}) as code, count(distinct c.id) as handled
    from workflow.action s
    join workflow."case" c on c.district = s.district and c.id = s.case_id
    where s.at >= ${since} and s.name = any(${[...handlingSteps]}::text[])
      and c.subject_kind = 'matter' and c.reading is null
      and c.area_code >= ${from} and c.area_code < ${to}
    group by 1`.execute(db)
  return rows.rows
}
