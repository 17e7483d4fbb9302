import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'

const short = (most: number) => z.string().trim().min(1).max(most).overwrite(screenWords)

export const inTimeAnswers = ['on_time', 'late', 'absent'] as const
export const degrees = ['yes', 'partly', 'no'] as const
export const satisfactions = ['satisfied', 'basically', 'not_satisfied'] as const

/** The unit to call; of the kind's own choice, or another after an objection. */
export const callForm = z.object({ leadOrganisationId: z.uuid() })

/** Reporting in (报到): who comes, and when they are there. */
export const reportInForm = z.object({ comes: short(60), arrivesAt: z.iso.datetime() })

export const resultOutcomes = ['done', 'nothing_to_do', 'not_now'] as const
export const resultForm = z
  .object({ outcome: z.enum(resultOutcomes), nextDate: z.iso.date().optional() })
  .refine(form => form.outcome !== 'not_now' || form.nextDate !== undefined, { path: ['nextDate'] })

/** The whistling side on the unit; its reasons are the note. */
export const appraisalForm = z.object({
  inTime: z.enum(['on_time', 'late']),
  acted: z.enum(degrees),
  satisfied: z.enum(satisfactions),
})

/** The unit on the whistling side: was it warranted, was what is needed at hand. Its reasons and answer are the note. */
export const counterAppraisalForm = z.object({ warranted: z.enum(degrees), atHand: z.enum(degrees) })

export const callMoreForm = z.object({ organisationIds: z.array(z.uuid()).min(1).max(8) })
