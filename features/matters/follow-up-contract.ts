import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'
import { areaCode } from '#kernel/territory/index.ts'
import { page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { followUpSettings, reachedAnswers } from './follow-up.ts'
import { satisfiedAnswers, solvedAnswers } from './rating.ts'
import { district, matterSummary } from './shapes.ts'

const instant = z.iso.datetime()
const permission = 'case.follow_up'
const byCase = z.object({ district, caseId: z.uuid() })

/** `due`: to be rung now; `later`: not yet; `mine`: claimed by me; `done`: answered; `given_up`: nobody to be reached. */
export const followUpViews = ['due', 'later', 'mine', 'done', 'given_up'] as const
export type FollowUpView = (typeof followUpViews)[number]

export const followUpStates = ['waiting', 'done', 'given_up', 'not_needed'] as const

export const followUpLine = matterSummary.extend({
  follow: z.object({
    state: z.enum(followUpStates),
    dueAt: instant,
    tries: z.number().int(),
    /** Tries a matter gets before it is given up. */
    most: z.number().int(),
    lastReached: z.enum(reachedAnswers).nullable(),
    lastAt: instant.nullable(),
    solved: z.enum(solvedAnswers).nullable(),
    satisfied: z.enum(satisfiedAnswers).nullable(),
    reopened: z.boolean(),
    /** Somebody is ringing; who, by name, and until when it is kept for them. */
    claim: z.object({ mine: z.boolean(), name: z.string(), until: instant }).nullable(),
  }),
})
export type FollowUpLine = z.output<typeof followUpLine>

export const followUpRoutes = {
  listFollowUps: route({
    method: 'GET',
    path: '/api/follow-ups',
    summary: 'Handled matters to be rung about, and those that were; what has waited longest first',
    permission,
    query: pageQuery.extend({
      which: z.enum(followUpViews).default('due'),
      area: areaCode.optional(),
      category: z.string().max(60).optional(),
      /** A number, or words of the report or place. */
      q: z.string().trim().max(100).optional(),
    }),
    reply: page(followUpLine),
  }),
  claimFollowUp: route({
    method: 'POST',
    path: '/api/follow-ups/claim',
    summary: 'Take the next one, or the one named, so that nobody else rings meanwhile; the one I hold comes first',
    permission,
    body: z.object({
      requestId,
      case: byCase.optional(),
      area: areaCode.optional(),
      category: z.string().max(60).optional(),
    }),
    reply: z.object({ item: followUpLine.nullable() }),
  }),
  releaseFollowUp: route({
    method: 'POST',
    path: '/api/follow-ups/release',
    summary: 'Let go of the one I hold without having rung',
    permission,
    body: z.object({ requestId }),
    reply: z.object({ released: z.number().int() }),
  }),
  revealForCall: route({
    method: 'POST',
    path: '/api/follow-ups/:district/:caseId/contact',
    summary:
      'See the name and number of whoever asked, of the one matter I hold on the call list; the reason goes on record',
    permission,
    // Replaying would need the answer stored in the clear; asking twice is two entries in the audit.
    idempotent: false,
    perMinute: 10,
    params: byCase,
    body: z.object({ reason: z.string().trim().min(4).max(200) }),
    reply: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  }),
  recordFollowUp: route({
    method: 'POST',
    path: '/api/follow-ups/:district/:caseId/call',
    summary: 'Write down what came of the call; not solved, or asked for, opens the matter again',
    permission,
    params: byCase,
    body: z.object({
      requestId,
      reached: z.enum(reachedAnswers),
      solved: z.enum(solvedAnswers).optional(),
      satisfied: z.enum(satisfiedAnswers).optional(),
      words: z.string().trim().max(500).overwrite(screenWords).optional(),
      /** They want it done again, whatever else they said. */
      reopen: z.boolean().default(false),
      /** Nobody there: the day of the next call. */
      nextOn: z.iso.date().optional(),
    }),
    reply: followUpLine,
  }),
  getFollowUpSettings: route({
    method: 'GET',
    path: '/api/follow-up-settings',
    summary: 'Which handled matters are rung about, when, and how often',
    permission: 'procedure.read',
    reply: followUpSettings,
  }),
  editFollowUpSettings: route({
    method: 'PUT',
    path: '/api/follow-up-settings',
    summary: 'Change them; absent keeps',
    permission: 'category.edit',
    body: followUpSettings.partial().extend({ requestId }),
    reply: followUpSettings,
  }),
}
