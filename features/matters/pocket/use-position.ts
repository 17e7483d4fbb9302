import { useCallback, useEffect, useRef, useState } from 'react'
import { round } from './place-moves.ts'

export interface Position {
  lng: number
  lat: number
  accuracyM: number
}

/**
 * Asks the device where it is: at once where that was allowed before, else when the button is pressed. An answer that
 * comes after a place was chosen by hand is dropped.
 */
export function usePosition({ atOnce, onPosition }: { atOnce: boolean; onPosition: (position: Position) => void }) {
  const [state, setState] = useState<'idle' | 'asking' | 'refused' | 'failed'>('idle')
  const turn = useRef(0)
  const latest = useRef(onPosition)
  useEffect(() => {
    latest.current = onPosition
  })
  const ask = useCallback(() => {
    const mine = (turn.current += 1)
    if (!('geolocation' in navigator)) return setState('failed')
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        if (mine !== turn.current) return
        setState('idle')
        latest.current({ lng: round(coords.longitude), lat: round(coords.latitude), accuracyM: coords.accuracy })
      },
      error => {
        if (mine === turn.current) setState(error.code === error.PERMISSION_DENIED ? 'refused' : 'failed')
      },
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  }, [])
  useEffect(() => {
    if (!atOnce || !('permissions' in navigator)) return
    void navigator.permissions.query({ name: 'geolocation' }).then(
      ({ state: allowed }) => {
        if (allowed === 'granted' && turn.current === 0) ask()
      },
      () => undefined,
    )
  }, [ask, atOnce])
  const drop = useCallback(() => {
    turn.current += 1
    setState('idle')
  }, [])
  return { state, ask, drop }
}
