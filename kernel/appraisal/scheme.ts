import { z } from 'zod'

/** The whole, in shares of 0.01 %: weights and shares are whole numbers of it, so that sums are exact. */
export const WHOLE = 10_000

export const SUBJECT_KINDS = ['organisation', 'area', 'person'] as const
export const subjectKind = z.enum(SUBJECT_KINDS)
export type SubjectKind = z.output<typeof subjectKind>

export const schemeKey = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)
const partKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
const name = z.object({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(120) })
/** The sentence that stands beside a number wherever it is shown. */
const definition = z.object({ zh: z.string().trim().max(300), en: z.string().trim().max(600) })
const share = z.int().min(1).max(WHOLE)
/** Hundredths of a point. */
const marks = z.int().min(-100_000).max(100_000)

/** What a rater chooses from for one indicator; a rater may also leave it out. */
export const scale = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('points'), min: z.int().min(0).max(1000), max: z.int().min(1).max(1000) }),
  z.object({
    kind: z.literal('grades'),
    /** What each grade is worth, of 100. */
    grades: z
      .array(z.object({ key: partKey, name, points: z.int().min(0).max(100) }))
      .min(2)
      .max(10),
  }),
])
export type Scale = z.output<typeof scale>

const indicatorBase = { key: partKey, name, definition, weight: share }

/**
 * `counted`: a measure gives a whole number (rates in 0.01 %); at `zeroAt` it earns nothing, at `fullAt` all, in between in
 * proportion; `zeroAt` above `fullAt` where less is better. `scored`: people choose on a scale.
 */
export const indicator = z.discriminatedUnion('source', [
  z.object({
    ...indicatorBase,
    source: z.literal('counted'),
    measure: z.string().max(80),
    zeroAt: z.int().min(-1e9).max(1e9),
    fullAt: z.int().min(-1e9).max(1e9),
  }),
  z.object({ ...indicatorBase, source: z.literal('scored'), scale }),
])
export type Indicator = z.output<typeof indicator>

/** Ballots that must be in, or whole percent of the raters named. A secret group needs at least five in any case. */
export const quorum = z.object({ amount: z.int().min(1).max(100_000), unit: z.enum(['ballots', 'percent']) })

const raterGroup = z.object({
  key: partKey,
  name,
  share,
  quorum,
  /** Nobody, whatever their rights, can find out who voted what. */
  secret: z.boolean(),
  /** Whoever votes also says why, in a sentence the subject reads. Never in a secret group: words give people away. */
  asksWhy: z.boolean().optional(),
})
export type RaterGroup = z.output<typeof raterGroup>

/** From `from` up to, but without, `to`; the highest band includes the end of the range. */
export const band = z.object({ key: partKey, name, from: marks, to: marks })
export type Band = z.output<typeof band>

const adjustmentKind = z.object({
  key: partKey,
  name,
  kind: z.enum(['bonus', 'deduction']),
  /** The most one of them may be, in hundredths of a point. */
  most: z.int().min(1).max(100_000),
  /** How long each counts. */
  validMonths: z.int().min(1).max(60),
})

/** What follows once a result is final: a case of a procedure about results, or something a feature does. */
export const consequence = z.object({
  key: partKey,
  name,
  bands: z.array(partKey).min(1).max(10),
  procedure: z.string().max(60).nullable(),
  hook: z.string().max(80).nullable(),
})
export type Consequence = z.output<typeof consequence>

export const rules = z.object({
  title: name,
  /** The rule or notice it follows. Without one no person is appraised. */
  basis: z.string().trim().max(300),
  indicators: z.array(indicator).min(1).max(30),
  groups: z.array(raterGroup).max(10),
  /** When a group misses its quorum: its share is spread over the others, or the round cannot be published. */
  quorumMissed: z.enum(['spread', 'no_publication']),
  /** An indicator nothing was counted or said for: its weight is spread over the others, or it earns nothing. */
  whenMissing: z.enum(['spread', 'zero']),
  /** What all indicators together are worth, in hundredths of a point, before bonuses and deductions. */
  fullMarks: z.int().min(100).max(100_000),
  /** A result never leaves it. */
  range: z.object({ min: marks, max: marks }),
  bands: z.array(band).max(12),
  adjustments: z.array(adjustmentKind).max(40),
  /** The most that all bonuses, and all deductions, of one subject may come to; null: no limit but the range. */
  bonusCap: z.int().min(0).max(100_000).nullable(),
  deductionCap: z.int().min(0).max(100_000).nullable(),
  /** `subject`: told to the subject and those who appraise; `public`: announced to everybody. */
  audience: z.enum(['subject', 'public']),
  /** Days after publication within which the subject may object, and the level that decides. */
  objection: z.object({ days: z.int().min(1).max(60), decidedAt: z.enum(['street', 'district', 'city']) }),
  consequences: z.array(consequence).max(20),
  /** Months after a round is final for which what concerns single subjects is kept. */
  keepMonths: z.int().min(1).max(120),
})
export type Rules = z.output<typeof rules>

export interface Scheme {
  district: string
  key: string
  version: number
  subjectKind: SubjectKind
  rules: Rules
}

/** Under five people a number would be news of one of them (charter 7). */
export const FEWEST_SECRET = 5
