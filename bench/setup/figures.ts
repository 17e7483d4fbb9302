/** The p-th percentile (0–100) by nearest rank; NaN when there is nothing. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** To three significant digits: what a run on one machine can be asked for. */
export function round(value: number): number {
  return Number(value.toPrecision(3))
}

export interface Spread {
  samples: number
  p50Ms: number
  p95Ms: number
}

export function spreadOf(milliseconds: readonly number[]): Spread {
  return {
    samples: milliseconds.length,
    p50Ms: round(percentile(milliseconds, 50)),
    p95Ms: round(percentile(milliseconds, 95)),
  }
}
