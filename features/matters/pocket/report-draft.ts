import { newId } from '#kernel/ids/index.ts'
import { z } from 'zod'
import { keep, recall } from '#ui/device-store.ts'
import { type MatterKind, matterKinds } from '../index.ts'

/** What a report holds while it is written, apart from the photos. Survives closing the page. */
const shape = z.object({
  requestId: z.string(),
  /** Whose it is: on a shared phone nobody finds the words and the number of somebody else. */
  personId: z.string(),
  kind: z.enum(matterKinds),
  step: z.number().int().min(0).max(2),
  /** How many photos had been chosen: they live in the page alone, and whoever comes back must be told. */
  photos: z.number().int().min(0),
  /** Null until somebody has said where it is. */
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

export function emptyDraft(kind: MatterKind, personId: string): ReportDraft {
  return {
    requestId: newId(),
    personId,
    kind,
    step: 0,
    photos: 0,
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

const keyOf = (kind: MatterKind) => `jinlin.report-draft.${kind}`

/** The report of one kind this person began on this device, or null. Another person's is forgotten. */
export function recallDraft(kind: MatterKind, personId: string): ReportDraft | null {
  const draft = parse(recall(keyOf(kind)))
  if (draft?.personId === personId) return draft
  keep(keyOf(kind), null)
  return null
}

/** Kept once there is something in it that would be missed. */
export function keepDraft(draft: ReportDraft): void {
  keep(keyOf(draft.kind), isBegun(draft) ? JSON.stringify(draft) : null)
}

export function forgetDraft(kind: MatterKind): void {
  keep(keyOf(kind), null)
}

/** Something was chosen or written. */
export function isBegun(draft: ReportDraft): boolean {
  const written = [draft.words, draft.placeWords, draft.name, draft.phone].some(text => text.trim() !== '')
  return written || draft.photos > 0 || draft.place !== null || draft.categoryId !== null
}

/**
 * Where a report goes on after the page was closed: with the photos, if there were any, since they are gone and must
 * be chosen again; else where it was left.
 */
export function resumeDraft(draft: ReportDraft): ReportDraft {
  return draft.photos > 0 ? { ...draft, step: 0 } : draft
}

function parse(text: string | null): ReportDraft | null {
  try {
    return shape.parse(JSON.parse(text ?? ''))
  } catch {
    return null
  }
}
