import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'
import { answers } from './facts.ts'
import { ROUND_STATES } from './round.ts'
import { rules, scale, schemeKey, subjectKind } from './scheme.ts'

export const words = z.object({ zh: z.string(), en: z.string() })
export const roundKey = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })
export const schemeRef = z.object({ district: z.string().regex(/^\d{6}$/), key: schemeKey })

export const schemeProblem = z.object({ problem: z.string(), at: z.string() })

export const schemeLine = z.object({
  district: z.string(),
  key: schemeKey,
  version: z.int(),
  subjectKind,
  areaCode: z.string().nullable(),
  title: words,
  /** A round has used this version. */
  frozen: z.boolean(),
  retired: z.boolean(),
  updatedAt: z.iso.datetime(),
})
export const schemeView = schemeLine.extend({
  rules,
  mayEdit: z.boolean(),
  /** Why it was retired. */
  retiredReason: z.string().nullable(),
  /** Rounds by any version of it within reach: drafts, and those that are open or being counted. */
  rounds: z.object({ drafts: z.int(), running: z.int() }),
  problems: z.array(schemeProblem),
})

export const roundLine = z.object({
  district: z.string(),
  id: z.uuid(),
  title: z.string(),
  schemeKey: z.string(),
  schemeTitle: words,
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

/** How a result came about; group means are only there for groups that are quorate, so never of under five secret votes. */
export const resultParts = z.object({
  base: z.int().nullable(),
  bonus: z.int(),
  deduction: z.int(),
  indicators: z.array(
    z.object({
      key: z.string(),
      counted: z.int().nullable(),
      earned: z.int().nullable(),
      groups: z.array(z.object({ key: z.string(), earned: z.int().nullable() })),
    }),
  ),
})

export const resultLine = z.object({
  district: z.string(),
  roundId: z.uuid(),
  subjectId: z.string(),
  subjectName: z.string(),
  edition: z.int(),
  /** Hundredths of a point; always null for persons. */
  score: z.int().nullable(),
  band: z.object({ key: z.string(), name: words }).nullable(),
  reason: z.string().nullable(),
  answer: z.string().nullable(),
  /** What those who voted openly said why, in no order of theirs and without their names. */
  grounds: z.array(z.string()),
})

export const subjectView = z.object({
  subjectId: z.string(),
  name: z.string(),
  areaCode: z.string(),
  groups: z.array(z.object({ key: z.string(), raters: z.int(), voted: z.int() })),
  /** From closing on: as it stands, or as it was published. */
  result: z
    .object({
      edition: z.int().nullable(),
      score: z.int().nullable(),
      band: z.string().nullable(),
      publishable: z.boolean(),
      reason: z.string().nullable(),
      parts: resultParts.nullable(),
    })
    .nullable(),
  adjustments: z.array(
    z.object({ id: z.string(), key: z.string(), kind: z.string(), points: z.int(), reason: z.string() }),
  ),
  answer: z.string().nullable(),
  grounds: z.array(z.string()),
  objections: z.array(
    z.object({
      id: z.uuid(),
      caseId: z.uuid(),
      words: z.string(),
      edition: z.int(),
      decision: z.string().nullable(),
      raisedAt: z.iso.datetime(),
    }),
  ),
})

export const roundView = roundLine.extend({
  schemeVersion: z.int(),
  rules,
  publishedAt: z.iso.datetime().nullable(),
  objectionsUntil: z.iso.datetime().nullable(),
  note: z.string().nullable(),
  /** What may be done now by the caller. */
  moves: z.array(z.string()),
  mayOrganise: z.boolean(),
  papersWaiting: z.int(),
  subjectList: z.array(subjectView),
})

export const question = z.object({ key: z.string(), name: words, definition: words, scale })

/** A ballot as a rater sees it: nothing of anybody else's. */
export const ballotView = z.object({
  district: z.string(),
  id: z.uuid(),
  roundTitle: z.string(),
  subjectName: z.string(),
  group: words,
  secret: z.boolean(),
  asksWhy: z.boolean(),
  /** What is known of the subject that helps to judge it, as the feature that organised the round says. */
  facts: z.array(z.object({ name: words, value: words })),
  closesAt: z.iso.datetime(),
  state: z.enum(['open', 'voted', 'closed']),
  questions: z.array(question),
})

export const answersBody = z.object({
  answers,
  /** Why; asked of some open groups and taken from no other. */
  words: z.string().trim().min(2).max(300).overwrite(screenWords).optional(),
})
export const counted = z.object({ counted: z.enum(['now', 'before']) })

export const adjustmentLine = z.object({
  district: z.string(),
  id: z.uuid(),
  schemeKey: z.string(),
  subjectId: z.string(),
  subjectName: z.string(),
  areaCode: z.string(),
  key: z.string(),
  kind: z.enum(['bonus', 'deduction']),
  points: z.int(),
  reason: z.string(),
  fileId: z.uuid().nullable(),
  state: z.enum(['proposed', 'approved', 'refused', 'revoked']),
  validFrom: z.string(),
  validTo: z.string(),
  proposedAt: z.iso.datetime(),
  mayDecide: z.boolean(),
})

export const myResult = resultLine.extend({
  roundTitle: z.string(),
  periodFrom: z.string(),
  periodTo: z.string(),
  publishedAt: z.iso.datetime(),
  basis: z.string(),
  parts: resultParts.nullable(),
  indicators: z.array(z.object({ key: z.string(), name: words, definition: words, weight: z.int() })),
  mayAnswer: z.boolean(),
  mayObject: z.boolean(),
  objectionsUntil: z.iso.datetime().nullable(),
  objection: z.object({ words: z.string(), decision: z.string().nullable() }).nullable(),
})

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
  /** Why, of those who voted openly and were asked; without their names. */
  grounds: readonly string[]
  publishedAt: Date
  state: 'published' | 'final'
}
