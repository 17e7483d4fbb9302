import { newId } from '#kernel/ids/index.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { freshProgress, type OutboxItem, type OutboxPhoto } from './outbox-item.ts'
import { announce } from './outbox-news.ts'
import { outboxStore } from './outbox-store.ts'
import { hashOf } from './seal.ts'
import { interrupt, sendWaiting } from './send-waiting.ts'
import { shrinkPhoto } from './shrink-photo.ts'

/** Also asked for in the service worker. */
export const SYNC_TAG = 'jinlin-outbox'
/** While something waits and the app is open, it is tried this often beside what the browser tells of the network. */
const EVERY_MS = 30_000

let pass: Promise<void> | null = null

/** Tries to send everything that waits; many calls at once are one. Resolves when the attempt is over. */
export function sendNow(): Promise<void> {
  pass ??= sendWaiting()
    .catch(() => undefined)
    .finally(() => {
      pass = null
    })
  return pass
}

/** Sends by itself as long as the app is open. Returns how to stop. */
export function keepSending(): () => void {
  const kick = () => void sendNow()
  const look = () => {
    if (document.visibilityState === 'visible') kick()
  }
  kick()
  addEventListener('online', kick)
  document.addEventListener('visibilitychange', look)
  const timer = setInterval(look, EVERY_MS)
  return () => {
    removeEventListener('online', kick)
    document.removeEventListener('visibilitychange', look)
    clearInterval(timer)
  }
}

/** Writes what stands in a form, as it stands there now. */
export async function keepDraft(item: OutboxItem): Promise<void> {
  await (await outboxStore()).put(item)
  announce()
}

/** From now on it is on its way: kept first, sent as soon as there is a network. */
export async function submit(item: OutboxItem): Promise<void> {
  await keepDraft({ ...item, standing: 'waiting', fault: null })
  await askForSync()
}

/** Sends it now if that can be, and answers with how it stands after that. Something that is tried already is not doubled. */
export async function submitAndTry(item: OutboxItem): Promise<OutboxItem> {
  await submit(item)
  // A pass that is under way may have looked before this one was there.
  await sendNow()
  const store = await outboxStore()
  const after = await store.item(item.id)
  if (after?.standing === 'waiting' && after.tries === item.tries) await sendNow()
  return (await store.item(item.id)) ?? item
}

export async function retry(id: string): Promise<void> {
  await change(id, item => ({ ...item, standing: 'waiting', fault: null }))
  await sendNow()
}

/** Takes it back into the form it came from. What the server has answered for stays with it. */
export function takeBack(id: string): Promise<void> {
  return change(id, item => ({ ...item, standing: 'draft', progress: { ...item.progress, frozen: null } }))
}

/** With everything in it; also what has arrived and was seen. */
export async function drop(id: string): Promise<void> {
  interrupt(id)
  await oneAtATime(async () => (await outboxStore()).remove(id))
  announce()
}

export async function forgetOutbox(personId: string): Promise<void> {
  await oneAtATime(async () => (await outboxStore()).forget(personId))
  announce()
}

async function change(id: string, into: (item: OutboxItem) => OutboxItem): Promise<void> {
  interrupt(id)
  await oneAtATime(async () => {
    const store = await outboxStore()
    const item = await store.item(id)
    // It may have arrived while somebody was making up their mind.
    if (item && item.standing !== 'sent') await store.put(into(item))
  })
  announce()
}

/** A photo is made small, hashed and kept; it goes out with what it belongs to. */
export async function keepPhotoFor(owner: { itemId: string; personId: string }, file: File): Promise<{ id: string }> {
  const { bytes, name, type } = await shrinkPhoto(file)
  const sha256 = typeof crypto.subtle === 'undefined' ? '' : await hashOf(bytes)
  const photo: OutboxPhoto = { ...owner, id: newId(), name, type, size: bytes.length, sha256 }
  await (await outboxStore()).putPhoto(photo, bytes)
  announce()
  return { id: photo.id }
}

export async function removeKeptPhoto(id: string): Promise<void> {
  await (await outboxStore()).removePhoto(id)
  announce()
}

export interface Blank {
  personId: string
  form: string
  what: string
  page: OutboxItem['page']
  after: string | null
  locale: string
}

/** Something new, with nothing in it. */
export function blankItem(blank: Blank): OutboxItem {
  return {
    ...blank,
    id: newId(),
    standing: 'draft',
    createdAt: Date.now(),
    title: '',
    draft: null,
    exchange: null,
    progress: freshProgress,
    tries: 0,
    fault: null,
    reply: null,
  }
}

/** The browser may send it even after the app was closed, where it knows how, and is asked not to clear it away. */
async function askForSync(): Promise<void> {
  try {
    await navigator.storage?.persist?.()
    const worker = await navigator.serviceWorker?.getRegistration()
    await (worker as Syncing | undefined)?.sync?.register(SYNC_TAG)
  } catch {
    // Refused, or not known here: then it is sent when the app is open.
  }
}

type Syncing = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }
