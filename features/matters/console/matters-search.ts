import { buckets, matterKinds, matterSources, urgencies } from '../index.ts'
import type { FilterValues } from '#ui/FilterBar.tsx'

/** What the address of the list of matters holds. Everything is text, as it stands in the address. */
export interface MattersSearch {
  q?: string
  state?: string
  bucket?: string
  category?: string
  area?: string
  kind?: string
  source?: string
  urgency?: string
  overdue?: string
  final?: string
  from?: string
  to?: string
  sort?: string
  cursor?: string
  limit?: number
}

const choices: Record<string, readonly string[]> = {
  bucket: buckets,
  kind: matterKinds,
  source: matterSources,
  urgency: urgencies,
  overdue: ['true', 'false'],
  final: ['true', 'false'],
  sort: ['newest', 'due'],
}
const shapes: Record<string, RegExp> = {
  area: /^\d{4,18}$/,
  from: /^\d{4}-\d{2}-\d{2}$/,
  to: /^\d{4}-\d{2}-\d{2}$/,
  state: /^[a-z_]{1,40}$/,
  category: /^[a-z_]+(\.[a-z0-9_]+)?$/,
  q: /\S/,
  cursor: /^.{1,500}$/,
}

/** Keeps what the server would take; anything else in the address is dropped. */
export function readMattersSearch(raw: Record<string, unknown>): MattersSearch {
  const entries = Object.entries(raw).flatMap(([name, value]): [string, string | number][] => {
    const text = typeof value === 'boolean' || typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') return []
    if (name === 'limit') return [20, 50, 100].includes(Number(text)) ? [[name, Number(text)]] : []
    const known = choices[name]?.includes(text) ?? shapes[name]?.test(text) ?? false
    return known ? [[name, name === 'q' ? text.trim().slice(0, 100) : text]] : []
  })
  return Object.fromEntries(entries)
}

/** The part of the address a filter bar shows; both dates are one field there. */
export function toFilters({
  from,
  to,
  sort: _sort,
  cursor: _cursor,
  limit: _limit,
  ...rest
}: MattersSearch): FilterValues {
  return { ...rest, ...(from || to ? { dates: `${from ?? ''}/${to ?? ''}` } : {}) }
}

/** The address after the filter bar changed: back to the first page. */
export function withFilters({ sort, limit }: MattersSearch, values: FilterValues): MattersSearch {
  const { dates, ...rest } = values
  const [from = '', to = ''] = typeof dates === 'string' ? dates.split('/') : []
  return readMattersSearch({ ...rest, from, to, sort, limit })
}
