import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useViewer } from '#ui/Viewer.tsx'
import type { OutboxItem } from './outbox-item.ts'
import { onNews } from './outbox-news.ts'
import { outboxStore } from './outbox-store.ts'

export interface OutboxEntry {
  item: OutboxItem
  /** How many photos are kept with it. */
  photos: number
}

export interface OutboxView {
  /** Oldest first. */
  entries: OutboxEntry[]
  durable: boolean
}

const key = 'outbox'

/** What this account has on this device; changes by itself, whoever changes it. Undefined while it is read. */
export function useOutbox(): OutboxView | undefined {
  const { person } = useViewer()
  const client = useQueryClient()
  useEffect(() => onNews(() => void client.invalidateQueries({ queryKey: [key] })), [client])
  const { data } = useQuery({
    queryKey: [key, person.id],
    queryFn: () => readOutbox(person.id),
    networkMode: 'always',
    staleTime: 0,
  })
  return data
}

/** One of them, followed until it is gone. */
export function useOutboxEntry(id: string): OutboxEntry | undefined {
  return useOutbox()?.entries.find(entry => entry.item.id === id)
}

export async function readOutbox(personId: string): Promise<OutboxView> {
  const store = await outboxStore()
  const items = await store.items(personId)
  const entries = await Promise.all(items.map(async item => ({ item, photos: await store.countPhotos(item.id) })))
  return { entries, durable: store.durable }
}

/** What is on its way or came back, as against what is still being written or has arrived. */
export function isPending({ item }: OutboxEntry): boolean {
  return item.standing === 'waiting' || item.standing === 'refused'
}
