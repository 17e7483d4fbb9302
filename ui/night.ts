import { useLayoutEffect } from 'react'

/** A page that is dark whatever the device wishes, such as the wall; the rest of the face is as before when it is left. */
export function useNight(on: boolean): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    const before = dataset['prefersColorScheme']
    dataset['prefersColorScheme'] = on ? 'dark' : 'light'
    return () => {
      if (before === undefined) delete dataset['prefersColorScheme']
      else dataset['prefersColorScheme'] = before
    }
  }, [on])
}
