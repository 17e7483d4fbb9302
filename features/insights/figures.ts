import { type Indicator, indicators, SMALL } from './catalogue.ts'
import { partOf, type Sums, valueOf } from './measures.ts'
import { type Cell, hideWholes, protect } from './protect.ts'
import type { Both, Figure, Figures } from './shapes.ts'

export interface PairOfSums {
  assessed: Sums
  all: Sums
}

/** What may be said of a table whose rows add up to its total, with and without what was excluded from assessment. */
export function tableFigures(rows: readonly PairOfSums[], total: PairOfSums): { rows: Both[]; total: Both } {
  const blank = (): Both => ({ assessed: {}, all: {} })
  const said = { rows: rows.map(blank), total: blank() }
  for (const indicator of indicators) {
    const assessed = column(
      indicator,
      rows.map(row => row.assessed),
      total.assessed,
    )
    const all = column(
      indicator,
      rows.map(row => row.all),
      total.all,
    )
    const near = [...rows, total].map(pair => differsByFew(indicator, pair))
    const put = (at: number, both: Both | undefined) => {
      if (!both) return
      write(both.assessed, indicator, assessed[at])
      // With and without together would tell how many were excluded.
      write(both.all, indicator, near[at] ? keptBack(all[at]) : all[at])
    }
    said.rows.forEach((both, at) => put(at, both))
    put(rows.length, said.total)
  }
  return said
}

/** One number by itself, such as a point of a series. */
export function oneFigures(pair: PairOfSums): Both {
  return tableFigures([], pair).total
}

function write(figures: Figures, indicator: Indicator, figure: Figure | undefined): void {
  if (figure) figures[indicator.key] = figure
}

/** The figures of the rows, the total's last. */
function column(indicator: Indicator, rows: readonly Sums[], total: Sums): Figure[] {
  const parts = rows.map(row => partOf(indicator, row))
  const whole = partOf(indicator, total)
  const everything = [...rows, total]
  if (indicator.how === 'rate') {
    const cells = protect(parts, whole)
    return [...cells.rows, cells.total].map((cell, at) => figureOf(indicator, cell, everything[at]))
  }
  const shown = hideWholes(
    parts.map(part => part.d),
    whole.d,
  )
  return [...shown.rows, shown.total].map((how, at) => {
    const d = (parts[at] ?? whole).d
    const cell: Cell =
      how === 'exact'
        ? { shown: d === 0 && indicator.how !== 'count' ? 'none' : how, n: d, d }
        : { shown: how, n: null, d: null }
    return figureOf(indicator, cell, everything[at])
  })
}

function figureOf(indicator: Indicator, cell: Cell, sums: Sums | undefined): Figure {
  return { ...cell, value: cell.shown === 'exact' && sums ? rounded(valueOf(indicator, sums)) : null }
}

/** Two digits after the point: more would say more than the numbers do. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100
}

function keptBack(figure: Figure | undefined): Figure {
  return { shown: figure?.shown === 'few' ? 'few' : 'hidden', value: null, n: null, d: null }
}

function differsByFew(indicator: Indicator, { assessed, all }: PairOfSums): boolean {
  const [without, having] = [partOf(indicator, assessed), partOf(indicator, all)]
  const gaps = [having.n - without.n, having.d - without.d, having.d - having.n - (without.d - without.n)]
  return gaps.some(gap => gap > 0 && gap < SMALL)
}
