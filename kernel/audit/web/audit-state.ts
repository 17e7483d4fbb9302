import { useNavigate, useSearch } from '@tanstack/react-router'
import type { FilterValues } from '#ui/FilterBar.tsx'

const names = ['dates', 'event', 'subjectKind', 'subjectId', 'district', 'actorId', 'cursor', 'limit'] as const
type Name = (typeof names)[number]
export type AuditState = Partial<Record<Name, string>>

/** The filters as the address holds them. */
export function useAuditState(): [AuditState, (patch: Partial<Record<Name, string | undefined>>) => void] {
  const raw: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const state = readAuditState(raw)
  const change = (patch: Partial<Record<Name, string | undefined>>) => {
    const next = Object.entries({ ...state, ...patch }).filter(([, value]) => value !== undefined && value !== '')
    void navigate({ to: '.', search: Object.fromEntries(next) })
  }
  return [state, change]
}

/** Everything unset, for going to another set of filters. */
export const blankState: Partial<Record<Name, undefined>> = Object.fromEntries(names.map(name => [name, undefined]))

export function readAuditState(raw: Record<string, unknown>): AuditState {
  const set = names.flatMap(name => {
    const value = raw[name]
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : []
  })
  return Object.fromEntries(set)
}

export function toFilters({ cursor: _cursor, limit: _limit, ...filters }: AuditState): FilterValues {
  return filters
}

const pageSizes = [20, 50, 100]

/** What the server is asked: days of Shanghai as instants, the last day included. */
export function toQuery({ dates = '', limit, ...rest }: AuditState) {
  const [from = '', to = ''] = dates.split('/')
  return {
    ...rest,
    limit: pageSizes.find(size => String(size) === limit) ?? 50,
    ...(from ? { from: `${from}T00:00:00+08:00` } : {}),
    ...(to ? { to: dayAfter(to) } : {}),
  }
}

function dayAfter(day: string): string {
  const start = new Date(`${day}T00:00:00+08:00`)
  return new Date(start.getTime() + 86_400_000).toISOString()
}
