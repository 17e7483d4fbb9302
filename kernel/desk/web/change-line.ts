import type { Change } from '../shapes.ts'

/** What a tab hears: a change, that everything is to be read again, or whether the line stands. */
export type Heard = { type: 'change'; change: Change } | { type: 'reset' } | { type: 'live'; live: boolean }
type Said = Heard | { type: 'ask' }
type Listener = (heard: Heard) => void

const address = '/api/changes'
const name = 'jinlin.changes'
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

const listeners = new Set<Listener>()
let stop: (() => void) | undefined

/** Listens to what happens within the viewer's reach until the returned function is called. */
export function hearChanges(listener: Listener): () => void {
  listeners.add(listener)
  stop ??= start()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    stop?.()
    stop = undefined
  }
}

function emit(heard: Heard): void {
  for (const listener of listeners) listener(heard)
}

/**
 * All tabs of a browser share one line: whichever holds the lock keeps it and passes on what it hears, and when that tab
 * closes the next takes over. A browser allows few connections to one server; a tab that took one for itself would starve
 * the others.
 */
function start(): () => void {
  const leaving = new AbortController()
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name)
  let live = false
  const tell = (heard: Heard) => {
    if (heard.type === 'live') live = heard.live
    emit(heard)
    channel?.postMessage(heard)
  }
  let leads = false
  channel?.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (data.type !== 'ask') emit(data)
    else if (leads) channel.postMessage({ type: 'live', live } satisfies Heard)
  })
  const lead = () => {
    leads = true
    return keepLine(tell, leaving.signal)
  }
  // Without locks (an address that is not secure) every tab has its own.
  if (channel && 'locks' in navigator)
    navigator.locks.request(name, { signal: leaving.signal }, lead).catch(() => undefined)
  else void lead()
  channel?.postMessage({ type: 'ask' } satisfies Said)
  return () => {
    leaving.abort()
    channel?.close()
  }
}

/** Keeps one line open until told to leave; what the browser gives up on is tried again, later each time. */
function keepLine(tell: (heard: Heard) => void, leaving: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    let last = ''
    let failures = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let line: EventSource | undefined
    const open = () => {
      line = new EventSource(last === '' ? address : `${address}?last=${encodeURIComponent(last)}`)
      const keep = (event: MessageEvent) => {
        if (event.lastEventId !== '') last = event.lastEventId
      }
      line.addEventListener('hello', event => {
        keep(event)
        failures = 0
        tell({ type: 'live', live: true })
      })
      line.addEventListener('change', event => {
        keep(event)
        const change: Change = JSON.parse(String(event.data))
        tell({ type: 'change', change })
      })
      line.addEventListener('reset', () => tell({ type: 'reset' }))
      line.addEventListener('error', () => {
        tell({ type: 'live', live: false })
        if (line?.readyState !== EventSource.CLOSED) return
        timer = setTimeout(open, waitAfter(failures, Math.random()))
        failures += 1
      })
    }
    leaving.addEventListener('abort', () => {
      clearTimeout(timer)
      line?.close()
      resolve()
    })
    if (leaving.aborted) resolve()
    else open()
  })
}

/** Twice as long each time up to a minute, spread so that a server that comes back is not met by everybody at once. */
export function waitAfter(failures: number, chance: number): number {
  const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10))
  return Math.round(most / 2 + (most / 2) * chance)
}
