import { OfflineError } from '#platform/client/call.ts'
import { carryOn, faultOf, type Line } from './exchange.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { freshProgress, type OutboxItem } from './outbox-item.ts'
import { announce } from './outbox-news.ts'
import { type OutboxStore, outboxStore } from './outbox-store.ts'
import { ask } from './request.ts'

/** A connection that says nothing for so long is none; the next attempt goes on where this one was. */
const PATIENCE_MS = 60_000

let current: { id: string; stop: AbortController } | null = null

/** Stops what is under way for this item: somebody wants to change or drop it. */
export function interrupt(id: string): void {
  if (current?.id === id) current.stop.abort()
}

/**
 * Sends what waits, oldest first, of the person who is signed in now and of nobody else. Never throws; what went wrong
 * stands with each item. Runs in pages and in the service worker.
 */
export function sendWaiting(): Promise<void> {
  return oneAtATime(async () => {
    const store = await outboxStore()
    const personId = await whoIsHere().catch(() => null)
    if (personId === null) return
    for (const item of await store.items(personId)) {
      if (item.standing !== 'waiting') continue
      const goOn = await attempt(store, item)
      announce()
      if (!goOn) return
    }
  })
}

async function whoIsHere(): Promise<string | null> {
  const session = await ask('/api/session', { locale: 'zh', signal: AbortSignal.timeout(PATIENCE_MS) })
  return (session as { person: { id: string } | null }).person?.id ?? null
}

/** False when trying the next one makes no sense: there is no network. */
async function attempt(store: OutboxStore, item: OutboxItem): Promise<boolean> {
  const stop = new AbortController()
  current = { id: item.id, stop }
  let latest: OutboxItem = { ...item, tries: item.tries + 1 }
  const save = async (change: Partial<OutboxItem>) => {
    latest = { ...latest, ...change }
    await store.put(latest)
    announce()
  }
  try {
    const reply = await carryOn(item, lineFor(store, item, { stop, save: progress => save({ progress }) }))
    await save({ standing: 'sent', reply, draft: null, exchange: null, progress: freshProgress, fault: null })
    await store.removePhotos(item.id)
    return true
  } catch (error) {
    const fault = faultOf(error)
    await save({ fault, standing: fault.kind === 'refused' ? 'refused' : 'waiting' }).catch(() => undefined)
    return !(error instanceof OfflineError)
  } finally {
    current = null
  }
}

function lineFor(store: OutboxStore, item: OutboxItem, how: { stop: AbortController; save: Line['save'] }): Line {
  const { locale } = item
  const signal = () => AbortSignal.any([how.stop.signal, AbortSignal.timeout(PATIENCE_MS)])
  return {
    ask: (url, body) => ask(url, { locale, signal: signal(), ...(body ? { body: JSON.stringify(body) } : {}) }),
    async upload(url, photo) {
      const body = new FormData()
      body.append('files', new Blob([await store.photoBytes(photo.id)], { type: photo.type }), photo.name)
      return ask(url, { locale, signal: signal(), body })
    },
    photos: () => store.photos(item.id),
    save: how.save,
  }
}
