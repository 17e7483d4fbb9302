import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { useT } from '#ui/i18n.ts'
import type { HeldPhoto, PhotoSettings } from '#ui/photo/use-photo-queue.ts'
import { useViewer } from '#ui/Viewer.tsx'
import type { OutboxItem } from './outbox-item.ts'
import { keepDraft, keepPhotoFor, removeKeptPhoto } from './outbox.ts'
import { outboxStore } from './outbox-store.ts'

export interface Begun {
  item: OutboxItem
  held: HeldPhoto[]
}

/**
 * What was begun in a form and kept on this device, with its photos: the item that is named, else the newest of this
 * form. Null when nothing was begun, undefined while it is looked for.
 */
export function useBegun(form: string, id?: string): Begun | null | undefined {
  const { person } = useViewer()
  const { data } = useQuery({
    queryKey: ['outbox-begun', person.id, form, id],
    queryFn: () => findBegun(person.id, form, id).catch(() => null),
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return data
}

async function findBegun(personId: string, form: string, id: string | undefined): Promise<Begun | null> {
  const store = await outboxStore()
  const mine = (await store.items(personId)).filter(item => item.form === form)
  const item = id ? mine.find(one => one.id === id) : mine.findLast(one => one.standing === 'draft')
  if (!item) return null
  const held: HeldPhoto[] = []
  for (const photo of await store.photos(item.id)) {
    const bytes = await store.photoBytes(photo.id)
    held.push({
      fileId: photo.id,
      name: photo.name,
      preview: URL.createObjectURL(new Blob([bytes], { type: photo.type })),
    })
  }
  return { item, held }
}

/** Photos of an item are kept on the device as soon as they are chosen; they go out with the item. */
export function useKeptPhotos(itemId: string, held: readonly HeldPhoto[]): PhotoSettings {
  const t = useT('outbox')
  const { person } = useViewer()
  const personId = person.id
  return useMemo(
    () => ({
      held,
      upload: file => keepPhotoFor({ itemId, personId }, file),
      onRemove: fileId => void removeKeptPhoto(fileId),
      explain: error => t(isFull(error) ? 'full' : 'notKept'),
    }),
    [held, itemId, personId, t],
  )
}

function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError'
}

/**
 * Keeps a draft as it is written, one write after the other, the newest last. `close` waits for the last one and lets
 * no more pass: what is on its way is not to be overwritten by what was typed before.
 */
export function useDraftKeeper(onFull: (full: boolean) => void) {
  const line = useRef<{ tail: Promise<void>; next: OutboxItem | null; closed: boolean }>(null)
  line.current ??= { tail: Promise.resolve(), next: null, closed: false }
  const tell = useRef(onFull)
  useEffect(() => {
    tell.current = onFull
  })
  return useMemo(() => {
    const state = () => {
      if (!line.current) throw new Error('The line is made before the first render ends')
      return line.current
    }
    const write = async () => {
      const { next } = state()
      if (!next) return
      state().next = null
      await keepDraft(next).then(
        () => tell.current(false),
        () => tell.current(true),
      )
    }
    return {
      keep(item: OutboxItem): void {
        const now = state()
        if (now.closed) return
        now.next = item
        now.tail = now.tail.then(write)
      },
      async close(): Promise<void> {
        state().closed = true
        await state().tail
      },
      open(): void {
        state().closed = false
      },
    }
  }, [])
}
