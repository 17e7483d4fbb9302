import type { OutboxItem, OutboxPhoto } from './outbox-item.ts'
import { type OutboxDatabase, openOutboxDatabase, type StoredItem } from './outbox-database.ts'
import { newKey, seal, unseal } from './seal.ts'

/** What one device keeps of what its people have written and not yet sent, each account's apart. */
export interface OutboxStore {
  /** False where the browser offers no safe place: then everything is gone when the page is closed. */
  readonly durable: boolean
  /** In the order they were begun. */
  items(personId: string): Promise<OutboxItem[]>
  item(id: string): Promise<OutboxItem | null>
  /** Writes or replaces. Throws `QuotaExceededError` (a DOMException) when the device is full. */
  put(item: OutboxItem): Promise<void>
  /** With its photos. */
  remove(id: string): Promise<void>
  photos(itemId: string): Promise<OutboxPhoto[]>
  countPhotos(itemId: string): Promise<number>
  photoBytes(id: string): Promise<Uint8Array<ArrayBuffer>>
  putPhoto(photo: OutboxPhoto, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  removePhoto(id: string): Promise<void>
  removePhotos(itemId: string): Promise<void>
  /** Everything of one account, and the key it was sealed with. */
  forget(personId: string): Promise<void>
}

let opened: Promise<OutboxStore> | undefined

/** The one store of this page or worker. */
export function outboxStore(): Promise<OutboxStore> {
  opened ??= openDurable().catch(() => memoryStore())
  return opened
}

async function openDurable(): Promise<OutboxStore> {
  // Absent without https, and then nothing personal may be left on the device.
  if (typeof crypto.subtle === 'undefined') throw new Error('No encryption here')
  return new DurableStore(await openOutboxDatabase())
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

class DurableStore implements OutboxStore {
  readonly durable = true
  readonly #db: OutboxDatabase
  readonly #keys = new Map<string, Promise<CryptoKey>>()
  constructor(db: OutboxDatabase) {
    this.#db = db
  }

  async items(personId: string): Promise<OutboxItem[]> {
    const rows = await this.#db.getAllFromIndex('items', 'person', personId)
    const items = await Promise.all(rows.map(row => this.#open(row)))
    return items.filter(item => item !== null).toSorted((a, b) => a.createdAt - b.createdAt)
  }

  async item(id: string): Promise<OutboxItem | null> {
    const row = await this.#db.get('items', id)
    return row ? this.#open(row) : null
  }

  async put(item: OutboxItem): Promise<void> {
    const { id, personId, createdAt } = item
    const sealed = await seal(await this.#key(personId), id, encoder.encode(JSON.stringify(item)))
    await this.#db.put('items', { id, personId, createdAt, sealed })
  }

  async remove(id: string): Promise<void> {
    await this.removePhotos(id)
    await this.#db.delete('items', id)
  }

  async photos(itemId: string): Promise<OutboxPhoto[]> {
    const rows = await this.#db.getAllFromIndex('photos', 'item', itemId)
    return rows.map(({ sealed: _bytes, ...photo }) => photo).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }

  countPhotos(itemId: string): Promise<number> {
    return this.#db.countFromIndex('photos', 'item', itemId)
  }

  async photoBytes(id: string): Promise<Uint8Array<ArrayBuffer>> {
    const row = await this.#db.get('photos', id)
    if (!row) throw new Error('This photo is no longer kept')
    return unseal(await this.#key(row.personId), id, row.sealed)
  }

  async putPhoto(photo: OutboxPhoto, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const sealed = await seal(await this.#key(photo.personId), photo.id, bytes)
    await this.#db.put('photos', { ...photo, sealed })
  }

  async removePhoto(id: string): Promise<void> {
    await this.#db.delete('photos', id)
  }

  async removePhotos(itemId: string): Promise<void> {
    const tx = this.#db.transaction('photos', 'readwrite')
    for (const id of await tx.store.index('item').getAllKeys(itemId)) void tx.store.delete(id)
    await tx.done
  }

  async forget(personId: string): Promise<void> {
    this.#keys.delete(personId)
    const tx = this.#db.transaction(['items', 'photos', 'keys'], 'readwrite')
    for (const name of ['items', 'photos'] as const) {
      const store = tx.objectStore(name)
      for (const id of await store.index('person').getAllKeys(personId)) void store.delete(id)
    }
    void tx.objectStore('keys').delete(personId)
    await tx.done
  }

  /** What cannot be opened is of no use to anybody: a key that was lost, or a record of a former version. */
  async #open(row: StoredItem): Promise<OutboxItem | null> {
    try {
      const bytes = await unseal(await this.#key(row.personId), row.id, row.sealed)
      return JSON.parse(decoder.decode(bytes))
    } catch {
      return null
    }
  }

  #key(personId: string): Promise<CryptoKey> {
    const known = this.#keys.get(personId) ?? this.#readKey(personId)
    this.#keys.set(personId, known)
    known.catch(() => this.#keys.delete(personId))
    return known
  }

  async #readKey(personId: string): Promise<CryptoKey> {
    const made = await newKey()
    // Two pages may begin at once: whoever is first in the transaction makes the key of both.
    const tx = this.#db.transaction('keys', 'readwrite')
    const kept = await tx.store.get(personId)
    if (!kept) void tx.store.put(made, personId)
    await tx.done
    return kept ?? made
  }
}

/** For web views without storage or without https: sends like the other, and forgets like a page does. */
export function memoryStore(): OutboxStore {
  const items = new Map<string, OutboxItem>()
  const photos = new Map<string, { photo: OutboxPhoto; bytes: Uint8Array<ArrayBuffer> }>()
  const drop = (gone: (of: { itemId: string; personId: string }) => boolean) => {
    for (const [id, { photo }] of photos) if (gone(photo)) photos.delete(id)
  }
  return {
    durable: false,
    items: async personId => [...items.values()].filter(item => item.personId === personId),
    item: async id => items.get(id) ?? null,
    put: async item => void items.set(item.id, structuredClone(item)),
    async remove(id) {
      items.delete(id)
      drop(photo => photo.itemId === id)
    },
    photos: async itemId => [...photos.values()].map(({ photo }) => photo).filter(photo => photo.itemId === itemId),
    countPhotos: async itemId => [...photos.values()].filter(({ photo }) => photo.itemId === itemId).length,
    async photoBytes(id) {
      const kept = photos.get(id)
      if (!kept) throw new Error('This photo is no longer kept')
      return kept.bytes
    },
    putPhoto: async (photo, bytes) => void photos.set(photo.id, { photo, bytes }),
    removePhoto: async id => void photos.delete(id),
    removePhotos: async itemId => drop(photo => photo.itemId === itemId),
    async forget(personId) {
      for (const [id, item] of items) if (item.personId === personId) items.delete(id)
      drop(photo => photo.personId === personId)
    },
  }
}
