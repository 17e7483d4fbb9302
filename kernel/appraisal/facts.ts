import { z } from 'zod'

/** What one rater chose, by indicator: points as a number, a grade by its key. What was left out is absent. */
export const answers = z.record(z.string(), z.union([z.int(), z.string().max(40)]))
export type Answers = z.output<typeof answers>

export interface Ballot {
  group: string
  answers: Answers
}

/** How often each answer was given, by indicator and answer. */
export const answerCounts = z.record(z.string(), z.record(z.string(), z.int().min(0)))
export type AnswerCounts = z.output<typeof answerCounts>

const groupTally = z.object({
  /** How many might have voted. */
  raters: z.int().min(0),
  ballots: z.int().min(0),
  answers: answerCounts,
})
export type GroupTally = z.output<typeof groupTally>

const appliedAdjustment = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.enum(['bonus', 'deduction']),
  /** Hundredths of a point. */
  points: z.int().min(1),
  reason: z.string(),
})
export type AppliedAdjustment = z.output<typeof appliedAdjustment>

/** All a result is computed from, frozen when voting closes. */
export const facts = z.object({
  /** What each measure said; null: nothing to count. */
  counted: z.record(z.string(), z.int().nullable()),
  tallies: z.record(z.string(), groupTally),
  adjustments: z.array(appliedAdjustment),
})
export type Facts = z.output<typeof facts>
