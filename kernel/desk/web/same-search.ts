type Search = object

/** Where one is in a list, and how the page is drawn: no part of what a view keeps. */
const passing = new Set(['cursor', 'limit', 'open', 'person', 'view', 'tab'])

/** The part of an address that a view keeps. */
export function keptSearch(search: Search): Record<string, string | number | boolean> {
  const kept = Object.entries(search).flatMap(([name, value]) => {
    if (passing.has(name) || value === '') return []
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, value] as const]
      : []
  })
  return Object.fromEntries(kept)
}

/** The same filters and order, whatever the order in which they stand and however digits were read. */
export function sameSearch(one: Search, other: Search): boolean {
  return fingerprint(one) === fingerprint(other)
}

function fingerprint(search: Search): string {
  const pairs = Object.entries(keptSearch(search)).map(([name, value]) => `${name}=${String(value)}`)
  return pairs.toSorted().join('&')
}
