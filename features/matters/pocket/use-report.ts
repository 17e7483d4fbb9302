import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import {
  type Begun,
  blankItem,
  drop,
  submitAndTry,
  useDraftKeeper,
  useKeptPhotos,
  useOutboxEntry,
} from '#kernel/files/web/index.ts'
import { keep } from '#ui/device-store.ts'
import { useLocale } from '#ui/i18n.ts'
import { usePhotoQueue } from '#ui/photo/use-photo-queue.ts'
import { useViewer } from '#ui/Viewer.tsx'
import type { MatterKind } from '../index.ts'
import { territory } from './api.ts'
import { emptyDraft, formOf, isBegun, readDraft, type ReportDraft } from './report-draft.ts'
import { reportExchange } from './report-exchange.ts'

const nothingHeld: Begun['held'] = []

/** The state of one report from the first photo to the number it gets. */
export function useReport(kind: MatterKind, begun: Begun | null) {
  const client = useQueryClient()
  const item = useItem(kind, begun)
  const [draft, setDraft] = useState(() => readDraft(begun?.item.draft) ?? emptyDraft(kind))
  const [full, setFull] = useState(false)
  const change = useCallback((part: Partial<ReportDraft>) => setDraft(before => ({ ...before, ...part })), [])
  const queue = usePhotoQueue(useKeptPhotos(item.id, begun?.held ?? nothingHeld))
  const keeper = useDraftKeeper(setFull)
  const entry = useOutboxEntry(item.id)
  const written = isBegun(draft, queue.photos.length)
  // What was sent meanwhile, from another page or before a reload, is not turned back into a draft by looking at it.
  const mayKeep = begun === null ? written || entry !== undefined : begun.item.standing === 'draft'
  useEffect(() => {
    if (mayKeep) keeper.keep({ ...item, draft, title: draft.words.trim() })
  }, [draft, item, keeper, mayKeep, queue.fileIds.length])
  const located = useLocated(draft.place)
  const [sending, setSending] = useState(false)
  const takenBack = entry?.item.standing === 'draft' && !sending
  useEffect(() => {
    if (takenBack) keeper.open()
  }, [keeper, takenBack])
  const send = async () => {
    setSending(true)
    await keeper.close()
    const finished = { ...item, draft, title: draft.words.trim(), exchange: reportExchange(draft) }
    try {
      await submitAndTry({ ...finished, progress: entry?.item.progress ?? item.progress })
      await client.invalidateQueries({ queryKey: ['outbox'] })
      void client.invalidateQueries({ queryKey: ['matters', 'mine'] })
    } catch {
      keeper.open()
      setFull(true)
    }
    setSending(false)
  }
  return {
    draft,
    change,
    queue,
    located,
    /** The device is full, and what was written last is not kept. */
    full,
    /** As it stands in the outbox; undefined before anything was written. */
    entry,
    sending,
    send: () => void send(),
    written,
    discard: async () => {
      await keeper.close()
      await drop(item.id)
    },
  }
}

export type ReportState = ReturnType<typeof useReport>

function useItem(kind: MatterKind, begun: Begun | null) {
  const { person } = useViewer()
  const locale = useLocale()
  const [fresh] = useState(() =>
    blankItem({
      personId: person.id,
      form: formOf(kind),
      what: 'matters-pocket:report.title',
      page: { to: '/report', ...(kind === 'grid_event' ? { search: { kind } } : {}) },
      after: '/my/$district/$id',
      locale,
    }),
  )
  const item = begun?.item ?? fresh
  return useMemo(() => ({ ...item, locale, standing: 'draft' as const }), [item, locale])
}

function useLocated(place: ReportDraft['place']) {
  const locale = useLocale()
  return useQuery({
    queryKey: ['territory', 'locate', place?.lng, place?.lat, locale],
    queryFn: async () => {
      if (!place) throw new Error('A report needs a place')
      const located = await territory.locate({ query: { lng: place.lng, lat: place.lat } })
      // Whose telephone is offered to whoever would rather call.
      keep('jinlin.near', located.code)
      return located
    },
    staleTime: 300_000,
    enabled: place !== null,
  })
}
