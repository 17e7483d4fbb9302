import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

/** What a page keeps in its address, as words; absent means not set. */
export type UrlState = Readonly<Record<string, string | undefined>>
export type ChangeUrl = (patch: UrlState, options?: { replace?: boolean }) => void

/**
 * The address as the page's memory: filters, selection, position. A patch keeps what it does not name and removes what it
 * sets to undefined.
 */
export function useUrlState(): [UrlState, ChangeUrl] {
  const raw: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const state = useMemo(() => readUrlState(raw), [raw])
  const change: ChangeUrl = useCallback(
    (patch, { replace = false } = {}) => {
      void navigate({
        to: '.',
        search: (former: Record<string, unknown>) => plainSearch({ ...readUrlState(former), ...patch }),
        replace,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [state, change]
}

/** The router reads digits as numbers and true as a truth; a page wants the words. */
export function readUrlState(raw: Record<string, unknown>): UrlState {
  const words = Object.entries(raw).flatMap(([name, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value) && value !== '' ? [[name, String(value)] as const] : [],
  )
  return Object.fromEntries(words)
}

/** The other way round, so that a code stands in the address without quotes. For `search` of a link. */
export function plainSearch(state: UrlState): Record<string, string | number> {
  const set = Object.entries(state).flatMap(([name, value]) => {
    if (value === undefined || value === '') return []
    return [[name, isPlainNumber(value) ? Number(value) : value] as const]
  })
  return Object.fromEntries(set)
}

/** Comes back from a number as it was: a code of 18 digits would not. */
function isPlainNumber(value: string): boolean {
  return value.length <= 16 && /^-?\d+(\.\d+)?$/.test(value) && String(Number(value)) === value
}
