/** What the address of a list of this feature holds; everything as it stands in the address. */
export interface ListSearch {
  area?: string
  kind?: string
  side?: string
  final?: string
  late?: string
  open?: string
  q?: string
  view?: string
  cursor?: string
  limit?: number
}

const shapes: Record<string, RegExp> = {
  area: /^\d{4,18}$/,
  kind: /^[a-z][a-z0-9_]{1,40}$/,
  side: /^(community|street)$/,
  final: /^(true|false)$/,
  late: /^true$/,
  open: /^true$/,
  q: /\S/,
  view: /^map$/,
  cursor: /^.{1,500}$/,
}

/** Keeps what the server would take; anything else in the address is dropped. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const entries = Object.entries(raw).flatMap(([name, value]): [string, string | number][] => {
    const text = typeof value === 'boolean' || typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') return []
    if (name === 'limit') return [20, 50, 100].includes(Number(text)) ? [[name, Number(text)]] : []
    return shapes[name]?.test(text) ? [[name, name === 'q' ? text.trim().slice(0, 60) : text]] : []
  })
  return Object.fromEntries(entries)
}

/** The same list from its first page on. */
export function fromFirst({ cursor: _cursor, ...kept }: ListSearch, more: Record<string, unknown> = {}): ListSearch {
  return readListSearch({ ...kept, ...more })
}

/** What narrows the list, apart from how it is shown. */
export function filtersOf({ cursor: _cursor, limit: _limit, view: _view, ...filters }: ListSearch) {
  return filters
}
