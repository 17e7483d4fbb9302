import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { named } from './shapes.ts'

const year = z.coerce.number().int().min(2000).max(2200)
const roundKey = z.object({ district: z.string(), id: z.uuid() })
const words = z.object({ zh: z.string(), en: z.string() })

export const feedbackStates = ['noted', 'fed_back', 'acknowledged', 'voided'] as const

/** A grade as it was published; never a number, never a place in an order. */
export const yearGrade = z.object({
  district: z.string(),
  id: z.uuid(),
  year: z.number().int(),
  /** Masked for whoever only oversees, and in every file; null when the name has left. */
  name: z.string().nullable(),
  organisation: named,
  community: z.object({ code: z.string(), name: z.string() }),
  grade: words.nullable(),
  /** Why, of those who graded. */
  grounds: z.array(z.string()),
  /** Why there is a further edition. */
  corrected: z.string().nullable(),
  /** What the person says to it. */
  answer: z.string().nullable(),
  isFinal: z.boolean(),
  /** How far the feedback to the unit is; null while objections may still be raised. */
  feedback: z.enum(feedbackStates).nullable(),
  caseId: z.uuid().nullable(),
})
export type YearGrade = z.output<typeof yearGrade>

export const yearRoutes = {
  planYear: route({
    method: 'GET',
    path: '/api/report-in/years/:area/:year',
    summary: 'What the appraisal of a year in a community would hold: how many, who is left out and why, who grades',
    permission: 'appraisal.organise',
    params: z.object({ area: areaCode, year }),
    reply: z.object({
      /** The round there is already. */
      round: roundKey.nullable(),
      members: z.number().int(),
      /** Registered for less than the months the city settled on. */
      tooNew: z.number().int(),
      minMonths: z.number().int(),
      /** Without an account they could neither be told nor answer. */
      untold: z.number().int(),
      raters: z.array(named),
    }),
  }),
  startYear: route({
    method: 'POST',
    path: '/api/report-in/years',
    summary: 'Draft the appraisal of a year: everybody registered in the community, graded by people of the community',
    permission: 'appraisal.organise',
    body: z.object({
      requestId,
      areaCode,
      year: z.number().int().min(2000).max(2200),
      /** The last day on which may be graded. */
      closesOn: z.iso.date(),
      raterIds: z.array(z.uuid()).min(1).max(20),
    }),
    reply: roundKey.extend({ members: z.number().int() }),
  }),
  listYearGrades: route({
    method: 'GET',
    path: '/api/report-in/year-grades',
    summary: 'Published grades within reach, for units once they are final: by year and in order of registration',
    permission: 'report_in.read',
    query: pageQuery.extend({ year: year.optional(), area: areaCode.optional(), organisationId: z.uuid().optional() }),
    reply: page(yearGrade),
  }),
  getYearGrade: route({
    method: 'GET',
    path: '/api/report-in/year-grades/:district/:id',
    summary: 'One grade with its reasons, the rule it rests on, and what the person says',
    permission: 'report_in.read',
    params: roundKey,
    reply: yearGrade.extend({ basis: z.string() }),
  }),
}
