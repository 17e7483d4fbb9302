import { SMALL } from './catalogue.ts'
import { type Box, consistent } from './feasible.ts'

/** `few`: 1 to 4 · `most`: all but 1 to 4 · `hidden`: kept back so that no other can be worked out · `none`: of nothing. */
export type Shown = 'exact' | 'few' | 'most' | 'hidden' | 'none'

export interface Part {
  n: number
  d: number
}

/** What may be said. `n` null unless exact; `d` null when even the whole is kept back. */
export interface Cell {
  shown: Shown
  n: number | null
  d: number | null
}

export interface ProtectedTable {
  rows: Cell[]
  total: Cell
}

/** More than any city has; small enough that sums of it stay exact. */
const TOP = 1_000_000_000
const few = (value: number) => value > 0 && value < SMALL

/**
 * Small numbers of one table of parts and wholes (rows that add up to the total, column by column). Whatever is 1 to 4, or
 * all but 1 to 4, is kept back; then further cells, until no kept-back number can be worked out from the total and the
 * rest. `kept` marks rows that must be kept back for another reason.
 */
export function protect(rows: readonly Part[], total: Part, kept: readonly boolean[] = []): ProtectedTable {
  const wholes = hideWholes(
    rows.map(row => row.d),
    total.d,
    kept,
  )
  const column = hideParts(rows, total, { wholes, kept })
  return {
    rows: rows.map((row, at) => cellOf(row, wholes.rows[at], column.rows[at])),
    total: cellOf(total, wholes.total, column.total),
  }
}

export interface Column {
  rows: Shown[]
  total: Shown
}

function cellOf(part: Part, whole: Shown = 'hidden', own: Shown = 'hidden'): Cell {
  if (whole !== 'exact') return { shown: whole, n: null, d: null }
  if (part.d === 0) return { shown: 'none', n: 0, d: 0 }
  return { shown: own, n: own === 'exact' ? part.n : null, d: part.d }
}

/** Counts: the first layer, and all there is for plain numbers. */
export function hideWholes(values: readonly number[], total: number, kept: readonly boolean[] = []): Column {
  const own = (value: number, at: number): Shown => (few(value) ? 'few' : kept[at] ? 'hidden' : 'exact')
  const box = (shown: Shown, value: number): Box => {
    if (shown === 'few') return { lo: 1, hi: SMALL - 1 }
    return shown === 'exact' ? { lo: value, hi: value } : { lo: kept.some(Boolean) ? 0 : SMALL, hi: TOP }
  }
  return search({
    values,
    total,
    shown: values.map(own),
    totalShown: few(total) ? 'few' : 'exact',
    box,
    may: value => value >= SMALL,
  })
}

interface Given {
  wholes: Column
  kept: readonly boolean[]
}

function hideParts(rows: readonly Part[], total: Part, { wholes, kept }: Given): Column {
  const shown = rows.map((row, at): Shown => {
    if (wholes.rows[at] !== 'exact') return wholes.rows[at] ?? 'hidden'
    return kept[at] ? 'hidden' : ownPart(row)
  })
  const anyKept = kept.some(Boolean)
  const box = (how: Shown, value: number, at: number): Box => {
    if (at < 0) return totalBox(how, total, wholes.total)
    if (wholes.rows[at] !== 'exact') return { lo: 0, hi: wholes.rows[at] === 'few' ? SMALL - 1 : TOP }
    return partBox(how, { n: value, d: rows[at]?.d ?? 0 }, anyKept)
  }
  return search({
    values: rows.map(row => row.n),
    total: total.n,
    shown,
    totalShown: wholes.total === 'exact' ? ownPart(total) : wholes.total,
    box,
    may: (value, at) => value >= SMALL && (rows[at]?.d ?? 0) - value >= SMALL && (rows[at]?.d ?? 0) > 2 * SMALL,
  })
}

/** Below nine, "few" and "all but few" would between them give it away. */
function ownPart({ n, d }: Part): Shown {
  if (n === 0 || n === d) return 'exact'
  if (d < 2 * SMALL - 1) return 'hidden'
  if (few(n)) return 'few'
  return few(d - n) ? 'most' : 'exact'
}

function totalBox(how: Shown, total: Part, whole: Shown): Box {
  if (whole === 'few') return { lo: 0, hi: SMALL - 1 }
  return whole === 'exact' ? partBox(how, total, false) : { lo: 0, hi: TOP }
}

function partBox(how: Shown, { n, d }: Part, kept: boolean): Box {
  if (how === 'exact') return { lo: n, hi: n }
  if (how === 'few') return { lo: 1, hi: SMALL - 1 }
  if (how === 'most') return { lo: d - SMALL + 1, hi: d - 1 }
  if (kept) return { lo: 0, hi: d }
  return d < 2 * SMALL - 1 ? { lo: 1, hi: d - 1 } : { lo: SMALL, hi: d - SMALL }
}

interface Search {
  values: readonly number[]
  total: number
  shown: Shown[]
  totalShown: Shown
  box: (shown: Shown, value: number, at: number) => Box
  /** Which exact rows may be kept back to shield others. */
  may: (value: number, at: number) => boolean
}

/** Keeps back one more row, the smallest first, until nothing can be worked out; when none is left, all, and unmarked. */
function search(given: Search): Column {
  const { values, total, totalShown, box, may } = given
  const shown = [...given.shown]
  if (shown.every(one => one === 'exact')) return { rows: shown, total: totalShown }
  const safe = () =>
    consistent({
      boxes: shown.map((one, at) => box(one, values[at] ?? 0, at)),
      open: shown.map((one, at) => one !== 'exact' && (values[at] ?? 0) > 0),
      total: box(totalShown, total, -1),
      totalOpen: totalShown !== 'exact' && total > 0,
    })
  while (!safe()) {
    const next = values
      .map((value, at) => ({ value, at }))
      .filter(({ value, at }) => shown[at] === 'exact' && may(value, at))
      .toSorted((a, b) => a.value - b.value)[0]
    if (!next) return { rows: shown.map(() => 'hidden'), total: totalShown === 'exact' ? 'exact' : 'hidden' }
    shown[next.at] = 'hidden'
  }
  return { rows: shown, total: totalShown }
}
