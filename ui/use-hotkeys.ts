import { useEffect, useRef } from 'react'
import { type Hotkey, listenForHotkeys, registerHotkeys } from './hotkey-board.ts'

/**
 * Makes keys work, and listed under `?`, while the component is on the page. Keys and labels may change between
 * renders; what they run is always the latest.
 */
export function useHotkeys(hotkeys: readonly Hotkey[], enabled = true): void {
  const latest = useRef(hotkeys)
  useEffect(() => {
    latest.current = hotkeys
  })
  const signature = hotkeys.map(({ key, label, silent }) => `${key}\n${label}\n${silent ?? false}`).join('\n\n')
  useEffect(() => {
    if (!enabled) return
    return registerHotkeys(
      latest.current.map(hotkey => ({
        ...hotkey,
        run: event => latest.current.find(({ key }) => key === hotkey.key)?.run(event),
      })),
    )
  }, [signature, enabled])
}

/** Once, in the shell. */
export function useHotkeyListener(): void {
  useEffect(() => listenForHotkeys(document), [])
}
