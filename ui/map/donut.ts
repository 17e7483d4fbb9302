import { type StateName, stateNames } from '../tokens.ts'

export interface Arc {
  state: StateName
  /** Both 0…1 around the circle, clockwise from the top. */
  start: number
  end: number
}

/** What matters most comes first from the top. */
const order: readonly StateName[] = ['overdue', 'soon', 'moving', 'waiting', 'hold', 'done']

/** The ring of a cluster: one arc for each state that occurs, together the whole circle. */
export function donutArcs(byState: Partial<Record<StateName, number>>): Arc[] {
  const present = order.filter(state => (byState[state] ?? 0) > 0)
  const total = present.reduce((sum, state) => sum + (byState[state] ?? 0), 0)
  let start = 0
  return present.map(state => {
    const end = start + (byState[state] ?? 0) / total
    const arc = { state, start, end }
    start = end
    return arc
  })
}

/** Pixels across; grows slowly, so that a thousand does not hide the city. */
export function donutSize(count: number): number {
  return Math.round(30 + 8 * Math.min(3, Math.log10(Math.max(1, count))))
}

/** The states of a cluster with their numbers, most urgent first. */
export function donutParts(byState: Partial<Record<StateName, number>>): { state: StateName; count: number }[] {
  return order
    .filter(state => stateNames.includes(state) && (byState[state] ?? 0) > 0)
    .map(state => ({ state, count: byState[state] ?? 0 }))
}

/** A number that fits the hole: 999, 1.2k, 12k. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count)
  const thousands = count / 1000
  return thousands < 10 ? `${Math.floor(thousands * 10) / 10}k` : `${Math.floor(thousands)}k`
}
