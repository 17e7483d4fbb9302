import { z } from 'zod'
import { page, pageQuery, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { claimStates, command, done, serviceKey, words } from './service-shapes.ts'

export const claimSubjects = ['service_order', 'wish'] as const

/** What I, or my unit, have taken up. */
export const commitment = z.object({
  ...serviceKey.shape,
  subjectKind: z.enum(claimSubjects),
  subjectId: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  title: z.string(),
  words: z.string(),
  areaName: z.string(),
  place: z.string(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  unit: z.string().nullable(),
  state: z.enum(claimStates),
  stateText: z.string(),
  claimedAt: z.string(),
  hasContact: z.boolean(),
  /** Steps a person takes through the claim; a unit works at its Workbench. */
  steps: z.array(z.enum(['deliver', 'give_back', 'report_absence'])),
  /** What whoever was served said of it. */
  thanks: z.string().nullable(),
})

export const claimRoutes = {
  takeClaim: route({
    method: 'POST',
    path: '/api/service-claims',
    summary: 'Take up an open order or a published wish, as a neighbour or for a unit of mine; the first one has it',
    permission: 'claim.take',
    body: z.object({
      requestId,
      district: serviceKey.shape.district,
      subjectKind: z.enum(claimSubjects),
      subjectId: z.uuid(),
      /** One of my units; without it I claim as a neighbour. */
      organisationId: z.uuid().optional(),
    }),
    reply: serviceKey.extend({ caseId: z.uuid() }),
  }),
  listCommitments: route({
    method: 'GET',
    path: '/api/service-claims/mine',
    summary: 'What I or my units have taken up: what is to be done first, then the newest',
    permission: SIGNED_IN,
    query: pageQuery.extend({ state: z.enum(claimStates).optional() }),
    reply: page(commitment),
  }),
  readCalendar: route({
    method: 'GET',
    path: '/api/service-claims/calendar.ics',
    summary: 'My slots as an iCalendar file (RFC 5545): what I ordered and what I have taken up',
    permission: SIGNED_IN,
    kind: 'stream',
    reply: z.unknown(),
  }),
  deliverClaim: route({
    method: 'POST',
    path: '/api/service-claims/:district/:id/deliver',
    summary: 'Say what was done; whoever was served confirms it. A photo is never asked for',
    permission: SIGNED_IN,
    params: serviceKey,
    body: z.object({ requestId, note: words, fileIds: z.array(z.uuid()).max(9).default([]) }),
    reply: done,
  }),
  giveBackClaim: route({
    method: 'POST',
    path: '/api/service-claims/:district/:id/give-back',
    summary: 'Give it back, so that somebody else can take it up',
    permission: SIGNED_IN,
    params: serviceKey,
    body: command.extend({ note: words }),
    reply: done,
  }),
  reportAbsence: route({
    method: 'POST',
    path: '/api/service-claims/:district/:id/absence',
    summary: 'Nobody was there to be served; the community looks into it',
    permission: SIGNED_IN,
    params: serviceKey,
    body: command.extend({ note: words }),
    reply: done,
  }),
}
