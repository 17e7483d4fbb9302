import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Sealed } from './seal.ts'

export interface StoredItem {
  id: string
  personId: string
  createdAt: number
  sealed: Sealed
}
export interface StoredPhoto {
  id: string
  itemId: string
  personId: string
  name: string
  type: string
  size: number
  sha256: string
  sealed: Sealed
}

interface Schema extends DBSchema {
  items: { key: string; value: StoredItem; indexes: { person: string } }
  photos: { key: string; value: StoredPhoto; indexes: { item: string; person: string } }
  keys: { key: string; value: CryptoKey }
}

export type OutboxDatabase = IDBPDatabase<Schema>

/** Opens what this device keeps until it is sent. Closes itself when a newer version of the app needs it. */
export function openOutboxDatabase(): Promise<OutboxDatabase> {
  return openDB<Schema>('jinlin-outbox', 1, {
    upgrade(db) {
      db.createObjectStore('items', { keyPath: 'id' }).createIndex('person', 'personId')
      const photos = db.createObjectStore('photos', { keyPath: 'id' })
      photos.createIndex('item', 'itemId')
      photos.createIndex('person', 'personId')
      db.createObjectStore('keys')
    },
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}
