import { useState } from 'react'

export interface Keyset {
  onPrevious: (() => void) | undefined
  onNext: (() => void) | undefined
}

/**
 * Previous and next for `{ items, next }` pages. The page keeps `cursor` in the URL; the way back is remembered here,
 * and after a reload in the middle "previous" leads to the first page.
 */
export function useKeyset(options: {
  cursor: string | undefined
  next: string | null | undefined
  onCursor: (cursor: string | undefined) => void
}): Keyset {
  const { cursor, next, onCursor } = options
  const [trail, setTrail] = useState<readonly (string | undefined)[]>([])
  return {
    onPrevious:
      cursor === undefined
        ? undefined
        : () => {
            setTrail(trail.slice(0, -1))
            onCursor(trail.at(-1))
          },
    onNext: next
      ? () => {
          setTrail(cursor === undefined ? [undefined] : [...trail, cursor])
          onCursor(next)
        }
      : undefined,
  }
}
