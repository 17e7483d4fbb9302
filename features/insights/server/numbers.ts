import type { Ctx } from '#kernel/access/server/index.ts'
import { invalid } from '#platform/error.ts'
import { CATALOGUE_VERSION } from '../catalogue.ts'
import { lastWholeDay } from '../dates.ts'
import { type PairOfSums, tableFigures } from '../figures.ts'
import { isNothing, minus } from '../measures.ts'
import { before, passed, type Period, periodOf, sameLength, type Span, yearBefore } from '../periods.ts'
import type { Both, Compared, Grouping, Numbers, NumbersQuery, NumbersTable, PeriodInfo } from '../shapes.ts'
import type { InsightsDb } from './insights-db.ts'
import { countedUntil } from './progress.ts'
import { type Filter, NO_PAIR, type Pair, plusPair, readSums } from './read-sums.ts'
import { type Member, membersOf, nameFilter } from './table-members.ts'
import { areaFor, type NamedArea, pathFor, summedAreas } from './where.ts'

/** All indicators of one area and period in one table, beside the period before and the year before. */
export async function readNumbers(ctx: Ctx, query: NumbersQuery): Promise<Numbers> {
  const area = await areaFor(ctx, query.area)
  const period = periodFor(ctx.now, query)
  const filter = filterOf(query)
  const { table, total } = await readTable(ctx.tx.db, { area, by: query.by, period, filter })
  return {
    area,
    path: await pathFor(ctx, area.code),
    period,
    countedUntil: await countedUntil(ctx.tx.db, area.code),
    catalogueVersion: CATALOGUE_VERSION,
    filter: await nameFilter(ctx.tx.db, filter),
    total,
    table,
  }
}

/** What is asked about, with the stretches it is compared with. An unfinished period is compared with as many days. */
export function periodFor(now: Date, { period: kind, at }: Pick<NumbersQuery, 'period' | 'at'>): PeriodInfo {
  const last = lastWholeDay(now)
  const period = periodOf(kind, at ?? last)
  const span = passed(period, last)
  if (!span) throw invalid('at', 'insights.not_begun')
  const earlier = (one: Period) => sameLength(one, period, span)
  return {
    kind,
    ...span,
    whole: span.to === period.to,
    previous: earlier(before(period)),
    lastYear: earlier(yearBefore(period)),
  }
}

/** Sums are kept by one thing at a time, so only one of the two can narrow a table. */
export function filterOf({ category, organisation }: Pick<NumbersQuery, 'category' | 'organisation'>): Filter {
  if (category !== undefined && organisation !== undefined) throw invalid('organisation', 'insights.one_filter')
  if (organisation !== undefined) return { dimension: 'organisation', member: organisation }
  if (category === undefined) return { dimension: 'all', member: '' }
  return { dimension: category.includes('.') ? 'item' : 'field', member: category }
}

interface TableOf {
  area: NamedArea
  by: Grouping
  period: PeriodInfo
  filter: Filter
}

export async function readTable(db: InsightsDb, of: TableOf): Promise<{ table: NumbersTable; total: Compared }> {
  const members = await membersOf(db, of)
  const [current, previous, lastYear] = [
    await figuresIn(db, of, { members, span: of.period }),
    await figuresIn(db, of, { members, span: of.period.previous }),
    await figuresIn(db, of, { members, span: of.period.lastYear }),
  ]
  const keys = [...members, { key: 'rest', name: '', nameEn: null, ended: true }]
  const rows = keys.flatMap(({ key, name, nameEn, ended }, at) => {
    const [now, then, year] = [current.rows[at], previous.rows[at], lastYear.rows[at]]
    if (!now || !then || !year || (ended && current.empty[at])) return []
    return [{ key, name, nameEn, current: now, previous: then, lastYear: year }]
  })
  return {
    table: { by: of.by, rows },
    total: { current: current.total, previous: previous.total, lastYear: lastYear.total },
  }
}

interface Said {
  rows: Both[]
  /** Rows in which nothing was counted at all. */
  empty: boolean[]
  total: Both
}

async function figuresIn(db: InsightsDb, of: TableOf, at: { members: readonly Member[]; span: Span }): Promise<Said> {
  const { members, span } = at
  const areas = await summedAreas(db, of.area.code)
  const total = await together(db, { areas, span, ...of.filter })
  const parts = await partsOf(db, of, { members, span, areas })
  const rows: PairOfSums[] = members.map(member => parts.get(member.key) ?? NO_PAIR)
  const rest: PairOfSums = {
    assessed: minus(
      total.assessed,
      rows.map(row => row.assessed),
    ),
    all: minus(
      total.all,
      rows.map(row => row.all),
    ),
  }
  const every = members.length === 0 ? [] : [...rows, rest]
  const said = tableFigures(every, total)
  return { ...said, empty: every.map(pair => isNothing(pair.all)) }
}

async function partsOf(
  db: InsightsDb,
  { by, filter }: TableOf,
  { members, span, areas }: { members: readonly Member[]; span: Span; areas: readonly string[] },
): Promise<Map<string, Pair>> {
  const parts = new Map<string, Pair>()
  const add = (key: string, pair: Pair) => parts.set(key, plusPair(parts.get(key) ?? NO_PAIR, pair))
  if (by === 'area') {
    const codes = members.map(member => member.key)
    for (const row of await readSums(db, { areas: codes, span, ...filter })) add(row.area, row.pair)
    return parts
  }
  const dimension = by === 'organisation' ? 'organisation' : filter.dimension === 'field' ? 'item' : 'field'
  for (const row of await readSums(db, { areas, span, dimension })) add(row.member, row.pair)
  return parts
}

export async function together(
  db: InsightsDb,
  selection: { areas: readonly string[]; span: Span } & Filter,
): Promise<Pair> {
  const rows = await readSums(db, selection)
  return rows.map(row => row.pair).reduce(plusPair, NO_PAIR)
}
