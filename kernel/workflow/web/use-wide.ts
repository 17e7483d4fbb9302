import { useSyncExternalStore } from 'react'

const sizes = {
  /** A list and a whole matter stand side by side. */
  split: '(width >= 1200px)',
  /** A table has room for its columns. */
  table: '(width >= 768px)',
}

/** Whether the page is wide enough for this way of showing things. */
export function useWide(size: keyof typeof sizes = 'split'): boolean {
  const words = sizes[size]
  return useSyncExternalStore(size === 'split' ? watchSplit : watchTable, () => matchMedia(words).matches)
}

function watchSplit(changed: () => void): () => void {
  return watch(sizes.split, changed)
}

function watchTable(changed: () => void): () => void {
  return watch(sizes.table, changed)
}

function watch(words: string, changed: () => void): () => void {
  const query = matchMedia(words)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
