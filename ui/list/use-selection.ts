import { useState } from 'react'

export interface Selection {
  keys: readonly string[]
  has: (key: string) => boolean
  /** With `through`, everything between the last touched row and this one goes along. */
  toggle: (key: string, options?: { through?: boolean }) => void
  /** Those given, and no others. */
  set: (keys: readonly string[]) => void
  clear: () => void
}

/** Chosen rows of one page of a list. Rows that have left the page are no longer chosen: what is done is what is seen. */
export function useSelection(rows: readonly string[], most: number): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string | null>(null)
  const keys = rows.filter(key => chosen.has(key))
  return {
    keys,
    has: key => chosen.has(key) && rows.includes(key),
    toggle(key, { through = false } = {}) {
      const add = !chosen.has(key)
      const range = through && last !== null ? between(rows, last, key) : [key]
      setChosen(new Set(add ? [...keys, ...range].slice(0, most) : keys.filter(one => !range.includes(one))))
      setLast(key)
    },
    set(next) {
      setChosen(new Set(next.slice(0, most)))
    },
    clear: () => setChosen(new Set()),
  }
}

/** Both ends included, whichever comes first. */
function between(rows: readonly string[], one: string, other: string): string[] {
  const [a, b] = [rows.indexOf(one), rows.indexOf(other)]
  return a < 0 || b < 0 ? [other] : rows.slice(Math.min(a, b), Math.max(a, b) + 1)
}
