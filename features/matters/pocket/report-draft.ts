import { z } from 'zod'
import { complaintInput } from '../complaint.ts'
import { type MatterKind, matterKinds } from '../index.ts'

/** What a report holds while it is written, apart from the photos. Kept on the device, sealed, by the outbox. */
const shape = z.object({
  kind: z.enum(matterKinds),
  step: z.number().int().min(0).max(2),
  /** Null until somebody has said where it is. */
  place: z.object({ lng: z.number(), lat: z.number(), accuracyM: z.number().optional() }).nullable(),
  placeWords: z.string(),
  words: z.string(),
  categoryId: z.string().nullable(),
  name: z.string(),
  phone: z.string(),
  anonymous: z.boolean(),
  secretFromUnit: z.boolean(),
  /** Of a service complaint; absent in drafts of a former version. */
  complaint: complaintInput.nullable().default(null),
})
export type ReportDraft = z.output<typeof shape>

export function emptyDraft(kind: MatterKind): ReportDraft {
  return {
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
    complaint: null,
  }
}

/** A draft as it was kept; null for one of a former version of the app. */
export function readDraft(kept: unknown): ReportDraft | null {
  const read = shape.safeParse(kept)
  return read.success ? read.data : null
}

/** Which form of the outbox a report is. */
export function formOf(kind: MatterKind): string {
  return `report:${kind}`
}

/** Something was chosen or written. */
export function isBegun(draft: ReportDraft, photos: number): boolean {
  const written = [draft.words, draft.placeWords, draft.name, draft.phone].some(text => text.trim() !== '')
  return written || photos > 0 || draft.place !== null || draft.categoryId !== null
}
