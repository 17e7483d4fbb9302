import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'

/** The three answers to "is it solved" and "are you satisfied" used by the hotlines (domain 2.7). */
export const solvedAnswers = ['solved', 'partly', 'not_solved'] as const
export const satisfiedAnswers = ['satisfied', 'basically', 'not_satisfied'] as const

export const ratingForm = z.object({
  solved: z.enum(solvedAnswers),
  satisfied: z.enum(satisfiedAnswers),
  words: z.string().max(500).overwrite(screenWords).optional(),
})
export type Rating = z.output<typeof ratingForm>
