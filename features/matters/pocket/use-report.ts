import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { ApiError } from '#platform/client/call.ts'
import { usePhotoQueue } from '#ui/photo/use-photo-queue.ts'
import { useLocale } from '#ui/i18n.ts'
import { useViewer } from '#ui/Viewer.tsx'
import type { MatterKind } from '../index.ts'
import { matters, sendPhoto, territory } from './api.ts'
import { contactOf } from './contact.ts'
import { createPhotoSender } from './photo-sender.ts'
import { emptyDraft, forgetDraft, keepDraft, recallDraft, type ReportDraft, resumeDraft } from './report-draft.ts'

/** The state of one report from the first photo to the number it gets. */
export function useReport(kind: MatterKind) {
  const client = useQueryClient()
  const { begun, draft, change } = useDraft(kind)
  const [sender] = useState(() => createPhotoSender(sendPhoto))
  const queue = usePhotoQueue({ upload: sender.upload })
  useKeptDraft(draft, { lost: begun?.photos ?? 0, held: queue.photos.length })
  const locate = useLocateOptions(draft.place)
  const located = useQuery({ ...locate, enabled: draft.place !== null })
  const district = located.data?.code.slice(0, 6)
  const arrived = draft.step === 2
  useEffect(() => {
    if (arrived && district) sender.settle(district)
  }, [arrived, district, sender])
  const submit = useMutation({
    mutationFn: async () => {
      const { code, compound } = await client.fetchQuery(locate)
      const fileIds = await sender.idsIn(code.slice(0, 6), queue.fileIds)
      return matters.reportMatter({ body: bodyOf(draft, { compoundId: compound?.id ?? null, fileIds }) })
    },
    onSuccess: async () => {
      forgetDraft(kind)
      await client.invalidateQueries({ queryKey: ['matters', 'mine'] })
    },
    onError: error => {
      if (arrivedBefore(error)) forgetDraft(kind)
    },
  })
  return {
    draft,
    change,
    queue,
    located,
    submit,
    /** The page was left in between, and the photos chosen then are gone. */
    photosLost: queue.photos.length === 0 ? (begun?.photos ?? 0) : 0,
    discard: () => forgetDraft(kind),
  }
}

export type ReportState = ReturnType<typeof useReport>

/** It had been received when it was sent the first time, though no answer came, and was changed since. */
export function arrivedBefore(error: unknown): boolean {
  return error instanceof ApiError && error.problem.code === 'platform.request_id_reused'
}

function useDraft(kind: MatterKind) {
  const { person } = useViewer()
  const [begun] = useState(() => recallDraft(kind, person.id))
  const [draft, setDraft] = useState(() => (begun ? resumeDraft(begun) : emptyDraft(kind, person.id)))
  const change = useCallback((part: Partial<ReportDraft>) => setDraft(before => ({ ...before, ...part })), [])
  return { begun, draft, change }
}

/** Writes every change to the device, with the number of photos that would be missed. */
function useKeptDraft(draft: ReportDraft, photos: { lost: number; held: number }): void {
  const [first] = useState(draft)
  const [chose, setChose] = useState(false)
  if (photos.held > 0 && !chose) setChose(true)
  const missed = chose ? photos.held : photos.lost
  useEffect(() => {
    if (draft !== first || chose) keepDraft({ ...draft, photos: missed })
  }, [draft, first, chose, missed])
}

function useLocateOptions(place: ReportDraft['place']) {
  const locale = useLocale()
  return {
    queryKey: ['territory', 'locate', place?.lng, place?.lat, locale],
    queryFn: () => {
      if (!place) throw new Error('A report needs a place')
      return territory.locate({ query: { lng: place.lng, lat: place.lat } })
    },
    staleTime: 300_000,
  }
}

function bodyOf(draft: ReportDraft, found: { compoundId: string | null; fileIds: string[] }) {
  if (!draft.place) throw new Error('A report needs a place')
  const contact = contactOf(draft)
  return {
    requestId: draft.requestId,
    kind: draft.kind,
    words: draft.words.trim(),
    categoryId: draft.categoryId,
    point: { ...draft.place, crs: 'wgs84' as const },
    place: draft.placeWords.trim(),
    ...found,
    anonymous: draft.anonymous,
    secretFromUnit: draft.secretFromUnit,
    ...(contact ? { contact } : {}),
  }
}
