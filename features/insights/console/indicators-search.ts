import { indicatorGroups, indicatorKeys } from '../catalogue.ts'
import { periodKinds } from '../dates.ts'
import { groupings } from '../shapes.ts'

/** What the address of the indicators holds. */
export interface IndicatorsSearch {
  area?: string
  by?: string
  period?: string
  at?: string
  category?: string
  organisation?: string
  /** Which columns the table shows. */
  group?: string
  /** Which indicator the chart draws, and whether as a table. */
  chart?: string
  as?: string
}

const choices: Record<string, readonly string[]> = {
  by: groupings,
  period: periodKinds,
  group: indicatorGroups,
  chart: indicatorKeys,
  as: ['table'],
}
const shapes: Record<string, RegExp> = {
  area: /^\d{4,18}$/,
  at: /^\d{4}-\d{2}-\d{2}$/,
  category: /^[a-z_]+(\.[a-z0-9_]+)?$/,
  organisation: /^[0-9a-f-]{36}$/,
}

/** Keeps what the server would take; anything else in the address is dropped. */
export function readIndicatorsSearch(raw: Record<string, unknown>): IndicatorsSearch {
  const kept = Object.entries(raw).flatMap(([name, value]): [string, string][] => {
    // A code that looks like a number was read as one on the way from the address.
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') return []
    return (choices[name]?.includes(text) ?? shapes[name]?.test(text)) ? [[name, text]] : []
  })
  return Object.fromEntries(kept)
}
