import type { FilterValues } from '#ui/FilterBar.tsx'
import { itemStates, needSources, providerKinds } from '../service-shapes.ts'

/** What the address of a list of this feature holds; everything as it stands in the address. */
export interface ListSearch {
  area?: string
  kind?: string
  side?: string
  state?: string
  field?: string
  source?: string
  provider?: string
  item?: string
  overdue?: string
  final?: string
  late?: string
  open?: string
  q?: string
  from?: string
  to?: string
  view?: string
  cursor?: string
  limit?: number
}

const choices: Record<string, readonly string[]> = {
  side: ['community', 'street'],
  source: needSources,
  provider: providerKinds,
  overdue: ['true', 'false'],
  final: ['true', 'false'],
  late: ['true'],
  open: ['true'],
  view: ['map'],
}
const day = /^\d{4}-\d{2}-\d{2}$/
const shapes: Record<string, RegExp> = {
  area: /^\d{4,18}$/,
  kind: /^[a-z][a-z0-9_]{1,40}$/,
  state: /^[a-z_]{1,40}$/,
  field: /^[a-z_]{2,40}$/,
  item: /^[0-9a-f-]{36}$/,
  from: day,
  to: day,
  q: /\S/,
  cursor: /^.{1,500}$/,
}

/** Keeps what the server would take; anything else in the address is dropped. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const entries = Object.entries(raw).flatMap(([name, value]): [string, string | number][] => {
    const text = typeof value === 'boolean' || typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') return []
    if (name === 'limit') return [20, 50, 100].includes(Number(text)) ? [[name, Number(text)]] : []
    const known = choices[name]?.includes(text) ?? shapes[name]?.test(text) ?? false
    return known ? [[name, name === 'q' ? text.trim().slice(0, 60) : text]] : []
  })
  return Object.fromEntries(entries)
}

/** Of the menu's list, whose states are those of an item. */
export function readMenuSearch(raw: Record<string, unknown>): ListSearch {
  const { state, ...rest } = readListSearch(raw)
  return itemStates.some(known => known === state) && state ? { ...rest, state } : rest
}

/** The same list from its first page on. */
export function fromFirst({ cursor: _cursor, ...kept }: ListSearch, more: Record<string, unknown> = {}): ListSearch {
  return readListSearch({ ...kept, ...more })
}

/** What narrows the list, apart from how it is shown. */
export function filtersOf({ cursor: _cursor, limit: _limit, view: _view, ...filters }: ListSearch) {
  return filters
}

/** What a filter bar shows; both dates are one field there. */
export function toFilters(search: ListSearch): FilterValues {
  const { from, to, ...rest } = filtersOf(search)
  return { ...rest, ...(from || to ? { dates: `${from ?? ''}/${to ?? ''}` } : {}) }
}

/** The address after the filter bar changed: back to the first page. */
export function withFilters({ limit, view }: ListSearch, values: FilterValues): ListSearch {
  const { dates, ...rest } = values
  const [from = '', to = ''] = typeof dates === 'string' ? dates.split('/') : []
  return readListSearch({ ...rest, from, to, limit, view })
}
