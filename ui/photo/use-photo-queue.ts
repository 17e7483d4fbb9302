import { useEffect, useReducer, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { admitFiles, changePhotos, heldPhotos, type Photo, photoLimit, type Refusal } from './photo-queue.ts'
import type { SendOptions } from './send-file.ts'

export interface PhotoSettings {
  /** Sends one file and answers with its id; {@link sendFile} does it over HTTP, an outbox may keep it. */
  upload: (file: File, options: SendOptions) => Promise<{ id: string }>
  /** At most 9, which is also the default. */
  max?: number
  /** What was chosen before and is still kept. */
  held?: readonly HeldPhoto[]
  /** A photo that had been taken in was removed. */
  onRemove?: (fileId: string) => void
  /** Why one was not taken in, in words; without it, only that it was not. */
  explain?: (error: unknown) => string | null
}

export interface HeldPhoto {
  fileId: string
  name: string
  preview: string
}

export interface PhotoQueue {
  photos: readonly Photo[]
  refused: readonly Refusal[]
  limit: { count: number; bytes: number }
  add: (files: readonly File[]) => void
  retry: (key: string) => void
  remove: (key: string) => void
  busy: boolean
  failed: boolean
  fileIds: string[]
}

/** Keeps chosen photos and sends each as soon as it is chosen. Leaving the page stops what is under way. */
export function usePhotoQueue(settings: PhotoSettings | null): PhotoQueue {
  const [photos, change] = useReducer(changePhotos, settings?.held ?? [], heldPhotos)
  const [refused, setRefused] = useState<readonly Refusal[]>([])
  const files = useRef(new Map<string, { file: File; preview: string; stop: AbortController }>())
  const limit = { count: Math.min(photoLimit.count, settings?.max ?? photoLimit.count), bytes: photoLimit.bytes }
  useEffect(() => {
    const held = files.current
    return () => {
      for (const { preview, stop } of held.values()) {
        stop.abort()
        URL.revokeObjectURL(preview)
      }
    }
  }, [])

  const send = async (key: string) => {
    const held = files.current.get(key)
    if (!held || !settings) return
    const onProgress = (progress: number) => change({ kind: 'progress', key, progress })
    try {
      const { id } = await settings.upload(held.file, { onProgress, signal: held.stop.signal })
      change({ kind: 'sent', key, fileId: id })
    } catch (error) {
      change({ kind: 'failed', key, fault: settings.explain?.(error) ?? null })
    }
  }
  return {
    photos,
    refused,
    limit,
    add(chosen) {
      const { admitted, refused: left } = admitFiles(chosen, photos.length, limit)
      setRefused(left)
      for (const file of admitted) {
        const key = uuidv7()
        const preview = URL.createObjectURL(file)
        files.current.set(key, { file, preview, stop: new AbortController() })
        change({ kind: 'add', photo: { key, name: file.name, preview } })
        void send(key)
      }
    },
    retry(key) {
      change({ kind: 'retry', key })
      void send(key)
    },
    remove(key) {
      const held = files.current.get(key)
      held?.stop.abort()
      if (held) URL.revokeObjectURL(held.preview)
      files.current.delete(key)
      const fileId = photos.find(photo => photo.key === key)?.fileId
      if (fileId) settings?.onRemove?.(fileId)
      setRefused([])
      change({ kind: 'remove', key })
    },
    busy: photos.some(photo => photo.status === 'sending'),
    failed: photos.some(photo => photo.status === 'failed'),
    fileIds: photos.flatMap(photo => (photo.fileId === null ? [] : [photo.fileId])),
  }
}
