import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePhotoQueue } from '#ui/photo/use-photo-queue.ts'
import { useLocale } from '#ui/i18n.ts'
import { isPhone, type MatterKind } from '../index.ts'
import { matters, territory } from './api.ts'
import { createPhotoSender } from './photo-sender.ts'
import { emptyDraft, keepDraft, recallDraft, type ReportDraft } from './report-draft.ts'

/** The state of one report from the first photo to the number it gets. */
export function useReport(kind: MatterKind) {
  const locale = useLocale()
  const [draft, setDraft] = useState<ReportDraft>(() => {
    const begun = recallDraft()
    return begun?.kind === kind ? begun : emptyDraft(kind)
  })
  const [sender] = useState(createPhotoSender)
  const queue = usePhotoQueue({ upload: sender.upload })
  const change = (part: Partial<ReportDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keepDraft(next)
  }
  const located = useQuery({
    queryKey: ['territory', 'locate', draft.place?.lng, draft.place?.lat, locale],
    queryFn: () => territory.locate({ query: { lng: draft.place?.lng, lat: draft.place?.lat } }),
    enabled: draft.place !== null,
    placeholderData: previous => previous,
  })
  const district = located.data?.code.slice(0, 6)
  const submit = useMutation({
    mutationFn: async () => {
      if (!draft.place || !located.data || !district) throw new Error('A report needs a place')
      const fileIds = await sender.idsIn(district, queue.fileIds)
      const contact = contactOf(draft)
      return matters.reportMatter({
        body: {
          requestId: draft.requestId,
          kind: draft.kind,
          words: draft.words.trim(),
          categoryId: draft.categoryId,
          point: { ...draft.place, crs: 'wgs84' },
          place: draft.placeWords.trim(),
          compoundId: located.data.compound?.id ?? null,
          fileIds,
          anonymous: draft.anonymous,
          secretFromUnit: draft.secretFromUnit,
          ...(contact ? { contact } : {}),
        },
      })
    },
    onSuccess: () => keepDraft(null),
  })
  return {
    draft,
    change,
    queue,
    located,
    submit,
    goTo(step: number) {
      if (step === 2 && district) sender.settle(district)
      change({ step })
    },
    discard: () => keepDraft(null),
  }
}

export type ReportState = ReturnType<typeof useReport>

/** Name and number as they are sent; undefined where none are to be kept. */
function contactOf(draft: ReportDraft): { name: string; phone: string } | undefined {
  const phone = draft.phone.trim()
  if (draft.kind === 'grid_event' || draft.anonymous || !isPhone(phone)) return undefined
  return { name: draft.name.trim() || phone.slice(-4), phone }
}
