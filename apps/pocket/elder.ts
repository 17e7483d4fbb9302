import { useSyncExternalStore } from 'react'
import { keep, recall } from '#ui/device-store.ts'

const key = 'jinlin.elder'
const listeners = new Set<() => void>()

/** 长辈模式: large, plain, few choices. Remembered on this device. Call before the first render. */
export function startElderMode(): void {
  show(recall(key) === 'on')
}

export function setElderMode(on: boolean): void {
  keep(key, on ? 'on' : null)
  show(on)
  listeners.forEach(listen => listen())
}

export function useElderMode(): boolean {
  return useSyncExternalStore(listen => {
    listeners.add(listen)
    return () => listeners.delete(listen)
  }, isElderMode)
}

function isElderMode(): boolean {
  return document.documentElement.dataset['elder'] === 'on'
}

function show(on: boolean): void {
  if (on) document.documentElement.dataset['elder'] = 'on'
  else delete document.documentElement.dataset['elder']
}
