import { type FollowUpView, followUpViews } from '../../index.ts'

/** What the address of the call list holds. */
export interface FollowUpsSearch {
  which?: FollowUpView
  area?: string
  category?: string
  q?: string
  cursor?: string
  limit?: number
  /** The one being rung about: `district.caseId`. */
  call?: string
}

const shapes: Record<string, RegExp> = {
  area: /^\d{4,18}$/,
  category: /^[a-z_]+(\.[a-z0-9_]+)?$/,
  q: /\S/,
  cursor: /^.{1,500}$/,
  call: /^\d{6}\.[0-9a-f-]{36}$/,
}

/** Keeps what the server would take; anything else in the address is dropped. */
export function readFollowUpsSearch(raw: Record<string, unknown>): FollowUpsSearch {
  const entries = Object.entries(raw).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'limit') return [20, 50, 100].includes(Number(value)) ? [[name, Number(value)]] : []
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') return []
    if (name === 'which') return followUpViews.some(view => view === text && view !== 'due') ? [[name, text]] : []
    return shapes[name]?.test(text) ? [[name, text.slice(0, 500)]] : []
  })
  return Object.fromEntries(entries)
}
