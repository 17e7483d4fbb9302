import type { Indicator, Measure } from './catalogue.ts'
import type { Part } from './protect.ts'

/** Sums by measure, and how many closings took how many hours. */
export interface Sums {
  of: Partial<Record<Measure, number>>
  hours: ReadonlyMap<number, number>
}

export const NOTHING: Sums = { of: {}, hours: new Map() }

/** Of two groups together. */
export function plus(a: Sums, b: Sums): Sums {
  const of = { ...a.of }
  for (const [name, value] of Object.entries(b.of)) of[name as Measure] = (of[name as Measure] ?? 0) + value
  const hours = new Map(a.hours)
  for (const [hour, n] of b.hours) hours.set(hour, (hours.get(hour) ?? 0) + n)
  return { of, hours }
}

/** What is left of a group when others are taken out of it. */
export function minus(whole: Sums, parts: readonly Sums[]): Sums {
  const taken = parts.reduce(plus, NOTHING)
  const of = { ...whole.of }
  for (const [name, value] of Object.entries(taken.of)) of[name as Measure] = (of[name as Measure] ?? 0) - value
  const hours = new Map(whole.hours)
  for (const [hour, n] of taken.hours) hours.set(hour, (hours.get(hour) ?? 0) - n)
  return { of, hours }
}

export function isNothing({ of }: Sums): boolean {
  return Object.values(of).every(value => value === 0)
}

export function measure(sums: Sums, name: Measure): number {
  if (name === 'due.open') return measure(sums, 'due.n') - measure(sums, 'due.handled')
  return sums.of[name] ?? 0
}

/** Numerator and denominator; a count is its own whole, a time is of the closings it was taken over. */
export function partOf(indicator: Indicator, sums: Sums): Part {
  const d = measure(sums, indicator.how === 'count' ? indicator.of : indicator.per)
  return { n: indicator.how === 'rate' ? measure(sums, indicator.of) : d, d }
}

/** In the indicator's unit: matters, percent, hours. Null of nothing. */
export function valueOf(indicator: Indicator, sums: Sums): number | null {
  const { n, d } = partOf(indicator, sums)
  switch (indicator.how) {
    case 'count':
      return d
    case 'rate':
      return d === 0 ? null : (n / d) * 100
    case 'mean':
      return d === 0 ? null : measure(sums, 'closed.hours') / d
    case 'median':
      return median(sums.hours)
  }
}

/** The middle one in order; between the two middle ones of an even number, halfway. */
export function median(hours: ReadonlyMap<number, number>): number | null {
  const sorted = [...hours].filter(([, n]) => n > 0).toSorted(([a], [b]) => a - b)
  const count = sorted.reduce((sum, [, n]) => sum + n, 0)
  if (count === 0) return null
  return (nth(sorted, Math.floor((count - 1) / 2)) + nth(sorted, Math.floor(count / 2))) / 2
}

function nth(sorted: readonly (readonly [number, number])[], index: number): number {
  let left = index
  for (const [hour, n] of sorted) {
    if (left < n) return hour
    left -= n
  }
  return 0
}
