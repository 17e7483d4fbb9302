import type { Ctx } from '#kernel/access/server/index.ts'
import { oneFigures } from '../figures.ts'
import { before, periodOf } from '../periods.ts'
import type { NumbersQuery, SeriesPoint } from '../shapes.ts'
import { filterOf, periodFor } from './numbers.ts'
import { NO_PAIR, type Pair, plusPair, readSums } from './read-sums.ts'
import { areaFor, summedAreas } from './where.ts'

/** The same area over the last periods, the oldest first. */
export async function readSeries(ctx: Ctx, query: Omit<NumbersQuery, 'by'> & { count: number }) {
  const area = await areaFor(ctx, query.area)
  const present = periodFor(ctx.now, query)
  const periods = [periodOf(present.kind, present.from)]
  while (periods.length < query.count) periods.unshift(before(periods[0] ?? present))
  const areas = await summedAreas(ctx.tx.db, area.code)
  const span = { from: periods[0]?.from ?? present.from, to: present.to }
  const sums = new Map<string, Pair>()
  // Weeks cut across months, so they are summed from days.
  const spans =
    present.kind === 'week' || present.kind === 'day'
      ? periods.map(one => ({ from: one.from, to: one.to < span.to ? one.to : span.to }))
      : [span]
  for (const one of spans)
    for (const row of await readSums(ctx.tx.db, { areas, span: one, ...filterOf(query) }, true)) {
      const { from } = periodOf(present.kind, row.day)
      sums.set(from, plusPair(sums.get(from) ?? NO_PAIR, row.pair))
    }
  const points = periods.map(
    ({ from, to }): SeriesPoint => ({
      from,
      to: to < present.to ? to : present.to,
      whole: to <= present.to,
      figures: oneFigures(sums.get(from) ?? NO_PAIR),
    }),
  )
  return { points }
}
