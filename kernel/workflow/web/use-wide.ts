import { useSyncExternalStore } from 'react'

/** From here on a list and a whole matter stand side by side. */
const wide = matchMedia('(width >= 1200px)')

export function useWide(): boolean {
  return useSyncExternalStore(watch, () => wide.matches)
}

function watch(changed: () => void): () => void {
  wide.addEventListener('change', changed)
  return () => wide.removeEventListener('change', changed)
}
