import { useCallback, useState } from 'react'
import type { DraftMap } from '../drawing-moves.ts'

/** Steps that can be undone. */
const MOST = 100

/** What is being drawn, with the way back and forth. */
export function useDraft(start: DraftMap) {
  const [{ past, now, coming }, set] = useState({ past: [] as DraftMap[], now: start, coming: [] as DraftMap[] })
  const change = useCallback((step: (map: DraftMap) => DraftMap) => {
    set(former => {
      const next = step(former.now)
      if (next === former.now) return former
      return { past: [...former.past, former.now].slice(-MOST), now: next, coming: [] }
    })
  }, [])
  const undo = () =>
    set(former => {
      const last = former.past.at(-1)
      return last ? { past: former.past.slice(0, -1), now: last, coming: [former.now, ...former.coming] } : former
    })
  const redo = () =>
    set(former => {
      const [next, ...coming] = former.coming
      return next ? { past: [...former.past, former.now], now: next, coming } : former
    })
  return { now, change, undo, redo, mayUndo: past.length > 0, mayRedo: coming.length > 0 }
}
