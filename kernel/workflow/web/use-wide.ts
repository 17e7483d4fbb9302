import { useCallback, useSyncExternalStore } from 'react'

const sizes = {
  /** A list and a whole matter stand side by side, and a table has room for its columns. */
  desk: '(width >= 1200px)',
  /** A row of filters stays a row. */
  tablet: '(width >= 768px)',
}

/** Whether the page is wide enough for this way of showing things. */
export function useWide(size: keyof typeof sizes = 'desk'): boolean {
  const words = sizes[size]
  const watch = useCallback(
    (changed: () => void) => {
      const query = matchMedia(words)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    [words],
  )
  return useSyncExternalStore(watch, () => matchMedia(words).matches)
}
