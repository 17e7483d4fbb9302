import { useSyncExternalStore } from 'react'

const sizes = {
  /** A list and a whole matter stand side by side. */
  split: matchMedia('(width >= 1200px)'),
  /** A table has room for its columns. */
  table: matchMedia('(width >= 768px)'),
}

/** Whether the page is wide enough for this way of showing things. */
export function useWide(size: keyof typeof sizes = 'split'): boolean {
  const query = sizes[size]
  return useSyncExternalStore(
    changed => {
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => query.matches,
  )
}
