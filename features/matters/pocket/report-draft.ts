import { newId } from '#kernel/ids/index.ts'
import { z } from 'zod'
import { keep, recall } from '#ui/device-store.ts'
import { type MatterKind, matterKinds } from '../index.ts'

const key = 'jinlin.report-draft'

/** What a report holds while it is written, apart from the photos. Survives closing the page. */
const shape = z.object({
  requestId: z.string(),
  kind: z.enum(matterKinds),
  step: z.number().int().min(0).max(2),
  place: z.object({ lng: z.number(), lat: z.number(), accuracyM: z.number().optional() }).nullable(),
  placeWords: z.string(),
  words: z.string(),
  categoryId: z.string().nullable(),
  name: z.string(),
  phone: z.string(),
  anonymous: z.boolean(),
  secretFromUnit: z.boolean(),
})
export type ReportDraft = z.output<typeof shape>

export function emptyDraft(kind: MatterKind): ReportDraft {
  return {
    requestId: newId(),
    kind,
    step: 0,
    place: null,
    placeWords: '',
    words: '',
    categoryId: null,
    name: '',
    phone: '',
    anonymous: false,
    secretFromUnit: false,
  }
}

/** The report begun on this device, or null. */
export function recallDraft(): ReportDraft | null {
  const text = recall(key)
  if (text === null) return null
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Null forgets it. */
export function keepDraft(draft: ReportDraft | null): void {
  keep(key, draft === null ? null : JSON.stringify(draft))
}
