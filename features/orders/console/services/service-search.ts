import type { FilterValues } from '#ui/FilterBar.tsx'
import { itemStates, needSources, providerKinds } from '../../service-shapes.ts'

/** What the address of a list of services holds. Everything is text, as it stands in the address. */
export interface ServiceSearch {
  q?: string
  state?: string
  field?: string
  area?: string
  source?: string
  provider?: string
  item?: string
  overdue?: string
  final?: string
  from?: string
  to?: string
  cursor?: string
  limit?: number
}

const choices: Record<string, readonly string[]> = {
  source: needSources,
  provider: providerKinds,
  overdue: ['true', 'false'],
  final: ['true', 'false'],
}
const shapes: Record<string, RegExp> = {
  area: /^\d{4,18}$/,
  field: /^[a-z_]{2,40}$/,
  state: /^[a-z_]{1,40}$/,
  item: /^[0-9a-f-]{36}$/,
  from: /^\d{4}-\d{2}-\d{2}$/,
  to: /^\d{4}-\d{2}-\d{2}$/,
  q: /\S/,
  cursor: /^.{1,500}$/,
}

/** Keeps what the server would take; anything else in the address is dropped. */
export function readServiceSearch(raw: Record<string, unknown>): ServiceSearch {
  const entries = Object.entries(raw).flatMap(([name, value]): [string, string | number][] => {
    const text = typeof value === 'boolean' || typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') return []
    if (name === 'limit') return [20, 50, 100].includes(Number(text)) ? [[name, Number(text)]] : []
    const known = choices[name]?.includes(text) ?? shapes[name]?.test(text) ?? false
    return known ? [[name, name === 'q' ? text.trim().slice(0, 100) : text]] : []
  })
  return Object.fromEntries(entries)
}

/** Of the menu's list, whose states are those of an item. */
export function readMenuSearch(raw: Record<string, unknown>): ServiceSearch {
  const { state, ...rest } = readServiceSearch(raw)
  return itemStates.some(known => known === state) && state ? { ...rest, state } : rest
}

/** The part of the address a filter bar shows; both dates are one field there. */
export function toFilters({
  from,
  to,
  cursor: _cursor,
  limit: _limit,
  final: _final,
  item: _item,
  ...rest
}: ServiceSearch): FilterValues {
  return { ...rest, ...(from || to ? { dates: `${from ?? ''}/${to ?? ''}` } : {}) }
}

/** The address after the filter bar changed: back to the first page. */
export function withFilters({ limit, final, item }: ServiceSearch, values: FilterValues): ServiceSearch {
  const { dates, ...rest } = values
  const [from = '', to = ''] = typeof dates === 'string' ? dates.split('/') : []
  return readServiceSearch({ ...rest, from, to, limit, final, item })
}
