import { z } from 'zod'
import { ROUND_STATES } from './round.ts'
import { rules, schemeKey, subjectKind } from './scheme.ts'

export const schemeLine = z.object({
  district: z.string(),
  key: schemeKey,
  version: z.int(),
  subjectKind,
  areaCode: z.string().nullable(),
  title: z.object({ zh: z.string(), en: z.string() }),
  /** A round has used this version. */
  frozen: z.boolean(),
  retired: z.boolean(),
  updatedAt: z.iso.datetime(),
})
export const schemeView = schemeLine.extend({ rules, mayEdit: z.boolean() })

export const roundLine = z.object({
  district: z.string(),
  id: z.uuid(),
  title: z.string(),
  schemeKey: z.string(),
  schemeTitle: z.object({ zh: z.string(), en: z.string() }),
  subjectKind,
  areaCode: z.string(),
  areaName: z.string(),
  periodFrom: z.string(),
  periodTo: z.string(),
  state: z.enum(ROUND_STATES),
  closesAt: z.iso.datetime(),
  subjects: z.int(),
  raters: z.int(),
  voted: z.int(),
})
export type RoundLine = z.output<typeof roundLine>

/** One published result of one subject, as other parts of the product read it. */
export interface PublishedResult {
  district: string
  roundId: string
  roundTitle: string
  schemeKey: string
  subjectId: string
  subjectName: string
  periodFrom: string
  periodTo: string
  edition: number
  /** Hundredths of a point; always null for persons. */
  score: number | null
  band: { key: string; name: { zh: string; en: string } } | null
  /** Why there is a further edition. */
  reason: string | null
  /** What the subject says to it. */
  answer: string | null
  publishedAt: Date
  state: 'published' | 'final'
}
